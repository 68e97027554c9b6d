"""Guesses for pairs: only for neighbours, below the trust of statements, none without a model or beside given links."""

import pytest

from chrono.document.model import Document
from chrono.event.model import Event
from chrono.timex.model import Timex
from chrono.tlink.find import find_links
from chrono.tlink.likely import compare, firm, likely_links

TEXT = "Rebels attacked the town. The army fled. Nothing happened. Talks resumed."


def _events() -> list[Event]:
    words = ("attacked", "fled", "happened", "resumed")
    spots = [(word, TEXT.index(word)) for word in words]
    return [Event(f"e{n}", at, at + len(word), word, tense="PAST") for n, (word, at) in enumerate(spots, 1)]


def _document(**fields) -> Document:
    return Document("d", TEXT, "en", published="2025-09-16", **fields)


def test_only_verbs_of_neighbouring_sentences_get_a_likely_order():
    links = find_links(_document(), (), (), _events())
    found = {(k.from_, k.to) for k in likely_links(_document(), (), _events(), links)}
    assert {("e2", "e3"), ("e3", "e4")} <= found
    assert not {("e1", "e3"), ("e1", "e4"), ("e2", "e4")} & found


def test_no_guess_is_trusted_as_much_as_a_statement():
    guesses = likely_links(_document(), (), _events(), ())
    assert guesses
    assert max(guess.trust for guess in guesses) < 0.45


def test_given_links_and_unknown_languages_have_no_guesses():
    assert likely_links(_document(links=()), (), _events(), ()) == ()
    assert likely_links(Document("d", TEXT, "xx"), (), _events(), ()) == ()


def test_firm_links_leave_out_what_tense_alone_says():
    links = find_links(_document(), (), (), _events())
    assert any(link.to == "t0" for link in links)
    assert not any(link.to == "t0" for link in firm(links))


def _time(begin: str | None, finish: str | None) -> Timex:
    return Timex("t", 0, 1, "x", "DATE", "x", "x", begin=begin, finish=finish)


@pytest.mark.parametrize(
    ("one", "two", "rel"),
    [
        (("2025-01-01", "2025-02-01"), ("2025-02-01", "2025-03-01"), "<"),
        (("2025-02-01", "2025-03-01"), ("2025-01-01", "2025-02-01"), ">"),
        (("2025-01-01", "2025-02-01"), ("2025-01-01", "2025-02-01"), "="),
        (("2025-01-10", "2025-01-11"), ("2025-01-01", "2025-02-01"), "i"),
        (("2025-01-01", "2025-02-01"), ("2025-01-10", "2025-01-11"), "o"),
        (("2025-01-01", "2025-02-01"), ("2025-01-10", "2025-03-01"), "x"),
        ((None, None), ("2025-01-10", "2025-03-01"), "?"),
    ],
)
def test_how_two_intervals_lie(one, two, rel):
    assert compare(_time(*one), _time(*two)) == rel
