"""A story of our own, told by an Arabic and an English paper: a strike in a harbour town."""

from dataclasses import replace

from chrono.chronology.model import Annotation, Chronology, Entry, EntryBounds, Finding, Source, Statement
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.temporal.civil import DAY, moment_text, parse_moment
from chrono.timex.model import Alternative, Timex
from chrono.tlink.model import TLink

ARABIC = (
    ("أسس الصيادون نقابتهم", "عام 1998", "1998-01-01", "1999-01-01", "asserted"),
    ("بدأ العمال الإضراب", "3 مارس 2024", "2024-03-03", "2024-03-04", "asserted"),
    ("أُغلق الميناء", "5 مارس 2024", "2024-03-05", "2024-03-06", "asserted"),
    ("اعتصم المئات أمام البلدية", "أوائل مارس", "2024-03-01", "2024-03-11", "asserted"),
    ("رفضت الإدارة الحوار", None, None, None, "asserted"),
    ("وعد الوزير بزيارة الميناء", "الشهر المقبل", "2024-05-01", "2024-06-01", "planned"),
    ("استمرت المفاوضات", "من 10 إلى 20 مارس", "2024-03-10", "2024-03-21", "asserted"),
    ("قيل إن سفينة غرقت", "ليلة الخميس", "2024-03-14T18:00:00", "2024-03-15T06:00:00", "alleged"),
    ("لم يصل المفتشون", "22 مارس", "2024-03-22", "2024-03-23", "negated"),
    ("انتهى الإضراب", "29 مارس 2024", "2024-03-29", "2024-03-30", "asserted"),
    ("عاد الصيادون إلى البحر", None, None, None, "asserted"),
    ("ارتفعت أسعار السمك", "في الأيام الأخيرة", "2024-03-19", "2024-04-02", "asserted"),
)
ENGLISH = (
    ("the union was founded", "in 1998", "1998-01-01", "1999-01-01", "asserted"),
    ("the old pier burned down", "in the summer of 2009", "2009-06-01", "2009-09-01", "asserted"),
    ("dockers walked out", "on 4 March 2024", "2024-03-04", "2024-03-05", "asserted"),
    ("the port was shut", "on Tuesday", "2024-03-05", "2024-03-06", "asserted"),
    ("a mediator arrived", "at 09:30 on 11 March", "2024-03-11T09:30:00", "2024-03-11T09:31:00", "asserted"),
    ("both sides met in secret", None, None, None, "reported"),
    ("a crane had been sold", "before the strike", None, "2024-03-04", "asserted"),
    ("exports have stood still", "since 5 March", "2024-03-05", None, "asserted"),
    ("the court will hear the case", "on 9 May", "2024-05-09", "2024-05-10", "planned"),
    ("the strike ended", "on 29 March", "2024-03-29", "2024-03-30", "asserted"),
    ("the mayor might resign", "this year", "2024-01-01", "2025-01-01", "possible"),
    ("trucks queued for days", "in mid March", "2024-03-11", "2024-03-21", "asserted"),
    ("a memorial was unveiled", None, None, None, "asserted"),
)
TELLINGS = (("harbour.ar", "ar", "صحيفة المرفأ", ARABIC), ("harbour.en", "en", "The Harbour Post", ENGLISH))


NEXT_YEAR = Alternative("2025-03-05", "2025-03-05", "2025-03-06", "nearest future")


def document(id_: str, lang: str, title: str, tellings: tuple) -> Document:
    """A text of one sentence a happening, in three paragraphs."""
    sentences = [f"{what} {when}." if when else f"{what}." for what, when, *_ in tellings]
    third = len(sentences) // 3
    paragraphs = (sentences[:third], sentences[third : 2 * third], sentences[2 * third :])
    text = "\n".join(" ".join(some) for some in paragraphs)
    names = [name for name in ("الميناء", "mayor", "البلدية") if name in text]
    entities = tuple({"start": text.index(name), "end": text.index(name) + len(name), "type": "LOC"} for name in names)
    return Document(id_, text, lang, published="2024-04-02", published_from="field", title=title, entities=entities)


