"""Attributes of an event: class, part of speech, tense, aspect, polarity, modality and factuality."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chrono.event.clauses import exception_end
from chrono.event.cues import Cues
from chrono.event.detect import Detector, lexical_class, padded
from chrono.event.features import REACH, verb_group
from chrono.event.lexicon import Word, is_verbal
from chrono.event.tokens import Tokens

NEAR = 4
"""How many words before an event a governing word may stand."""
DOUBTFUL = ("possible", "conditional", "hypothetical")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is said of an event apart from its time."""

    class_: str
    pos: str
    tense: str
    aspect: str
    polarity: str
    modality: str | None
    factuality: str


def attributes(tokens: Tokens, index: int, detector: Detector | None, cues: Cues) -> Attributes:
    """The attributes of the event at a token, by the model of the language where there is one, else by its words."""
    words, i = padded(tokens, index)
    word, group = words[i], verb_group(words, i)
    decided = detector.decide(words, i) if detector else {}
    pos = decided.get("pos") or _part(word)
    before = _before(tokens, index, cues)
    said = Attributes(
        class_=decided.get("class") or lexical_class(word) or "OCCURRENCE",
        pos=pos,
        tense=_tense(decided.get("tense"), pos, group, words[i : i + 2], cues),
        aspect=_aspect(group, word) if pos == "VERB" else "NONE",
        polarity="NEG" if _is_negated(group, words, i, pos) and word.norm not in cues.unnegated else "POS",
        modality=_modality(word, before, group, cues),
        factuality="asserted",
    )
    factuality = _factuality(said, before, tokens.words[index + 1 : index + 2], cues)
    if factuality == "negated" and pos != "MASDAR" and exception_end(tokens, index, cues):
        factuality = "asserted"
    elif factuality == "asserted" and _has(group[:1], "infinitive") and _has(group[1:2], "be"):
        factuality = "planned"  # "they were to meet"
    return said if factuality == said.factuality else replace(said, factuality=factuality)


def _before(tokens: Tokens, index: int, cues: Cues) -> Sequence[Word]:
    """The words before an event that may govern it: back to a mark, at most 2 * NEAR."""
    first = index
    while (
        first > max(tokens.sentence(index)[0], index - 2 * NEAR) and tokens.words[first - 1].norm not in cues.breakers
    ):
        first -= 1
    return tokens.words[first:index]


def _part(word: Word) -> str:
    return "VERB" if is_verbal(word.tags) else "NOUN" if any(tag[:5] == "noun." for tag in word.tags) else "OTHER"


def _has(words: Sequence[Word], tag: str) -> bool:
    return any(tag in word.tags for word in words)


def _tense(decided: str | None, pos: str, group: Sequence[Word], words: Sequence[Word], cues: Cues) -> str:
    """What negations and auxiliaries say for certain, else what the model says, unless the form of the verb denies it;
    nouns have none. ``words``: that of the event and the one behind it.
    """
    word = words[0]
    if pos in ("MASDAR", "NOUN"):
        return "NONE"
    if _has(group, "negation_past"):
        return "PAST"
    if _has(group, "negation_future") or _is_future(word) or _has(group, "future"):
        return "FUTURE"
    if pos == "VERB" and not _has(group, "modal") and not _has(group, "infinitive"):
        for auxiliary in reversed(group):
            for tag, tense in (("past_auxiliary", "PAST"), ("present_auxiliary", "PRESENT")):
                if tag in auxiliary.tags:
                    return tense
    if decided == "PAST" and pos == "VERB" and _is_present(words, cues):
        return "PRESENT"
    return decided or ("PAST" if "verb.perfect" in word.tags or "verb.past" in word.tags else "NONE")


def _is_present(words: Sequence[Word], cues: Cues) -> bool:
    """Whether a verb is present by its form, or by the word behind it that agrees with it."""
    word = words[0]
    if "verb.perfect" not in word.tags:
        return "verb.imperfect" in word.tags or bool(cues.present.fullmatch(word.norm))
    agrees = len(words) > 1 and bool(cues.feminine.fullmatch(words[1].norm))
    return "verb.imperfect" in word.tags and agrees and bool(cues.feminine_present.fullmatch(word.norm))


def _is_future(word: Word) -> bool:
    """Whether a verb has the form of the future and is no listed past form that begins alike."""
    return "verb.future" in word.tags and "verb.perfect" not in word.tags


