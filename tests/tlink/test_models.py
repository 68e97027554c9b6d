"""The small linear models: they learn, repeat themselves to the byte, and their guesses stay behind every statement."""

import pytest

from chrono.event.weights import dump
from chrono.tlink.choice import MARK, Choice, as_table, scores, shares, train_choice
from chrono.tlink.linear import Sample, chances, keys_of, link_model, train

SAMPLES = [Sample(keys_of(["after", name]), "AFTER") for name in "abcab"] + [
    Sample(keys_of(["before", name]), "BEFORE") for name in "abcab"
]
CHOICES = [Choice((("near", word), ("far", word)), frozenset({0})) for word in "abc"] + [
    Choice((("far", "bad"), ("far", "x")), frozenset())
]


def test_a_classifier_learns_what_tells_its_labels_apart():
    table = train(SAMPLES)
    assert chances(table, ["after", "a"])["AFTER"] > 0.5
    assert chances(table, ["before", "a"])["BEFORE"] > 0.5


def test_chances_add_up_to_one():
    assert sum(chances(train(SAMPLES), ["after"]).values()) == pytest.approx(1)


def test_the_same_samples_give_the_same_bytes():
    assert dump({"x": train(SAMPLES)}, {}) == dump({"x": train(SAMPLES)}, {})
    assert train_choice(CHOICES) == train_choice(CHOICES)


def test_a_choice_prefers_the_right_candidate_and_may_choose_none():
    table = as_table(train_choice(CHOICES, penalty=0.1), "en")
    near, far = shares(scores(table, [("near", "a"), ("far", "a")]))
    assert near > far
    assert near + far < 1


def test_features_of_another_language_stay_out_of_a_table():
    table = as_table({"near": 1.0, f"en{MARK}near": 0.5, f"ar{MARK}near": 8.0}, "en")
    assert scores(table, [["near"]]) == [pytest.approx(1.5)]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_full_packs_ship_a_model_of_dating(lang):
    assert "dating" in link_model(lang)


def test_a_language_without_a_model_has_no_tables():
    assert link_model("xx") == {}
