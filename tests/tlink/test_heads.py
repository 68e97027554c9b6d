"""Who owns a date: the verb before a noun in a name, the nearer of two events that are set apart."""

from chrono.event.model import Event
from chrono.timex.model import Timex
from chrono.tlink.heads import to_heads
from chrono.tlink.model import TLink

TEXT = "The director for security at the palace, a former guard, met ministers in the capital in July."


def event(id_: str, word: str, pos: str, *, main: bool, label: str) -> Event:
    start, begin = TEXT.index(word), TEXT.index(label)
    return Event(id_, start, start + len(word), word, pos=pos, main=main, label_spans=((begin, begin + len(label)),))


MET = event("e2", "met", "VERB", main=True, label=TEXT[:-9])
JULY = Timex("t1", TEXT.index("July"), len(TEXT) - 1, "July", "DATE", "2025-07", "XXXX-07")


def dated(word: str, *, given: bool = False, main: bool = False) -> list[str]:
    """Ids of the events that July dates when the links gave it to a noun."""
    noun = event("e1", word, "NOUN", main=main, label=word)
    link = TLink("l1", "e1", "t1", "IS_INCLUDED", trust=0.8, given=given)
    return [one.from_ for one in to_heads([link], [noun, MET], [JULY], TEXT)]


def test_a_noun_far_from_the_expression_gives_its_date_to_the_verb() -> None:
    assert dated("security") == ["e2"]


def test_a_noun_beside_the_expression_keeps_it() -> None:
    assert dated("capital") == ["e1"]


def test_a_main_event_and_a_given_link_keep_it() -> None:
    assert dated("security", main=True) == ["e1"]
    assert dated("security", given=True) == ["e1"]


def test_a_verb_with_a_date_of_its_own_takes_no_other() -> None:
    links = [TLink("l1", "e1", "t1", "IS_INCLUDED"), TLink("l2", "e2", "t1", "IS_INCLUDED")]
    noun = event("e1", "security", "NOUN", main=False, label="security")
    assert [one.from_ for one in to_heads(links, [noun, MET], [JULY], TEXT)] == ["e1", "e2"]


def test_relations_of_the_noun_go_with_its_date() -> None:
    links = [TLink("l1", "e1", "t1", "IS_INCLUDED"), TLink("l2", "e3", "e1", "AFTER", (0, 3))]
    noun = event("e1", "security", "NOUN", main=False, label="security")
    assert [(one.from_, one.to) for one in to_heads(links, [noun, MET], [JULY], TEXT)] == [("e2", "t1"), ("e3", "e2")]


def test_what_follows_an_event_does_not_share_its_date() -> None:
    links = [
        TLink("l1", "e1", "e2", "AFTER", (5, 10), "since"),
        TLink("l2", "e1", "t1", "IS_INCLUDED"),
        TLink("l3", "e2", "t1", "IS_INCLUDED"),
    ]
    assert [one.id for one in to_heads(links, [], [JULY], TEXT)] == ["l1", "l3"]


def test_what_is_told_with_a_dated_event_shares_its_date():
    """ "When they met in July, he held a talk"."""
    text = "When they met in July, he held a talk."
    met, talk = Event("e1", 10, 13, "met"), Event("e2", 33, 37, "talk", pos="NOUN")
    july = Timex("t1", 17, 21, "July", "DATE", "2025-07", "XXXX-07")
    links = [
        TLink("l1", "e1", "t1", "IS_INCLUDED", trust=0.8),
        TLink("l2", "e2", "e1", "OVERLAP", cue="when", trust=0.6),
    ]
    found = [(one.from_, one.to, one.cue, one.trust) for one in to_heads(links, [met, talk], [july], text)]
    assert ("e2", "t1", "when-shared", 0.6) in found


def test_what_comes_next_where_a_time_ends_happened_then() -> None:
    links = [TLink("l1", "e1", "t1", "ENDED_BY", cue="until"), TLink("l2", "e2", "e1", "AFTER", (0, 3), cue="then")]
    noun = event("e1", "guard", "NOUN", main=True, label="guard")
    found = {(one.from_, one.rel, one.to) for one in to_heads(links, [noun, MET], [JULY], TEXT)}
    assert ("e2", "IS_INCLUDED", "t1") in found


def test_what_dates_one_clause_of_when_dates_both() -> None:
    noun = event("e1", "guard", "NOUN", main=True, label="guard")
    for dated_, other in (("e1", "e2"), ("e2", "e1")):
        links = [TLink("l1", dated_, "t1", "IS_INCLUDED", trust=0.8), TLink("l2", "e2", "e1", "OVERLAP", cue="when")]
        found = {(one.from_, one.rel, one.to) for one in to_heads(links, [noun, MET], [JULY], TEXT)}
        assert (other, "IS_INCLUDED", "t1") in found
