"""What tense and aspect say of the publication date."""

import pytest

from chrono.event.model import Event
from chrono.tlink.event_dct import by_tense

TENSES = [
    ("PAST", "NONE", "OCCURRENCE", "BEFORE"),
    ("PRESENT", "PERFECTIVE", "OCCURRENCE", "BEFORE"),
    ("PRESENT", "PROGRESSIVE", "OCCURRENCE", "INCLUDES"),
    ("PRESENT", "NONE", "STATE", "INCLUDES"),
    ("PRESENT", "NONE", "OCCURRENCE", "OVERLAP"),
    ("FUTURE", "NONE", "OCCURRENCE", "AFTER"),
    ("NONE", "NONE", "OCCURRENCE", None),
    ("INFINITIVE", "NONE", "OCCURRENCE", None),
]


@pytest.mark.parametrize(("tense", "aspect", "class_", "rel"), TENSES)
def test_tense_against_the_publication_date(tense, aspect, class_, rel):
    assert by_tense(Event("e", 0, 1, "x", class_, tense=tense, aspect=aspect)) == rel


def test_without_a_publication_date_nothing_is_said_of_it(stated):
    assert not [k for k in stated("Troops [withdrew|a PAST].", "en", published=None) if k[2] == "t0"]


def test_a_nominal_event_has_no_default(stated):
    assert not [k for k in stated("After the [attack|b] nothing [moved|a PAST].", "en") if k[0] == "b" and k[2] == "t0"]


SUBJUNCTIVE = [
    ("[وقع|a PAST] الهجوم قبل أن [ينسحبوا|b PRESENT] من القرية.", False),
    ("[قال|a PAST] إنه [ينسحب|b PRESENT] من القرية.", True),
]


@pytest.mark.parametrize(("text", "placed"), SUBJUNCTIVE)
def test_a_form_that_only_depends_on_a_particle_has_no_place(stated, text, placed):
    assert (("b", "OVERLAP", "t0") in stated(text, "ar")) is placed
