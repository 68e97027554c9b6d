"""Triggers, and decisions about them: the event model run over the tokens of a document."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from chrono.event.features import EDGE, PLACES, joint_features, scene_features, word_features
from chrono.event.lexicon import CACHED_WORDS, Word
from chrono.event.tokens import TIMEX, Tokens
from chrono.event.weights import SCALE, Table, model

SLOPE, SHIFT = 2.5, -0.3
"""A score as a chance; fitted on held-out folds of both languages."""
HOPELESS = -SCALE
"""Below this, conjunctions hardly ever make a word an event (none of 2,700 was lost): they are not looked up."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token (by index) that evokes an event, and the chance that it does."""

    index: int
    confidence: float


class Detector:
    """Finds triggers and decides about them with the tables of a model; one instance a model."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        """The tables are those of ``train``: event, decide (all labels of all decisions side by side) and main."""
        self._event, self._decide, self._main = tables["event"], tables["decide"], tables.get("main")
        names = [label.split(":")[0] for label in self._decide.labels]
        self._slices = {
            name: (names.index(name), names.index(name) + names.count(name)) for name in dict.fromkeys(names)
        }
        self._places = lru_cache(maxsize=CACHED_WORDS)(self._sum_places)
        self._columns = lru_cache(maxsize=CACHED_WORDS)(self._sum_columns)

    def _sum_places(self, word: Word) -> tuple[int, ...]:
        """Summed weights of a word at each of the places, for the decision whether there is an event."""
        rows = self._event.rows
        return tuple(sum(rows[f][0] for f in word_features(word, place) if f in rows) for place in PLACES)

    def _sum_columns(self, word: Word, place: int) -> tuple[int, ...]:
        """Summed rows of a word at a place, for the decisions about an event."""
        rows = self._decide.rows
        hits = [rows[f] for f in word_features(word, place) if f in rows]
        return tuple(map(sum, zip(*hits, strict=True))) if hits else (0,) * len(self._decide.bias)

    def triggers(self, tokens: Tokens) -> Iterator[Trigger]:
        """Triggers in the order of the text."""
        for first, last in tokens.bounds:
            words = [EDGE, EDGE, *tokens.words[first:last], EDGE, EDGE]
            for i, score in self._scores(words):
                if score > 0:
                    yield Trigger(first + i - 2, logistic(score))

    def _scores(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """(index, score) of the words that may be events, as whole numbers of 1/SCALE."""
        rows, bias, places = self._event.rows, self._event.bias[0], self._places
        summed = [places(word) for word in words]
        for i in range(2, len(words) - 2):
            score = bias + summed[i - 2][0] + summed[i - 1][1] + summed[i][2] + summed[i + 1][3] + summed[i + 2][4]
            if score > HOPELESS and is_candidate(words[i]):
                for feature in joint_features(words, i):
                    if feature in rows:
                        score += rows[feature][0]
                yield i, score

    def decide(self, words: Sequence[Word], i: int) -> dict[str, str]:
        """The most likely label of each decision (class, pos, tense) about the event at ``i`` of a padded sentence."""
        rows, bias = self._decide.rows, self._decide.bias
        found = [self._columns(words[i + place], place) for place in PLACES]
        found += [rows[f] for f in joint_features(words, i) if f in rows]
        found += [rows[f] for f in scene_features(words, i) if f in rows]
        totals = list(map(sum, zip(bias, *found, strict=True)))
        labels = self._decide.labels
        best = {name: max(range(a, b), key=totals.__getitem__) for name, (a, b) in self._slices.items()}
        return {name: labels[k].split(":")[1] for name, k in best.items()}

    @property
    def knows_salience(self) -> bool:
        """Whether the model was trained on texts that say which events are main."""
        return self._main is not None

    def is_main(self, features: Sequence[int]) -> bool:
        """Whether an event with these features of salience is one for a reader's chronology."""
        if self._main is None:
            return True
        rows = self._main.rows
        return self._main.bias[0] + sum(rows[f][0] for f in features if f in rows) > 0


def all_features(words: Sequence[Word], i: int) -> list[int]:
    """Every feature of a word in its sentence (padded by two EDGE at both ends)."""
    features = [f for place in PLACES for f in word_features(words[i + place], place)]
    return features + joint_features(words, i)


def event_features(words: Sequence[Word], i: int) -> list[int]:
    """The features on which the class and the attributes of an event are decided."""
    return all_features(words, i) + scene_features(words, i)


def is_candidate(word: Word) -> bool:
    """Whether a word may be an event at all: a word of letters outside temporal expressions."""
    return word is not TIMEX and (word.raw[:1].isalpha() or word.raw[:1] in "'’")


def logistic(score: int) -> float:
    """The chance that belongs to a score, to two digits."""
    return round(1 / (1 + math.exp(-SLOPE * score / SCALE - SHIFT)), 2)


@cache
def detector(lang: str) -> Detector | None:
    """The detector of a language, None without a model."""
    tables = model(lang)
    return Detector(tables) if tables else None


def padded(tokens: Tokens, index: int) -> tuple[list[Word], int]:
    """The sentence of a token with two EDGE at both ends, and the place of the token in it."""
    first, last = tokens.sentence(index)
    return [EDGE, EDGE, *tokens.words[first:last], EDGE, EDGE], index - first + 2


def find_triggers(tokens: Tokens, lang: str) -> list[Trigger]:
    """Triggers by the model of the language, or, where a pack has none, by its lexicon alone."""
    found = detector(lang)
    return list(found.triggers(tokens)) if found else list(_by_lexicon(tokens))


def _by_lexicon(tokens: Tokens) -> Iterator[Trigger]:
    for index, word in enumerate(tokens.words):
        if is_candidate(word) and lexical_class(word):
            yield Trigger(index, 0.5)


def lexical_class(word: Word) -> str | None:
    """The class that the lexicon gives a word, None when it holds no event words for it."""
    named = [tag.split(":")[1].upper() for tag in word.tags if tag[:2] in ("v:", "n:")]
    return named[0] if named else None