def _aspect(group: Sequence[Word], word: Word) -> str:
    """PERFECTIVE after "have" (not before an infinitive), PROGRESSIVE for a form in -ing after "be"."""
    ing = any(tag.endswith(".ing") for tag in word.tags)
    perfect = _has(group, "have") and not _has(group[:1], "infinitive")
    if perfect and ing and _has(group, "be"):
        return "PERFECTIVE_PROGRESSIVE"
    return "PERFECTIVE" if perfect else "PROGRESSIVE" if ing and _has(group[:2], "be") else "NONE"


def _is_negated(group: Sequence[Word], words: Sequence[Word], i: int, pos: str) -> bool:
    """A negation in the verb group, or one of the two words before a noun."""
    return _has(group, "negation") or (pos != "VERB" and _has(words[max(0, i - 2) : i], "negation"))


def _modality(word: Word, before: Sequence[Word], group: Sequence[Word], cues: Cues) -> str | None:
    for name, listed in cues.modality:
        if any(near.norm in listed for near in (*group, *before[-REACH:])):
            return name
    return "possible" if _has(group, "perfect") and "verb.imperfect" in word.tags else None


def _factuality(said: Attributes, before: Sequence[Word], after: Sequence[Word], cues: Cues) -> str:
    """How far the text vouches for the event; the strongest reservation wins."""
    spoken = " ".join(word.clitic + word.norm for word in before)
    near = [word.norm for word in before[-NEAR:]]
    if any(phrase in spoken for phrase in cues.phrases):
        return "counterfactual"
    if said.polarity == "NEG" or any(word in cues.prevented for word in near[-3:]):
        return "negated"
    if any(word in cues.alleged for word in [*near, *(word.norm for word in after)]):
        return "alleged"
    if said.tense == "FUTURE" or (said.class_ != "REPORTING" and any(word in cues.planned for word in near)):
        return "planned"
    if said.modality in DOUBTFUL or any(word in cues.possible for word in near):
        return "possible"
    return "asserted"


def with_sources(tokens: Tokens, at: Sequence[int], said: Sequence[Attributes]) -> list[Attributes]:
    """The same attributes, where what a speech verb of the sentence introduces is ``reported`` and not ``asserted``."""
    found = list(said)
    for n, what in enumerate(said):
        if what.class_ != "REPORTING" or what.pos not in ("VERB", "PARTICIPLE"):
            continue
        last = tokens.sentence(at[n])[1]
        for k in range(n + 1, len(at)):
            if at[k] >= last:
                break
            if found[k].factuality == "asserted" and found[k].class_ != "REPORTING":
                found[k] = replace(found[k], factuality="reported")
    return found


def with_plans(tokens: Tokens, at: Sequence[int], said: Sequence[Attributes]) -> list[Attributes]:
    """The same attributes, where a nominal event right beside a planned verb is planned as well.

    "The talks will begin", "they will send reinforcements": what begins, and what is named for the first time behind
    the verb. "They will study the attack": the attack has been.
    """
    found = list(said)
    for n, what in enumerate(said):
        if what.factuality != "planned" or what.pos != "VERB":
            continue
        for k in (n - 1, n + 1):
            if 0 <= k < len(at) and _is_planned_with(tokens, (at[n], what), (at[k], found[k])):
                found[k] = replace(found[k], factuality="planned")
    return found


def _is_planned_with(tokens: Tokens, verb: tuple[int, Attributes], noun: tuple[int, Attributes]) -> bool:
    (place, plan), (index, said) = verb, noun
    if said.pos not in ("NOUN", "MASDAR") or said.factuality not in ("asserted", "reported"):
        return False
    if abs(index - place) > NEAR or any(not word.raw[:1].isalnum() for word in _between(tokens, place, index)):
        return False
    return plan.class_ == "ASPECTUAL" or (index > place and not _is_definite(tokens, index))


def _between(tokens: Tokens, one: int, two: int) -> Sequence[Word]:
    return tokens.words[min(one, two) + 1 : max(one, two)]


def _is_definite(tokens: Tokens, index: int) -> bool:
    before = tokens.words[max(0, index - 2) : index]
    return "article" in tokens.words[index].tags or any("definite" in word.tags for word in before)
