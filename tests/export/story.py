"""A chronology built by hand for the tests of every format: our own sentences, with what formats trip over.

It holds a date before year 1, open ends, an event without a date, a planned one, two sources that disagree, findings,
and hostile text: markup, attribute breakers, formula starters and bidi overrides.
"""

from chrono.chronology.model import Chronology, Entry, EntryBounds, Finding, Source, Statement
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.timex.model import Alternative, Range, Timex
from chrono.tlink.model import TLink

ARABIC = (
    "تاريخ: 2025-09-16\n"
    "هاجم مسلحون قاعدة قرب النهر في 19 أغسطس/آب. وبعد ذلك انسحبت القوة من البلدة. "
    "ومن المقرر أن يجتمع الوزراء في 3 أكتوبر/تشرين الأول 2025.\n"
)
ENGLISH = (
    "The base near the river was attacked on 20 August 2025, officials said. "
    "Trade talks have run since 2021. The bridge never reopened.\n"
)
HOSTILE = (
    "<script>alert('x')</script> was read aloud in 494 BC. "
    '" onerror="alert(1) & \u202egnp.exe\u202c came later. '
    "=HYPERLINK(1) closed the day, <!--]]> and all.\n"
)
TEXTS = {"a/ar.txt": ARABIC, "a/en.txt": ENGLISH, "h.txt": HOSTILE}

DOCUMENTS = (
    Document("h.txt", HOSTILE, "en", "narrative", title="<b>Old & odd</b>", source='https://example.org/?a=1&b="2"'),
    Document("a/ar.txt", ARABIC, "ar", "news", "2025-09-16", "header", (7, 17), title="هجوم قرب النهر"),
    Document("a/en.txt", ENGLISH, "en", "news", "2025-09-17", "option", notes=("header says 2025-09-18",)),
)


def span(document: str, words: str) -> tuple[int, int]:
    """Half-open code points of the first place where the words stand."""
    start = TEXTS[document].index(words)
    return start, start + len(words)


def _timex(document: str, id_: str, words: str, value: str, begin: str, finish: str, **more: object) -> Timex:  # noqa: PLR0917
    start, end = span(document, words)
    more = {"type": "DATE", "said": value, "edtf": begin, "granularity": "day", "confidence": 0.9, **more}
    return Timex(  # type: ignore[arg-type]
        f"{document}#{id_}", start, end, words, value=value, begin=begin, finish=finish, document=document, **more
    )


TIMEXES = (
    _timex("h.txt", "t1", "494 BC", "BC0494", "-0493-01-01", "-0492-01-01", granularity="year", edtf="-0493"),
    _timex(
        "a/ar.txt",
        "t1",
        "19 أغسطس/آب",
        "2025-08-19",
        "2025-08-19",
        "2025-08-20",
        said="XXXX-08-19",
        anchor="a/ar.txt#t0",
        rule="ar/dates/day-month",
        why=("day 19, month 8", "year 2025: nearest past to t0"),
        alternatives=(Alternative("2026-08-19", "2026-08-19", "2026-08-20", "nearest future"),),
    ),
    _timex("a/ar.txt", "t2", "3 أكتوبر/تشرين الأول 2025", "2025-10-03", "2025-10-03", "2025-10-04"),
    _timex("a/en.txt", "t1", "20 August 2025", "2025-08-20", "2025-08-20", "2025-08-21", extra=(("given", True),)),
    _timex("a/en.txt", "t2", "2021", "2021", "2021-01-01", "2022-01-01", granularity="year", mod="START"),
)
RANGES = (
    Range(
        "a/en.txt#r1",
        *span("a/en.txt", "since 2021"),
        "since 2021",
        "a/en.txt#t2",
        None,
        "2021-01-01",
        None,
        "2021/..",
        "a/en.txt",
    ),
)


def _event(document: str, id_: str, word: str, label: str, **more: object) -> Event:
    return Event(  # type: ignore[arg-type]
        f"{document}#{id_}",
        *span(document, word),
        word,
        label=label,
        label_spans=(span(document, label),),
        document=document,
        **{"tense": "PAST", "confidence": 0.8, **more},
    )


