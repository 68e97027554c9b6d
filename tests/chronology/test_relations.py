"""Relations of pairs: publication as a day beside expressions, days that touch, plans beside facts."""

import pytest

import chrono
from chrono.chronology.pairs import relations

PUBLISHED = "2025-09-16"


def found(text: str, pairs: str = "all") -> dict[tuple[str, str], str]:
    annotation = chrono.annotate(text, published=PUBLISHED, lang="en")
    words = {one.id: one.text for one in (*annotation.timexes, *annotation.events)} | {"t0": "t0"}
    return {(words[a], words[b]): rel for a, b, rel in relations(annotation, pairs)}


@pytest.mark.parametrize(
    ("text", "pair", "rel"),
    [
        ("It rained today.", ("t0", "today"), "SIMULTANEOUS"),
        ("It rained yesterday.", ("t0", "yesterday"), "AFTER"),
        ("It will rain tomorrow.", ("t0", "tomorrow"), "BEFORE"),
        ("It rained in September.", ("t0", "September"), "IS_INCLUDED"),
        ("It rained on 3 May and on 4 May.", ("3 May", "4 May"), "BEFORE"),
        ("It rained on 3 May and on 9 May.", ("3 May", "9 May"), "BEFORE"),
        ("The bridge collapsed on 3 May and reopened on 9 May.", ("collapsed", "9 May"), "BEFORE"),
        ("The bridge collapsed on 3 May and reopened on 9 May.", ("collapsed", "reopened"), "BEFORE"),
    ],
)
def test_pairs(text, pair, rel):
    assert found(text)[pair] == rel


def test_adjacent_leaves_out_what_stands_further_apart():
    text = "Rebels attacked the town. The army fled. Talks resumed."
    every, near = found(text), found(text, "adjacent")
    assert ("attacked", "resumed") in every.keys() - near.keys()
    assert ("t0", "resumed") in near
    assert near.items() <= every.items()
