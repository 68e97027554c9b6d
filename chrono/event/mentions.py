"""Mentions of one event inside a document: joined only with evidence."""

from collections.abc import Sequence

from chrono.event.lexicon import Word, is_verbal
from chrono.event.tokens import TIMEX, Tokens

WINDOW = 12
"""How many sentences back an earlier mention is looked for."""
SHORTEST = 3
"""A family key of fewer letters tells nothing."""
REACH, SHARED = 4, 2
"""So many words after an event are compared, and so many must agree."""


def chains(tokens: Tokens, at: Sequence[int], classes: Sequence[str]) -> list[int | None]:
    """For each event (by token) the number of its nearest earlier mention, or None.

    A mention repeats an earlier one of the same word family when it is a noun and points back (an article on it, "the"
    or "this" before it), or when the words after both, what the event is of, agree in two. Speech acts are never
    joined: each saying is an event.
    """
    found: list[int | None] = [None] * len(at)
    families: dict[str, list[int]] = {}
    numbers = {first: n for n, (first, _) in enumerate(tokens.bounds)}
    for n, index in enumerate(at):
        root = tokens.words[index].root
        if len(root) < SHORTEST or classes[n] in ("REPORTING", "PERCEPTION", "I_STATE"):
            continue
        family = families.setdefault(root, [])
        sentence = numbers[tokens.sentence(index)[0]]
        for earlier in reversed(family):
            if sentence - numbers[tokens.sentence(at[earlier])[0]] > WINDOW:
                break
            if _is_repeated(tokens, index, at[earlier]):
                found[n] = earlier
                break
        family.append(n)
    return found


def _is_repeated(tokens: Tokens, index: int, earlier: int) -> bool:
    word, other = tokens.words[index], tokens.words[earlier]
    if not _is_nominal(word) or (word.lemma != other.lemma and not is_verbal(other.tags)):
        return False
    return _points_back(tokens, index) or len(_of_what(tokens, index) & _of_what(tokens, earlier)) >= SHARED


def _is_nominal(word: Word) -> bool:
    """Whether a word can be read as a noun."""
    return not is_verbal(word.tags) or any(tag[:5] == "noun." or tag in ("masdar.noun", "article") for tag in word.tags)


def _points_back(tokens: Tokens, index: int) -> bool:
    before = tokens.words[index - 1].tags if index else ()
    return "article" in tokens.words[index].tags or "definite" in before or "demonstrative" in before


def _of_what(tokens: Tokens, index: int) -> frozenset[str]:
    """The telling words right after an event, in its sentence."""
    last = min(index + 1 + REACH, tokens.sentence(index)[1])
    words = tokens.words[index + 1 : last]
    return frozenset(
        word.lemma
        for word in words
        if word is not TIMEX and len(word.norm) > SHORTEST and word.tags[:1] != ("preposition",)
    )