def annotation(id_: str, lang: str, title: str, tellings: tuple) -> Annotation:
    """The document with an event for each happening and an expression for each date, linked."""
    doc = document(id_, lang, title, tellings)
    timexes, events, links = [], [], []
    for number, (what, when, begin, finish, fact) in enumerate(tellings, 1):
        start = doc.text.index(what)
        events.append(Event(f"e{number}", start, start + len(what), what, factuality=fact, label=what, confidence=0.9))
        if when is None:
            continue
        at = doc.text.index(when, start)
        others = (
            (Alternative("2025-03-05", "2025-03-05", "2025-03-06", "nearest future"),) if when == "on Tuesday" else ()
        )
        value = (begin or finish)[:10]
        timexes.append(
            Timex(
                f"t{number}", at, at + len(when), when, "DATE", value, value, begin=begin, finish=finish, edtf=value,
                granularity="day", approximate=any(word in when for word in ("أوائل", "mid")), rule=f"{lang}/dates/own",
                confidence=0.8, alternatives=others,
                why=(f"{lang}/dates/own: as written", "year 2024: nearest past to t0"),
            )
        )  # fmt: skip
        links.append(TLink(f"l{number}", f"e{number}", f"t{number}", "IS_INCLUDED", cue="adverb-of-clause", trust=0.9))
    return Annotation(doc, tuple(timexes), (), (), tuple(events), tuple(links))


def annotations() -> tuple[Annotation, ...]:
    """Both papers."""
    return tuple(annotation(*telling) for telling in TELLINGS)


def chronology() -> Chronology:
    """The chronology by hand: 22 dated entries and 3 without a date, two of them told by both papers, two findings."""
    parts = annotations()
    drafts = [_draft(part, n) for part in parts for n in range(len(part.events))]
    entries = _merged(drafts, ("harbour.ar#e1", "harbour.en#e1"), ("harbour.ar#e10", "harbour.en#e10"))
    dated = sorted((e for e in entries if e.status == "dated"), key=lambda e: e.bounds.earliest_begin or "2024-01")
    bare = [e for e in entries if e.status != "dated"]
    ordered = [replace(e, id=f"n{n}", rank=n, rank_min=n, rank_max=n) for n, e in enumerate([*dated, *bare], 1)]
    last = next(e.id for e in ordered if "انتهى" in e.label)
    ordered = [
        replace(e, after=(last,), status="ordered", certainty="relative") if "عاد" in e.label else e for e in ordered
    ]
    whole = Chronology(
        documents=tuple(part.document for part in parts),
        timexes=tuple(_full(t, part.document.id) for part in parts for t in part.timexes),
        events=tuple(_full(e, part.document.id) for part in parts for e in part.events),
        links=tuple(_link(k, part.document.id) for part in parts for k in part.links),
        entries=tuple(ordered),
    )
    return replace(whole, findings=_findings(whole))


def many(count: int) -> Chronology:
    """As many entries as asked for, three hours apart, told by two papers in turn."""
    labels = [(f"entry {n} of the archive", f"الحدث {n} من الأرشيف")[n % 2] for n in range(1, count + 1)]
    texts = {id_: "\n".join(labels[first::2]) for id_, first in (("a", 1), ("b", 0))}
    documents = tuple(
        Document(id_, text, "en" if id_ == "a" else "ar", published="2025-01-01") for id_, text in texts.items()
    )
    places, events, entries = {"a": 0, "b": 0}, [], []
    for n, label in enumerate(labels, 1):
        id_ = "ab"[n % 2]
        start, places[id_] = places[id_], places[id_] + len(label) + 1
        events.append(Event(f"{id_}#e{n}", start, start + len(label), label, label=label, document=id_))
        entries.append(_one_of_many(n, label, id_, start))
    return Chronology(
        documents=documents, events=tuple(sorted(events, key=lambda e: (e.document, e.start))), entries=tuple(entries)
    )


