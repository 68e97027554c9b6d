"""Attributes of an event: class, part of speech, tense, aspect, polarity, modality and factuality."""

from collections.abc import Sequence
from dataclasses import dataclass

from chrono.event.clauses import Clause
from chrono.event.cues import Cues
from chrono.event.detect import Detector, lexical_class, padded
from chrono.event.features import REACH, verb_group
from chrono.event.lexicon import Word
from chrono.event.tokens import Tokens

NEAR = 4
"""How many words before an event a governing verb or a negation may stand."""


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


def attributes(tokens: Tokens, index: int, clause: Clause, detector: Detector | None, cues: Cues) -> Attributes:
    """The attributes of the event at a token, by the model of the language where there is one, else by its words."""
    words, i = padded(tokens, index)
    word = words[i]
    decided = detector.decide(words, i) if detector else {}
    class_ = decided.get("class") or lexical_class(word) or "OCCURRENCE"
    pos = decided.get("pos") or _part(word)
    tense = decided.get("tense") or "NONE"
    group = verb_group(words, i)
    if pos in ("VERB", "PARTICIPLE"):
        tense = _tense_by_group(group, word) or tense
    elif pos in ("MASDAR", "NOUN"):
        tense = "NONE"
    polarity = "NEG" if _is_negated(group, words, i, pos) else "POS"
    before = tokens.words[max(clause.first, index - 2 * NEAR) : index]
    modality = _modality(before, group, cues)
    aspect = _aspect(group, word) if pos == "VERB" else "NONE"
    truth = _factuality(tokens, index, class_, tense, polarity, modality, before, cues)
    return Attributes(class_, pos, tense, aspect, polarity, modality, truth)


def _part(word: Word) -> str:
    verbal = any(tag[:5] == "verb." for tag in word.tags)
    return "VERB" if verbal else "NOUN" if any(tag[:5] == "noun." for tag in word.tags) else "OTHER"


def _has(words: Sequence[Word], tag: str) -> bool:
    return any(tag in word.tags for word in words)


def _tense_by_group(group: Sequence[Word], word: Word) -> str | None:
    """What negations and auxiliaries say for certain; None where they say nothing."""
    if _has(group, "negation_past"):
        return "PAST"
    if _has(group, "negation_future") or "verb.future" in word.tags or _has(group, "future"):
        return "FUTURE"
    return None


def _aspect(group: Sequence[Word], word: Word) -> str:
    """PERFECTIVE after "have" (not before an infinitive), PROGRESSIVE for a form in -ing after "be"."""
    ing = any(tag.endswith(".ing") for tag in word.tags)
    perfect = _has(group, "have") and not _has(group[:1], "infinitive")
    if perfect and ing and _has(group, "be"):
        return "PERFECTIVE_PROGRESSIVE"
    return "PERFECTIVE" if perfect else "PROGRESSIVE" if ing and _has(group[:2], "be") else "NONE"


def _is_negated(group: Sequence[Word], words: Sequence[Word], i: int, pos: str) -> bool:
    if _has(group, "negation"):
        return True
    reach = 2 if pos == "VERB" else 3
    return pos != "VERB" and _has(words[max(0, i - reach) : i], "negation")


def _modality(before: Sequence[Word], group: Sequence[Word], cues: Cues) -> str | None:
    for name, listed in cues.modality:
        if any(word.norm in listed for word in (*group, *before[-REACH:])):
            return name
    return None


def _factuality(
    tokens: Tokens,
    index: int,
    class_: str,
    tense: str,
    polarity: str,
    modality: str | None,
    before: Sequence[Word],
    cues: Cues,
) -> str:
    """How far the text vouches for the event; the strongest reservation wins."""
    said = " ".join(word.clitic + word.norm for word in before)
    near = [word.norm for word in before[-NEAR:]]
    if any(phrase in said for phrase in cues.phrases):
        return "counterfactual"
    if polarity == "NEG" or any(word in cues.prevented for word in near[-3:]):
        return "negated"
    if any(word in cues.alleged for word in [*near, *(w.norm for w in tokens.words[index + 1 : index + 2])]):
        return "alleged"
    if tense == "FUTURE" or (class_ != "REPORTING" and any(word in cues.planned for word in near)):
        return "planned"
    if modality in ("possible", "conditional", "hypothetical") or any(word in cues.possible for word in near):
        return "possible"
    return "asserted"
