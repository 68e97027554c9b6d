"""The words of a language as the event finder sees them: clitics cut off, stem and lemma found, classes looked up.

The code knows no language. What a form, a stem or a class is stands in ``events.toml`` and ``morphology.toml``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from chrono.document.fold import fold_word
from chrono.grammar.files import read_table

CACHED_WORDS = 1 << 16
_PART = {"perfect": "verb", "imperfect": "verb"}
_SECTIONS = {
    "verb": ("verbs", "v:"),
    "noun": ("nouns", "n:"),
    "adjective": ("adjectives", "a:"),
    "plain": ("plain", "x:"),
}
LONGEST_WORD = 40
"""Longer runs of letters are no words; they are not analysed."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word form, analysed; compared by identity, since a lexicon makes each form once.

    ``norm`` is the folded form after ``skip`` code points of proclitics (``clitic``); ``lemma`` its stem in the lexicon
    or a guess; ``root`` a rough key of its family; ``tags`` its classes and forms; ``kind`` the one tag that stands for
    the word in contexts; ``shape`` how it is written.
    """

    raw: str
    norm: str
    skip: int
    clitic: str
    lemma: str
    root: str
    tags: tuple[str, ...]
    kind: str
    shape: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A pattern of inflected forms: full match, then each stem template gives a candidate for the lexicon."""

    match: re.Pattern[str]
    stems: tuple[str, ...]
    tag: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word of the lexicon and its classes."""

    word: str
    tags: tuple[str, ...]


class Lexicon:
    """Analyses words of one language; one instance a language, see :func:`lexicon`."""

    def __init__(self, events: dict[str, Any], morphology: dict[str, Any]) -> None:
        """Compile the tables of a pack; either may be empty."""
        self._weak = str.maketrans("", "", morphology.get("weak", ""))
        self._alphabet = dict(morphology.get("alphabet", {}))
        self._irregular = dict(_irregular(morphology))
        self._forms = tuple(self._compile_forms(morphology.get("form", ())))
        self._shapes = tuple((tag, self._compile(p)) for tag, p in morphology.get("shapes", {}).items())
        self._endings = tuple((tag, tuple(words.split())) for tag, words in morphology.get("endings", {}).items())
        self._words = _index(events.get("words", {}), "")
        self._stems_of = self._derive(events, morphology.get("derive", ()))
        clitics = morphology.get("proclitics", {})
        self._try: tuple[str, ...] = tuple(clitics.get("try", ()))
        self._restore = tuple(tuple(row) for row in clitics.get("restore", ()))
        self._else = tuple(self._compile(pattern) for pattern in clitics.get("else", ()))
        self._whole = frozenset(fold_word(w) for w in clitics.get("whole", "").split())
        self._lookup = lru_cache(maxsize=CACHED_WORDS)(self._look_up)
        self.word = lru_cache(maxsize=CACHED_WORDS)(self._analyse)

    def _compile(self, pattern: str) -> re.Pattern[str]:
        for letter, group in self._alphabet.items():
            pattern = pattern.replace(letter, group)
        return re.compile(pattern)

    def _compile_forms(self, tables: Iterable[dict[str, Any]]) -> Iterator[_Form]:
        for table in tables:
            for pattern in table.get("patterns") or [table["pattern"]]:
                stems = tuple(table.get("stems", ("\\1",)))
                kinds = tuple(table.get("kinds") or [table.get("kind", "any")])
                yield _Form(self._compile(pattern), stems, table["tag"], kinds)

    def _derive(self, events: dict[str, Any], tables: Iterable[dict[str, Any]]) -> dict[str, dict[str, _Entry]]:
        """kind of stem -> stem -> entry: the words of the lexicon as they stand, and the stems derived from them."""
        light = {fold_word(w) for w in events.get("light", {}).get("verbs", "").split()}
        index: dict[str, dict[str, _Entry]] = {}
        for kind, (section, prefix) in _SECTIONS.items():
            for word, tags in _index(events.get(section, {}), prefix).items():
                entry = _Entry(word, (*tags, "light") if kind == "verb" and word in light else tags)
                index.setdefault(kind, {})[word] = entry
        for table in tables:
            for row in table["rows"]:
                self._derive_row(index, index[table["of"]], row)
        return index

    def _derive_row(self, index: dict[str, dict[str, _Entry]], words: dict[str, _Entry], row: dict[str, Any]) -> None:
        pattern = self._compile(row["pattern"])
        for word, entry in words.items():
            if found := pattern.fullmatch(word):
                for kind, stems in row.items():
                    for stem in stems if kind != "pattern" else ():
                        index.setdefault(kind, {}).setdefault(found.expand(stem), entry)

    def _skeleton(self, stem: str) -> str:
        return stem.translate(self._weak) or stem

    def _analyse(self, raw: str) -> Word:
        """The analysis of a word as written; cached as ``word``."""
        whole = fold_word(raw[:LONGEST_WORD])
        if not whole[:1].isalpha() and whole[:1] != "'":
            kind = "num" if whole[:1].isdigit() else whole[:1] or raw[:1]
            return Word(raw, whole or raw, 0, "", whole, whole, (), kind, _shape(raw))
        clitic = self._clitic(whole)
        norm = self._rest(whole, clitic)
        lemma, tags = self._tags(norm)
        skip = _raw_length(raw, clitic)
        return Word(raw, norm, skip, clitic, lemma, self._root(norm, lemma), tags, _kind(tags), _shape(raw))

    def _clitic(self, word: str) -> str:
        """The proclitics that stand outside a trigger: cut where the rest is known, else by pattern."""
        if word in self._whole or word in self._words:
            return ""
        rests = [(clitic, self._rest(word, clitic)) for clitic in self._try if word.startswith(clitic)]
        for clitic, rest in rests:
            if rest in self._words:
                return clitic
        lemma, tags = self._lookup(word)
        if tags and (lemma == word or is_verbal(tags)):
            return ""
        if tags:  # "وزار" is "and visited", not a form of "وزارة"
            return next((clitic for clitic, rest in rests if self._is_listed_verb(rest)), "")
        for clitic, rest in rests:
            if len(rest) > 1 and self._is_known(rest):
                return clitic
        return next((found[1] for pattern in self._else if (found := pattern.fullmatch(word))), "")

    def _is_listed_verb(self, word: str) -> bool:
        lemma, tags = self._lookup(word)
        return lemma == word and "verb.perfect" in tags

    def _is_known(self, word: str) -> bool:
        return word in self._whole or word in self._words or bool(self._lookup(word)[1])

    def _rest(self, word: str, clitic: str) -> str:
        """The word after the clitic, with an article that was swallowed by it put back."""
        rest = word[len(clitic) :]
        for last, first, full in self._restore:
            if clitic.endswith(last) and rest.startswith(first):
                return str(full + rest[len(first) :])
        return rest

    def _look_up(self, norm: str) -> tuple[str, tuple[str, ...]]:
        """(lemma, tags) by the lexicon: every form whose stem is known; no tags when none is."""
        lemma, tags = "", list[str]()
        for stem, kind, form in self._stems(norm):
            for name in _SECTIONS if kind == "any" else (kind,):
                if entry := self._stems_of.get(name, {}).get(stem):
                    lemma = lemma or entry.word
                    tags += [*entry.tags, f"{_PART.get(name, name)}.{form}"]
        return lemma, tuple(dict.fromkeys(tags))

    def _stems(self, norm: str) -> Iterator[tuple[str, str, str]]:
        if not any("noun" in form.kinds for form in self._forms):
            yield norm, "any", "base"
        else:
            yield from ((norm, kind, "base") for kind in _SECTIONS if kind != "verb")
        for stem, form in self._irregular.get(norm, ()):
            yield stem, "any", form
        for pattern in self._forms:
            if found := pattern.match.fullmatch(norm):
                stems = [found[1] if stem == "\\1" else found.expand(stem) for stem in pattern.stems]
                yield from ((stem, kind, pattern.tag) for kind in pattern.kinds for stem in stems)

    def _tags(self, norm: str) -> tuple[str, tuple[str, ...]]:
        lemma, tags = self._lookup(norm)
        small = self._words.get(norm, ())
        shapes = [tag for tag, pattern in self._shapes if pattern.fullmatch(norm)]
        endings = [tag for tag, ends in self._endings if len(norm) > 5 and norm.endswith(ends)]
        if not tags:
            forms = [(s, f"?.{f}") for s, k, f in self._stems(norm) if k == "any" and f != "base"]
            lemma, endings = (forms[0][0], [*endings, forms[0][1]]) if forms else (norm, endings)
        return lemma or norm, tuple(dict.fromkeys((*small, *tags, *shapes, *endings)))

    def _root(self, norm: str, lemma: str) -> str:
        for word in (lemma, norm):
            for _, pattern in self._shapes:
                if (found := pattern.fullmatch(word)) and found.re.groups >= 3 and all(found.groups()):
                    return "".join(map(str, found.groups()))
        return self._skeleton(lemma)


def is_verbal(tags: Iterable[str]) -> bool:
    """Whether a word with these tags can be read as a verb."""
    return any(tag[:5] == "verb." for tag in tags)


def _irregular(morphology: dict[str, Any]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """form -> ((stem, tag), ...) from the rows "base past participle" and "plural singular"."""
    forms: dict[str, dict[tuple[str, str], None]] = {}
    for row in morphology.get("irregular", "").split("|"):
        base, *rest = row.split() or [""]
        for form, tag in zip(rest, ("past", "participle"), strict=False):
            forms.setdefault(form, {})[base, tag] = None
    for row in morphology.get("plurals", "").split("|"):
        if row.split():
            plural, singular = row.split()
            forms.setdefault(plural, {})[singular, "s"] = None
    for form, readings in forms.items():
        yield form, tuple(readings)


def _index(lists: dict[str, str], prefix: str) -> dict[str, tuple[str, ...]]:
    """word -> names of the lists that hold it."""
    index: dict[str, tuple[str, ...]] = {}
    for name, words in lists.items():
        for word in words.split():
            key = fold_word(word)
            index[key] = tuple(dict.fromkeys((*index.get(key, ()), prefix + name)))
    return index


def _kind(tags: tuple[str, ...]) -> str:
    """The tags that stand for the word in a context: its small-word class, else its forms."""
    if tags and ":" not in tags[0] and "." not in tags[0]:
        return tags[0]
    forms = [tag for tag in tags if "." in tag]
    if forms and forms[0][:6] == "plain.":
        return next(tag for tag in tags if tag[:2] == "x:")
    return "+".join(forms[:3]) or (tags[0] if tags else "x")


def _shape(raw: str) -> str:
    if raw[:1].isupper():
        return "XX" if len(raw) > 1 and raw.isupper() else "Xx"
    if raw[:1].isdigit():
        return "9"
    return "x-" if "-" in raw else "x"


def _raw_length(raw: str, clitic: str) -> int:
    """Code points of the raw word that fold to the clitic (vowel signs go with the letter before them)."""
    if not clitic or (raw.startswith(clitic) and len(fold_word(raw)) == len(raw)):
        return len(clitic)
    length = len(clitic)
    while length < len(raw) and len(fold_word(raw[: length + 1])) <= len(clitic):
        length += 1
    return length


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language; a language without tables knows no words but still sees their shape."""
    return Lexicon(read_table(lang, "events"), read_table(lang, "morphology"))
