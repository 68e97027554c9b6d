"""An archive of many short articles with dates, links and some doubts, for benchmarks: made, not analysed."""

from dataclasses import replace

from chrono.chronology.model import Annotation
from chrono.document.model import Document
from chrono.event.model import Event
from chrono.temporal.civil import DAY, moment_text, parse_moment
from chrono.timex.model import Alternative, Timex
from chrono.tlink.model import TLink

DEEDS = ("approved", "opened", "closed", "repaired", "sold", "visited", "inspected", "painted", "flooded", "lit")
THINGS = ("bridge", "market", "school", "harbour", "mill", "theatre", "station", "library", "canal", "tower")
PLACES = tuple(
    f"{head}{tail}" for head in ("Brad", "Oak", "Mill", "Stan", "Wen") for tail in ("ford", "ham", "ton", "ley", "wick",
    "field", "dale", "port")
)  # fmt: skip
PER_ARTICLE = 25
START = parse_moment("1990-01-01") or 0


def articles(entries: int) -> list[Annotation]:
    """As many articles as it takes for so many entries."""
    return [article(number) for number in range(-(-entries // PER_ARTICLE))]


def article(number: int) -> Annotation:
    """One article: a happening a sentence, three of four with a date; each fourth article retells the one before."""
    sentences, spans, at = [], [], 0
    told = number - 1 if number % 4 == 3 else number
    day = START + told * 3 * DAY
    for n in range(PER_ARTICLE):
        deed, thing = DEEDS[(told + n) % 10], THINGS[(told * 7 + n) % 10]
        shift = 5 if told != number and n % 6 == 1 else 0
        date = moment_text(day - (n + shift) * DAY)[:10] if n % 4 else None
        head = f"In {PLACES[told % 40]} the council of {PLACES[n]}{told}y "
        sentence = f"{head}{deed} the {thing}" + (f" on {date}." if date else ".")
        spans.append((at + len(head), deed, date, at + len(sentence) - 1))
        sentences.append(sentence)
        at += len(sentence) + 1
    published = moment_text(day + DAY)[:10]
    document = Document(f"a{number}", " ".join(sentences), "en", published=published, published_from="field")
    return _annotated(document, spans)


def _annotated(document: Document, spans: list[tuple[int, str, str | None, int]]) -> Annotation:
    events, timexes, links = [], [], []
    for n, (start, deed, date, end) in enumerate(spans, 1):
        label = document.text[start:end]
        fact = "planned" if n % 8 == 7 else "asserted"
        event = Event(f"e{n}", start, start + len(deed), deed, label=label, pos="NOUN", confidence=0.9)
        events.append(replace(event, factuality=fact))
        if date is None:
            links.append(TLink(f"l{n}", f"e{n}", "t0", "BEFORE", cue="tense", trust=0.6))
        else:
            counted = n % 12 == 6
            timexes.append(_timex(n, end, date, counted=counted))
            links.append(TLink(f"l{n}", f"e{n}", f"t{n}", "IS_INCLUDED", cue="adverb-of-clause", trust=0.9))
            if counted:
                gap = {"min_gap": 2 * DAY, "max_gap": 3 * DAY}
                links.append(TLink(f"c{n}", f"t{n}", f"e{n - 2}", "AFTER", cue="offset", trust=0.8, **gap))
        if n % 5 == 0:
            rel = "AFTER" if n == 15 and int(document.id[1:]) % 40 == 0 else "BEFORE"
            links.append(TLink(f"m{n}", f"e{n}", f"e{n - 1}", rel, cue="signal", trust=0.8))
    return Annotation(document, tuple(timexes), (), (), tuple(events), tuple(links))


def _timex(n: int, end: int, date: str, *, counted: bool) -> Timex:
    if counted:
        return Timex(f"t{n}", end - 10, end, date, "DURATION", "P2D", "P2D", rule="en/durations/own", confidence=0.9)
    finish = moment_text((parse_moment(date) or 0) + DAY)[:10]
    other = Alternative(f"2{date[1:]}", f"2{date[1:]}", f"2{finish[1:]}", "nearest future")
    plain = Timex(f"t{n}", end - 10, end, date, "DATE", date, date, begin=date, finish=finish, edtf=date)
    return replace(plain, granularity="day", rule="en/dates/iso", confidence=0.95, alternatives=(other,))
