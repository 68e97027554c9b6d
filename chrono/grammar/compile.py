"""Compiling a language pack: reads its tables, checks them, and builds lexicon and rule trie."""

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

from chrono.document.fold import fold_word
from chrono.document.stored import LANGUAGES, listed
from chrono.errors import GrammarError
from chrono.meaning.evaluate import OPERATORS
from chrono.meaning.tree import Argument, Node, Slot, parse, slots

from .files import read_table
from .numbers import NumberWords
from .pack import HEADS, Pack, Phrase, Rule, TrieNode, Word, is_strong
from .pattern import Sequence, expand

RULE_KEYS = {"id", "head", "pattern", "meaning", "span", "guard", "priority", "examples", "rejects"}
SHAPE_CLASSES = frozenset(
    [
        "iso",
        "ndate",
        "clock",
        "hhmm",
        "num",
        "int",
        "decimal",
        "dotted",
        "ordinal",
        "ordinal-day",
        "decade",
        "yy",
        "short-year",
        "day",
        "mon",
        "hour",
        "minute",
        "early-decade",
        "year3",
        "hijri-year",
        "hijri-date",
        "year",
        "hhmm4",
        "compact",
    ]
)
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)(?!\w)|[^\W\d_]+|\d+|[^\w\s]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
"""A hyphen inside a compound, which is no token of a text either."""


def compile_pack(lang: str) -> Pack:
    """The compiled pack of a language."""
    language = read_table(lang, "language")
    if not language:
        raise GrammarError(f"language {lang}: no such pack; use one of {', '.join(pack_codes())}")
    lexicon = read_table(lang, "lexicon")
    settings = language.get("matching", {})
    words, phrases = _lexicon(lang, lexicon, settings)
    rules = tuple(_rules(lang))
    _add_named(lang, {symbol.key for _, listed in rules for one in listed for symbol in one}, words, phrases)
    root = TrieNode()
    heads = {rule.head for rule, _ in rules}
    known = heads | SHAPE_CLASSES | set(lexicon) | set(settings.get("definite", {}).values()) | {"feast", "war"}
    for rule, sequences in rules:
        _check_slots(lang, rule, sequences, known)
        for sequence in sequences:
            _insert(root, rule, sequence)
            _literals(sequence, words)
    numbers = _numbers(lang, words)
    return Pack(
        lang=lang,
        name=language["name"],
        base=language.get("base", False),
        words={key: tuple(value) for key, value in words.items()},
        phrases={key: tuple(sorted(value, key=lambda phrase: -len(phrase.rest))) for key, value in phrases.items()},
        openers=_openers(phrases),
        numbers=numbers,
        strong=frozenset(key for key, value in words.items() if is_strong(tuple(value))),
        telltale=_telltale(words, phrases),
        prefixes=_prefixes(settings.get("prefixes", [])),
        article=settings.get("article", ""),
        guards={fold_word(word): guard for guard, listed in language.get("guards", {}).items() for word in listed},
        abbreviations=_abbreviations(lexicon),
        root=root,
        rules=tuple(rule for rule, _ in rules),
        settings=settings,
    )


def pack_codes() -> tuple[str, ...]:
    """Codes of all packs that are installed, in alphabetic order."""
    return tuple(sorted(name for name in os.listdir(LANGUAGES) if listed(f"languages/{name}", "language.toml")))


def _lexicon(
    lang: str, lexicon: Mapping[str, Any], settings: Mapping[str, Any]
) -> tuple[dict[str, list[Word]], dict[str, list[Phrase]]]:
    words: dict[str, list[Word]] = {}
    phrases: dict[str, list[Phrase]] = {}
    weak = frozenset(settings.get("weak", ()))
    definite: Mapping[str, str] = settings.get("definite", {})
    article = settings.get("article", "")
    for cls, table in lexicon.items():
        for key, forms in table.items():
            value = _value(key, f"languages/{lang}/lexicon.toml: {cls}")
            for form in forms:
                _add(words, phrases, form, Word(cls, value, cls not in weak))
                if cls in definite and not form.startswith(article):
                    _add(words, phrases, article + form, Word(definite[cls], value, cls not in weak))
    return words, phrases