EVENTS = (
    _event("h.txt", "e1", "read", "<script>alert('x')</script> was read aloud"),
    _event("h.txt", "e2", "came", '" onerror="alert(1) & \u202egnp.exe\u202c came later'),
    _event("h.txt", "e3", "closed", "=HYPERLINK(1) closed the day, <!--]]> and all"),
    _event("a/ar.txt", "e1", "هاجم", "هاجم مسلحون قاعدة قرب النهر"),
    _event("a/ar.txt", "e2", "انسحبت", "انسحبت القوة من البلدة"),
    _event("a/ar.txt", "e3", "يجتمع", "يجتمع الوزراء", tense="FUTURE", factuality="planned", modality="مقرر"),
    _event(
        "a/en.txt", "e1", "attacked", "The base near the river was attacked", extra=(("ner", "ATTACK"),), given=True
    ),
    _event("a/en.txt", "e2", "said", "officials said", class_="REPORTING", main=False),
    _event("a/en.txt", "e3", "run", "Trade talks have run", class_="STATE", tense="PRESENT", aspect="PERFECTIVE"),
    _event("a/en.txt", "e4", "reopened", "The bridge never reopened", polarity="NEG", factuality="negated"),
)
LINKS = (
    TLink("h.txt#l1", "h.txt#e1", "h.txt#t1", "IS_INCLUDED", span("h.txt", "in"), "adverb", 0.9, document="h.txt"),
    TLink("h.txt#l2", "h.txt#e2", "h.txt#e1", "AFTER", span("h.txt", "later"), "later", 0.7, document="h.txt"),
    TLink(
        "a/ar.txt#l1",
        "a/ar.txt#e1",
        "a/ar.txt#t1",
        "IS_INCLUDED",
        span("a/ar.txt", "في"),
        "adverb",
        0.9,
        document="a/ar.txt",
    ),
    TLink(
        "a/ar.txt#l2",
        "a/ar.txt#e2",
        "a/ar.txt#e1",
        "AFTER",
        None,
        "then",
        0.7,
        min_gap=0,
        max_gap=86400,
        document="a/ar.txt",
    ),
    TLink("a/ar.txt#l3", "a/ar.txt#e3", "a/ar.txt#t0", "AFTER", None, "tense", 0.6, document="a/ar.txt"),
    TLink("a/ar.txt#l4", "a/ar.txt#e3", "a/ar.txt#t2", "IS_INCLUDED", None, "adverb", 0.9, document="a/ar.txt"),
    TLink(
        "a/en.txt#l1",
        "a/en.txt#e1",
        "a/en.txt#t1",
        "IS_INCLUDED",
        span("a/en.txt", "on"),
        "adverb",
        0.9,
        document="a/en.txt",
        given=True,
    ),
    TLink(
        "a/en.txt#l2",
        "a/en.txt#e3",
        "a/en.txt#t2",
        "BEGUN_BY",
        span("a/en.txt", "since"),
        "since",
        0.8,
        document="a/en.txt",
    ),
)


def _source(document: str, quote: str, timex: str | None, begin: str | None, finish: str | None) -> Source:
    return Source(document, *span(document, quote), quote, timex and f"{document}#{timex}", begin, finish)


def _entry(rank: int, label: str, events: tuple[str, ...], sources: tuple[Source, ...], **more: object) -> Entry:
    defaults: dict[str, object] = {
        "rank_min": rank,
        "rank_max": rank,
        "after": (),
        "status": "dated",
        "bounds": EntryBounds(),
        "edtf": None,
        "granularity": None,
        "certainty": "explicit",
        "factuality": "asserted",
        "confidence": 0.8,
    }
    return Entry(f"n{rank}", rank, label=label, events=events, sources=sources, **{**defaults, **more})  # type: ignore[arg-type]


