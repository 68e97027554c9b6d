"""Features of a token for the event model: numbers, not words, so that no vocabulary stands in the weights.

A feature is the CRC-32 of its text. Those of one word at one place (two to the left ... two to the right) depend on
that word alone, so their weights are summed once a word; only the conjunctions are looked up token by token.
"""

from collections.abc import Sequence
from zlib import crc32

from chrono.event.lexicon import Word

EDGE = Word("", "⟨edge⟩", 0, "", "⟨edge⟩", "⟨edge⟩", (), "edge", "")
"""Stands before the first and after the last word of a sentence."""

PLACES = (-2, -1, 0, 1, 2)
AFFIXES = (1, 2, 3, 4)


def word_features(word: Word, place: int) -> list[int]:
    """Features of a word seen at a distance of ``place`` tokens."""
    names = [f"w{word.norm}", f"k{word.kind}"]
    if abs(place) <= 1:
        names += [f"l{word.lemma}", f"s{word.shape}", f"e{word.norm[-3:]}", *(f"t{tag}" for tag in word.tags)]
    if place == 0:
        names += [f"c{word.clitic}", f"r{word.root}", f"T{'|'.join(word.tags)}", f"b{len(word.norm) > 3}"]
        names += [f"e{word.norm[-n:]}" for n in AFFIXES if len(word.norm) > n]
        names += [f"p{word.norm[:n]}" for n in AFFIXES if len(word.norm) > n]
    return [crc32(f"{place}{name}".encode("utf-8", "replace")) for name in names]


def joint_features(words: Sequence[Word], i: int) -> list[int]:
    """Conjunctions of a word with its neighbours; ``words`` is padded by two EDGE at both ends, which ``i`` counts."""
    before2, before, word, after, after2 = words[i - 2], words[i - 1], words[i], words[i + 1], words[i + 2]
    b, k, a, lemma = before.kind, word.kind, after.kind, word.lemma
    first = "first" if before is EDGE else ""
    names = (
        f"0{b}|{k}",
        f"1{k}|{a}",
        f"2{b}|{k}|{a}",
        f"3{before2.kind}|{b}|{k}",
        f"4{b}|{lemma}",
        f"5{lemma}|{a}",
        f"6{before.norm}|{lemma}",
        f"7{lemma}|{after.norm}",
        f"8{b}|{word.norm[-3:]}|{a}",
        f"9{before.norm}|{k}",
        f"A{k}|{after.norm}",
        f"B{k}|{a}|{after2.kind}",
        f"C{word.shape}|{first}|{k}",
        f"D{before.lemma}|{k}|{a}",
        f"E{word.clitic}|{k}|{a}",
        f"F{b}|{word.clitic}|{k}",
        f"G{'light' in word.tags}|{a}|{after2.kind}",
    )
    return [crc32(name.encode("utf-8", "replace")) for name in names]


QUOTES = frozenset("\"“”«»‘'")
GROUP = frozenset(
    ("modal", "have", "be", "do", "negation", "infinitive", "adverb", "future", "perfect", "was", "-adverb")
)
REACH = 5


def verb_group(words: Sequence[Word], i: int) -> list[Word]:
    """The auxiliaries, negations and adverbs right before a word, nearest first."""
    group: list[Word] = []
    for word in reversed(words[max(0, i - REACH) : i]):
        if not GROUP.intersection(word.tags):
            break
        group.append(word)
    return group


def scene_features(words: Sequence[Word], i: int) -> list[int]:
    """What stands around an event: its verb group, the words near it, quotation marks, its place in the sentence."""
    group = verb_group(words, i)
    before, after = words[max(0, i - REACH) : i], words[i + 1 : i + 1 + REACH]
    names = [f"G{'|'.join(w.kind for w in group)}", f"H{'|'.join(w.norm for w in group)}|{words[i].kind}"]
    names.append(f"q{any(w.norm in QUOTES for w in before)}{any(w.norm in QUOTES for w in after)}")
    names.append(f"Q{sum(w.norm in QUOTES for w in words[:i]) % 2}|{words[i].lemma}")
    names.append(f"E{len(words) - i < 6}|{words[i].lemma}")
    names += [f"X{words[i].lemma}|{w.kind}" for w in after[:3]]
    return [crc32(f"~{name}".encode("utf-8", "replace")) for name in names]