def _add_named(lang: str, used: set[str], words: dict[str, list[Word]], phrases: dict[str, list[Phrase]]) -> None:
    """Adds the names of feasts and wars where a rule of the pack has a place for them."""
    for cls, key, form in _named_labels(lang):
        if f"<{cls}>" in used:
            _add(words, phrases, form, Word(cls, key))


def _openers(phrases: Mapping[str, list[Phrase]]) -> dict[str, tuple[str, ...]]:
    """What must follow a phrase's first word, without blanks and hyphens, for its strong phrases to open a run."""
    return {
        first: tuple(
            sorted(
                {"".join(phrase.rest).replace("-", "") for phrase in listed if phrase.word.strong},
                key=lambda rest: (len(rest), rest),
            )
        )
        for first, listed in phrases.items()
    }


def _telltale(words: Mapping[str, list[Word]], phrases: Mapping[str, list[Phrase]]) -> frozenset[str]:
    """The strong words, and the longest word of each strong phrase: a text without any of them holds no expression.

    Of equally long words the last one: phrases begin with the commonest words ("a m", "this time").
    """
    found = {key for key, value in words.items() if is_strong(tuple(value))}
    for first, known in phrases.items():
        found |= {max((*reversed(phrase.rest), first), key=len) for phrase in known if phrase.word.strong}
    return frozenset(found)


def _abbreviations(lexicon: Mapping[str, Any]) -> frozenset[str]:
    """The forms that the lexicon writes with a point; the point belongs to the word where it stands."""
    forms = (form for table in lexicon.values() for listed in table.values() for form in listed)
    return frozenset(fold_word(form[:-1]) for form in forms if form.endswith("."))


def _named_labels(lang: str) -> Iterator[tuple[str, str, str]]:
    """(class, key, label) of the feasts and wars that have names in the language."""
    for cls, table in (("feast", "feasts"), ("war", "wars")):
        for entry in read_table("named", table).get(cls, ()):
            for label in entry.get(lang, ()):
                yield cls, entry["key"], label


def _value(key: str, where: str) -> Argument:
    value = parse(key)
    if isinstance(value, Slot):
        raise GrammarError(f"{where}: {key}: a lexicon value has no slots; write the tree out")
    _check_tree(value, where)
    return value


def _add(words: dict[str, list[Word]], phrases: dict[str, list[Phrase]], form: str, word: Word) -> None:
    first, *rest = _TOKEN.findall(_HYPHEN.sub(" ", fold_word(form)))
    if rest and rest != ["."]:
        phrases.setdefault(first, []).append(Phrase(tuple(rest), word))
        for part in (first, *rest):
            words.setdefault(part, [])
        return
    entries = words.setdefault(first, [])
    if word not in entries:
        entries.append(word)


def _rules(lang: str) -> Iterator[tuple[Rule, tuple[Sequence, ...]]]:
    order = 0
    seen: set[str] = set()
    folder = rule_folder(lang)
    for name in rule_files(folder):
        for row in read_table(f"{folder}/rules", name).get("rule", ()):
            where = f"languages/{folder}/rules/{name}.toml: {row.get('id', '?')}"
            _check_keys(row, where)
            rule_id = f"{folder}/{name}/{row['id']}"
            if rule_id in seen:
                raise GrammarError(f"{where}: the name is used twice; give each rule its own")
            seen.add(rule_id)
            order += 1
            meaning = parse(row["meaning"])
            _check_tree(meaning, where)
            guard = row.get("guard", [])
            guards = (guard,) if isinstance(guard, str) else tuple(guard)
            yield (
                Rule(rule_id, row["head"], meaning, row.get("span", ""), guards, row.get("priority", 0), order),
                _expand(row["pattern"], where),
            )