def _one_of_many(n: int, label: str, id_: str, start: int) -> Entry:
    begin = (parse_moment("1900-01-01") or 0) + n * 10_800
    certainty = ("explicit", "bounded")[n % 2]
    source = Source(id_, start, start + len(label), label, None, None, None)
    bounds = EntryBounds(*(moment_text(begin + late) for late in (0, 0, 10_800, 10_800)))
    return Entry(
        f"n{n}",
        n,
        n,
        n,
        (),
        "dated",
        label,
        (f"{id_}#e{n}",),
        bounds,
        None,
        "hour",
        certainty,
        "asserted",
        (n % 100) / 100,
        (source,),
    )


def _full(value, id_: str):
    return replace(value, id=f"{id_}#{value.id}", document=id_)


def _link(link: TLink, id_: str) -> TLink:
    return replace(link, id=f"{id_}#{link.id}", from_=f"{id_}#{link.from_}", to=f"{id_}#{link.to}", document=id_)


def _draft(part: Annotation, n: int) -> Entry:
    id_, event = part.document.id, part.events[n]
    timex = next((t for t in part.timexes if t.id == f"t{n + 1}"), None)
    end = timex.end if timex else event.end
    source = Source(
        id_, event.start, end, part.document.text[event.start : end],
        timex and f"{id_}#{timex.id}", timex and timex.begin, timex and timex.finish,
    )  # fmt: skip
    bounds = _bounds(event.text, timex)
    one_day = timex and timex.begin and timex.finish and parse_moment(timex.finish) - parse_moment(timex.begin) == DAY
    return Entry(
        "", 0, 0, 0, (), "dated" if timex else "undated", event.label, (f"{id_}#{event.id}",), bounds,
        timex.begin[:10] if one_day else None, "day" if timex else None, "explicit" if timex else "unknown",
        event.factuality, 0.72 if timex else 0.4,
        (source,),
    )  # fmt: skip


def _bounds(what: str, timex: Timex | None) -> EntryBounds:
    if timex is None:
        return EntryBounds()
    if what in ("استمرت المفاوضات", "exports have stood still"):  # states: certain from the first day on
        return EntryBounds(
            timex.begin, timex.begin, timex.finish and moment_text(parse_moment(timex.finish) - DAY), timex.finish
        )
    return EntryBounds(timex.begin, None, None, timex.finish)


def _merged(drafts: list[Entry], *pairs: tuple[str, str]) -> list[Entry]:
    by_event = {entry.events[0]: entry for entry in drafts}
    for first, second in pairs:
        a, b = by_event[first], by_event.pop(second)
        by_event[first] = replace(a, events=a.events + b.events, sources=a.sources + b.sources)
    return list(by_event.values())


def _findings(whole: Chronology) -> tuple[Finding, ...]:
    find = {e.label: e for e in whole.entries}
    strike, walkout, fish = find["بدأ العمال الإضراب"], find["dockers walked out"], find["ارتفعت أسعار السمك"]
    said = [Statement(s.document, s.start, s.end, s.quote, e.events) for e in (strike, walkout) for s in e.sources]
    vague = tuple(Statement(s.document, s.start, s.end, s.quote) for s in fish.sources)
    return (
        Finding("f1", "CHR201", "sources-differ", "warning", "the walkout: 3 and 4 March",
                "One day apart.", tuple(said), (strike.id, walkout.id), "who was there?", "00000000000000f1"),
        Finding("f2", "CHR112", "vague-against-date", "error", "“recent days” reach back two weeks",
                "Fourteen days.", vague, (fish.id,), "", "00000000000000f2"),
    )  # fmt: skip