ENTRIES = (
    _entry(
        1,
        EVENTS[0].label,
        ("h.txt#e1",),
        (_source("h.txt", "<script>alert('x')</script> was read aloud in 494 BC", "t1", "-0493-01-01", "-0492-01-01"),),
        bounds=EntryBounds("-0493-01-01", "-0493-12-31T23:59:59", "-0493-01-01T00:00:01", "-0492-01-01"),
        edtf="-0493",
        granularity="year",
    ),
    _entry(
        2,
        EVENTS[1].label,
        ("h.txt#e2",),
        (_source("h.txt", EVENTS[1].label, None, None, None),),
        rank_max=6,
        after=("n1",),
        status="ordered",
        certainty="relative",
        bounds=EntryBounds("-0493-01-01T00:00:01", None, None, None),
    ),
    _entry(
        3,
        EVENTS[8].label,
        ("a/en.txt#e3",),
        (_source("a/en.txt", "Trade talks have run since 2021", "t2", "2021-01-01", None),),
        rank_min=2,
        rank_max=4,
        after=("n1",),
        granularity="year",
        edtf="2021/..",
        certainty="derived",
        bounds=EntryBounds("2021-01-01", "2021-12-31T23:59:59", "2025-09-17T00:00:01", None),
    ),
    _entry(
        4,
        EVENTS[3].label,
        ("a/ar.txt#e1", "a/en.txt#e1"),
        (
            _source("a/ar.txt", "هاجم مسلحون قاعدة قرب النهر في 19 أغسطس/آب", "t1", "2025-08-19", "2025-08-20"),
            _source(
                "a/en.txt", "The base near the river was attacked on 20 August 2025", "t1", "2025-08-20", "2025-08-21"
            ),
        ),
        rank_min=2,
        rank_max=5,
        after=("n1",),
        edtf="2025-08-19",
        granularity="day",
        bounds=EntryBounds("2025-08-19", "2025-08-19T23:59:59", "2025-08-19T00:00:01", "2025-08-20"),
    ),
    _entry(
        5,
        EVENTS[4].label,
        ("a/ar.txt#e2",),
        (_source("a/ar.txt", EVENTS[4].label, None, None, None),),
        rank_min=3,
        rank_max=6,
        after=("n4",),
        status="ordered",
        certainty="bounded",
        bounds=EntryBounds("2025-08-19T00:00:01", "2025-09-16T23:59:59", "2025-08-19T00:00:02", "2025-09-17"),
    ),
    _entry(
        6,
        EVENTS[5].label,
        ("a/ar.txt#e3",),
        (
            _source(
                "a/ar.txt", "ومن المقرر أن يجتمع الوزراء في 3 أكتوبر/تشرين الأول 2025", "t2", "2025-10-03", "2025-10-04"
            ),
        ),
        after=("n5",),
        edtf="2025-10-03",
        granularity="day",
        factuality="planned",
        bounds=EntryBounds("2025-10-03", "2025-10-03T23:59:59", "2025-10-03T00:00:01", "2025-10-04"),
    ),
    _entry(
        7,
        EVENTS[9].label,
        ("a/en.txt#e4",),
        (_source("a/en.txt", EVENTS[9].label, None, None, None),),
        rank_min=1,
        rank_max=8,
        status="undated",
        certainty="unknown",
        factuality="negated",
    ),
    _entry(
        8,
        EVENTS[2].label,
        ("h.txt#e3",),
        (_source("h.txt", EVENTS[2].label, None, None, None),),
        rank_min=1,
        rank_max=8,
        status="undated",
        certainty="unknown",
    ),
)


def _statement(document: str, quote: str, *refs: str) -> Statement:
    return Statement(document, *span(document, quote), quote, tuple(f"{document}#{ref}" for ref in refs))


FINDINGS = (
    Finding(
        "f1",
        "CHR201",
        "sources-differ",
        "warning",
        "Two sources date the attack 19 and 20 August",
        "One source says 2025-08-19, the other 2025-08-20.",
        (_statement("a/ar.txt", "19 أغسطس/آب", "t1"), _statement("a/en.txt", "20 August 2025", "t1")),
        ("n4",),
        "Ask both sources.",
        "0123456789abcdef",
    ),
    Finding(
        "f2",
        "CHR101",
        "impossible-date",
        "error",
        'A date <img src=x onerror="alert(1)"> that cannot be',
        "| pipes | and\nline breaks",
        (_statement("h.txt", "494 BC", "t1"),),
        ("n1",),
        "Correct it.",
        "fedcba9876543210",
    ),
    Finding(
        "f3",
        "CHR301",
        "no-publication-date",
        "note",
        "Publication date unknown",
        "h.txt has none.",
        (),
        (),
        "Give one.",
        "00000000000000aa",
    ),
)

STORY = Chronology(DOCUMENTS, TIMEXES, RANGES, EVENTS, LINKS, ENTRIES, FINDINGS)


def many(count: int) -> Chronology:
    """A chronology of dated entries on days two apart."""
    entries = tuple(
        _entry(
            at + 1,
            f"Event number {at + 1} happened in the town by the river",
            (),
            (),
            bounds=EntryBounds(day := f"2025-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}", None, None, f"{day}T18:00:00"),
            granularity="day",
        )
        for at in range(count)
    )
    return Chronology((Document("m.txt", "", "en", published="2025-12-31", published_from="option"),), entries=entries)