def rule_folder(lang: str) -> str:
    """The folder whose rules a pack uses: its own, or the one that ``rules`` names (base packs share theirs)."""
    return str(read_table(lang, "language").get("rules", lang))


def rule_files(folder: str) -> tuple[str, ...]:
    """Names of the rule files of a folder, in alphabetic order."""
    paths = listed(f"languages/{folder}/rules", ".toml")
    return tuple(path.rpartition("/")[2].removesuffix(".toml") for path in paths)


def _expand(pattern: str | list[str], where: str) -> tuple[Sequence, ...]:
    try:
        patterns = [pattern] if isinstance(pattern, str) else pattern
        return tuple(sequence for one in patterns for sequence in expand(one))
    except GrammarError as error:
        raise GrammarError(f"{where}: {error}") from None


def _check_keys(row: Mapping[str, Any], where: str) -> None:
    if unknown := sorted(row.keys() - RULE_KEYS):
        raise GrammarError(f"{where}: unknown key {unknown[0]}; use one of {', '.join(sorted(RULE_KEYS))}")
    for key in ("id", "head", "pattern", "meaning"):
        if not row.get(key):
            raise GrammarError(f"{where}: no {key}; a rule has id, head, pattern, meaning and examples")
    if not row.get("examples") and row["head"] in HEADS:
        raise GrammarError(f"{where}: no example; give one that shows what the rule finds")


def _check_tree(tree: "Argument | Slot", where: str) -> None:
    if not isinstance(tree, Node):
        return
    if tree.op not in OPERATORS and tree.op != "range":
        raise GrammarError(f"{where}: no operator {tree.op}; use one of {', '.join(OPERATORS)}")
    for arg in (*tree.args, *(value for _, value in tree.named)):
        _check_tree(arg, where)


def _check_slots(lang: str, rule: Rule, sequences: tuple[Sequence, ...], known: set[str]) -> None:
    names = {symbol.key[1:-1] for sequence in sequences for symbol in sequence if symbol.capture}
    if unknown := sorted(names - known):
        raise GrammarError(f"{rule.id}: <{unknown[0]}> is no class or head; use one of {', '.join(sorted(known))}")
    captured = {symbol.capture for sequence in sequences for symbol in sequence}
    missing = sorted(slots(rule.meaning) - captured)
    if missing:
        raise GrammarError(f"{rule.id}: ${missing[0]} is captured nowhere; name a slot of the pattern")


def _insert(root: TrieNode, rule: Rule, sequence: Sequence) -> None:
    node = root
    for symbol in sequence:
        node = node.next.setdefault(symbol.key, TrieNode())
    node.ends.append((rule, tuple(symbol.capture for symbol in sequence)))


def _literals(sequence: Sequence, words: dict[str, list[Word]]) -> None:
    """Literal words of rules belong to the lexicon, so that runs take them in."""
    for symbol in sequence:
        if symbol.capture is None and symbol.key[0].isalpha():
            words.setdefault(symbol.key, [])


def _numbers(lang: str, words: dict[str, list[Word]]) -> NumberWords:
    table = read_table(lang, "numbers")
    values: dict[str, int] = {}
    for key, forms in table.get("words", {}).items():
        for form in forms:
            folded = fold_word(form)
            values[folded] = int(key)
            words.setdefault(folded, [])
    joiners = frozenset(fold_word(word) for word in table.get("joiners", ()))
    for joiner in joiners:
        words.setdefault(joiner, [])
    return NumberWords(values, joiners, bool(table.get("units_first", False)))


def _prefixes(listed: list[str]) -> dict[str, tuple[str, ...]]:
    """Proclitics by their first letter, shortest first."""
    found: dict[str, list[str]] = {}
    for prefix in sorted((fold_word(one) for one in listed), key=len):
        found.setdefault(prefix[0], []).append(prefix)
    return {key: tuple(value) for key, value in found.items()}
