"""What recognising makes of whole passages: anchors, ranges, refusals, conflicts."""

import pytest

from chrono.document.model import Document
from chrono.timex import recognize


def _find(text, lang="en", published="2025-09-16", kind="news"):
    return recognize(Document("d", text, lang=lang, published=published, kind=kind))


def test_range_gives_two_expressions_and_a_range():
    timexes, ranges, _ = _find("The siege lasted from 3 to 7 March 2019.")
    assert [(t.text, t.value) for t in timexes] == [("3", "2019-03-03"), ("7 March 2019", "2019-03-07")]
    assert [(r.from_, r.to, r.begin, r.finish, r.edtf) for r in ranges] == [
        ("t1", "t2", "2019-03-03", "2019-03-08", "2019-03-03/2019-03-07")
    ]


def test_reversed_range_is_a_conflict():
    timexes, ranges, _ = _find("It ran from 9 March 2019 to 3 March 2019.")
    assert any(reason.startswith("conflict:reversed-range") for reason in timexes[1].why)
    assert (ranges[0].begin, ranges[0].finish) == (None, None)


@pytest.mark.parametrize(
    ("text", "value", "prefix"),
    [
        ("The report of today, Tuesday, is new.", "2025-09-16", "note:anchor-confirmed"),
        ("The report of today, Wednesday, is new.", "2025-09-17", "conflict:today-weekday"),
        ("It was signed on Monday, 16 September 2025, in Oslo.", "2025-09-16", "conflict:weekday-date"),
        ("It was signed on 30 February 2025 in Oslo.", "2025-02-30", "conflict:impossible-date"),
    ],
)
def test_conflicts_and_notes_stand_in_why(text, value, prefix):
    timex = _find(text)[0][0]
    assert timex.value == value
    assert any(reason.startswith(prefix) for reason in timex.why)


def test_alternative_reading_is_kept():
    (timex,) = _find("They signed it in July.")[0]
    assert (timex.value, timex.begin, timex.finish) == ("2025-07", "2025-07-01", "2025-08-01")
    assert [a.value for a in timex.alternatives] == ["2026-07"] or timex.alternatives


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("You may go now and then.", "without a capital"),
        ("They sent 2000 troops.", "counts"),
        ("Boeing 1997 flew.", "number of"),
    ],
)
def test_refused_candidates_have_a_reason(text, reason):
    assert any(reason in one.reason for one in _find(text)[2])


NEAR_STORY = [
    ("The panel was set up on 1 September 2018. It reported at the end of last month.", "2019-10-30", "2019-09"),
    ("The panel was set up on 1 September 1918. It had reported the last month.", "2019-10-30", "1918-08"),
]


@pytest.mark.parametrize(("text", "published", "value"), NEAR_STORY)
def test_a_story_that_ends_near_publication_points_to_it(text, published, value):
    assert _find(text, kind="narrative", published=published)[0][-1].value == value


AFTER_DAY = [
    ("On 2 May 2022 she lodged a complaint. It was rejected on 23 May.", "2023-11-08", "2022-05-23"),
    ("On 2 May 2022 she lodged a complaint. It was rejected on 23 April.", "2023-11-08", "2023-04-23"),
    ("On 2 May 2022 she lodged a complaint.\n\nIt was rejected on 23 May.", "2023-11-08", "2023-05-23"),
    ("On 2 May 2022 she lodged a complaint. It will be heard on 23 November.", "2023-11-08", "2023-11-23"),
    ("She worked there until the end of May 1992. On 23 May four men came.", "1994-10-06", "1992-05-23"),
    ("It has been shut since May 1992. On 23 May four men came.", "1994-06-06", "1994-05-23"),
]


@pytest.mark.parametrize(("text", "published", "value"), AFTER_DAY)
def test_a_day_goes_on_with_the_year_of_the_date_before_it(text, published, value):
    assert _find(text, published=published)[0][-1].value == value


AHEAD = [
    ("Short selling is banned until Oct. 2. The index rose the day before.", "2008-09-17"),
    ("The summit opens on Oct. 2. Talks will end two days later.", "2008-10-04"),
    ("The court sits on Oct. 2. Police arrested a man this week. He was shot at 3 p.m.", "2008-09-18T15:00"),
    ("The court sits on Oct. 2. The hearing will begin at 3 p.m.", "2008-10-02T15:00"),
]


@pytest.mark.parametrize(("text", "value"), AHEAD)
def test_a_verb_of_the_past_counts_from_no_day_to_come(text, value):
    assert _find(text, published="2008-09-18")[0][-1].value == value


def test_narrative_counts_from_the_story():
    text = "In May 1940 the front fell. Two weeks later the city was empty. In June the king left."
    values = [t.value for t in _find(text, kind="narrative", published="2009-12-19")[0]]
    assert values[0] == "1940-05"
    assert values[-1] == "1940-06"


def test_window_ends_at_publication():
    (timex,) = _find("Over the past five years it doubled.")[0]
    assert (timex.type, timex.value, timex.begin, timex.finish) == ("DURATION", "P5Y", "2020-09-16", "2025-09-16")
    assert timex.approximate


@pytest.mark.parametrize(
    ("text", "value"),
    [("in July", "XXXX-07"), ("last month", "XXXX-XX"), ("yesterday", "XXXX-XX-XX"), ("on Tuesday", "XXXX-WXX-2")],
)
def test_without_publication_date(text, value):
    (timex,) = _find(text, published=None)[0]
    assert (timex.value, timex.begin, timex.finish, timex.anchor) == (value, None, None, timex.anchor)


def test_before_christ():
    (timex,) = _find("They burned it in 494 BC.")[0]
    assert (timex.value, timex.begin, timex.finish) == ("BC0494", "-0493-01-01", "-0492-01-01")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The offer had been scheduled to expire Friday.", "2025-09-12"),
        ("The offer is scheduled to expire Friday.", "2025-09-19"),
        ("They plan a rally on Friday and were seen on the road.", "2025-09-19"),
        ("They held a rally on Friday and will go home.", "2025-09-12"),
        ("The law takes effect Friday.", "2025-09-19"),
        ("The list to be released Friday is long.", "2025-09-19"),
        ("The list released Friday is long.", "2025-09-12"),
        ("Both sides spoke ahead of Friday's vote.", "2025-09-19"),
        ("He could not be found Friday.", "2025-09-12"),
        ("They are leaving Friday.", "2025-09-19"),
        ("It will be paid at a still unspecified time on Dec. 21.", "2025-12-21"),
    ],
)
def test_direction_by_the_verb_of_the_clause(text, value):
    assert _find(text)[0][0].value == value


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("In the second quarter it earned 3 million, up from 2 million a year earlier.", "2024-Q2"),
        ("In the second quarter it earned 3. For the first nine months it earned 9, up from 7 a year earlier.", "2024"),
        ("In the second quarter it earned 3. In the first nine months it earned 9, and 3 in the quarter.", "2025-Q2"),
        ("In the second quarter it earned 3 million. In the year-ago period it lost 2 million.", "2024-Q2"),
    ],
)
def test_a_year_ago_is_the_period_told(told, value):
    assert _find(told)[0][-1].value == value
