"""What the classifiers of relations look at, by kind of pair; the words of a language are among the features."""

from collections.abc import Iterator
from dataclasses import dataclass

from chrono.event.model import Event
from chrono.tlink.features import bucket, when
from chrono.tlink.sentence import COMMAS, QUOTES, Happening, Sentence, Time


@dataclass(frozen=True, slots=True)
class Place:
    """A happening or a time in its sentence; ``number`` counts the sentences of the document, ``order`` its members."""

    sentence: Sentence
    number: int
    order: int
    thing: Happening | Time

    @property
    def id(self) -> str:
        """The id of the event or expression."""
        return self.thing.event.id if isinstance(self.thing, Happening) else self.thing.timex.id


def _form(event: Event) -> str:
    return f"{event.tense}/{event.aspect}"


def _role(sentence: Sentence, happening: Happening) -> Iterator[str]:
    """Where an event stands and what introduces it."""
    signal = sentence.ending_at(happening.first)
    prev = sentence.words[happening.first - 1] if happening.first else "^"
    before = [h for h in sentence.happenings if h.last <= happening.first]
    yield f"intro={'+'.join(sorted(signal.kinds)) if signal else '-'}"
    yield f"prev={prev}"
    yield f"prev2={' '.join(sentence.words[max(0, happening.first - 2) : happening.first])}"
    yield f"nth={bucket(len(before), 0, 1, 2)}"
    if before:
        yield f"under={before[-1].event.class_}{before[-1].event.tense}"
    near = [s for s in sentence.signals if s.last <= happening.first and happening.first - s.last <= 4]
    for kind in sorted({kind for s in near for kind in s.kinds}):
        yield f"near={kind}"


def event_marks(place: Place) -> Iterator[str]:
    """Features of an event by itself."""
    happening = place.thing
    assert isinstance(happening, Happening)
    event, sentence = happening.event, place.sentence
    yield f"class={event.class_}"
    yield f"form={_form(event)}"
    yield f"pos={event.pos}"
    yield f"class+form={event.class_}{_form(event)}"
    yield f"word={sentence.words[happening.first]}"
    yield f"end={sentence.words[happening.first][-3:]}"
    yield f"polarity={event.polarity}{event.modality}"
    yield from _role(sentence, happening)


def dct_features(place: Place, dated: str) -> list[str]:
    """Features of an event against the publication date; ``dated``: where its own expression lies ("-" without one)."""
    happening = place.thing
    assert isinstance(happening, Happening)
    event = happening.event
    marks = [*event_marks(place)]
    verbs = [h for h in place.sentence.happenings if h.finite and h.last <= happening.first]
    governor = _form(verbs[-1].event) if verbs and not happening.finite else "-"
    marks += [f"dated={dated}", f"dated+form={dated}{_form(event)}", f"dated+class={dated}{event.class_}"]
    marks += [f"governor={governor}", f"governor+class={governor}{event.class_}", "bias"]
    marks.append(f"early={bucket(place.number, 0, 1, 2, 5)}{event.class_}")
    return marks


def event_pair_features(first: Place, second: Place) -> list[str]:
    """Features of two events, the first one earlier in the text."""
    return [*_event_pair(first, second)]


def _event_pair(first: Place, second: Place) -> Iterator[str]:
    one, two = first.thing, second.thing
    assert isinstance(one, Happening)
    assert isinstance(two, Happening)
    a, b = one.event, two.event
    apart = f"s{min(second.number - first.number, 2)}"
    steps = bucket(second.order - first.order, 1, 2, 3, 5, 9)
    yield "bias"
    yield apart
    yield f"steps={apart}{steps}"
    for prefix, place in (("a", first), ("b", second)):
        for mark in event_marks(place):
            yield f"{prefix}.{mark}"
            if mark.startswith(("class=", "form=", "intro=", "pos=", "near=", "nth=")):
                yield f"{prefix}.{mark}{apart}"
    forms = f"{_form(a)}>{_form(b)}"
    yield f"forms={forms}"
    yield f"forms+apart={forms}{apart}"
    yield f"classes={a.class_}>{b.class_}"
    yield f"classes+apart={a.class_}>{b.class_}{apart}"
    yield f"both={a.class_}{_form(a)}>{b.class_}{_form(b)}"
    yield f"tenses={a.tense}>{b.tense}{apart}{steps}"
    yield f"poses={a.pos}>{b.pos}{apart}"
    yield f"polarity={a.polarity}{b.polarity}{bool(a.modality)}{bool(b.modality)}"
    words = first.sentence.words[one.first], second.sentence.words[two.first]
    yield f"words={words[0]}>{words[1]}"
    yield f"same={words[0] == words[1]}{apart}"
    if first.number == second.number:
        yield from _inside(first.sentence, one, two, forms, f"{a.class_}>{b.class_}")


def _inside(sentence: Sentence, one: Happening, two: Happening, forms: str, classes: str) -> Iterator[str]:
    """What stands between two events of one sentence."""
    kinds = sorted({kind for s in sentence.between(one.last, two.first) for kind in s.kinds})
    between = sentence.words[one.last : two.first]
    finite = sum(h.finite and one.last <= h.first < two.first for h in sentence.happenings)
    commas, quotes = sum(w in COMMAS for w in between), any(w in QUOTES for w in between)
    shape = f"{bucket(commas, 0, 1, 2)}{'q' if quotes else ''}"
    yield f"between={bucket(finite, 0, 1, 2)}{shape}"
    yield f"shape={shape}{classes}"
    yield f"shape+forms={shape}{forms}"
    yield f"gap={bucket(len(between), 0, 1, 2, 4, 8, 15)}{classes}"
    if len(between) <= 3:
        yield f"joint={' '.join(between)}"
        yield f"joint+forms={' '.join(between)}{forms}"
    for kind in kinds or ["-"]:
        yield f"kind={kind}"
        yield f"kind+forms={kind}{forms}"
        yield f"kind+classes={kind}{classes}"
        yield f"kind+pos={kind}{'V' if one.finite else 'N'}{'V' if two.finite else 'N'}"
    head = [kind for s in sentence.signals if s.last <= one.first and one.first - s.last <= 3 for kind in s.kinds]
    for kind in sorted(set(head)):
        yield f"head={kind}{forms}"
        yield f"head+shape={kind}{shape}"


def time_features(event: Place, time: Place, linked: str, dated: str) -> list[str]:
    """Features of an event and an expression; ``linked``: how it dates the event, ``dated``: how its own one lies."""
    return [*_time_pair(event, time, linked, dated)]


def _time_pair(event: Place, time: Place, linked: str, dated: str) -> Iterator[str]:
    happening, expression = event.thing, time.thing
    assert isinstance(happening, Happening)
    assert isinstance(expression, Time)
    timex, form = expression.timex, _form(happening.event)
    apart = f"{max(-2, min(2, time.number - event.number))}"
    side = "L" if (event.number, happening.first) < (time.number, expression.first) else "R"
    signal = time.sentence.ending_at(expression.first) or time.sentence.ending_at(expression.first - 1)
    said = "+".join(sorted(signal.kinds)) if signal else "-"
    place = when(time.sentence, timex)
    yield "bias"
    for mark in event_marks(event):
        yield mark
        if mark.startswith(("class=", "form=", "pos=")):
            yield f"{mark}{place}{apart}"
            yield f"{mark}{linked}"
    yield f"linked={linked}"
    yield f"linked+said={linked}{said}"
    yield f"linked+type={linked}{timex.type}{place}"
    yield f"said={said}{timex.type}{apart}"
    yield f"word={time.sentence.words[expression.first - 1] if expression.first else '^'}{apart}"
    yield f"type={timex.type}{timex.mod}{place}"
    yield f"dated={dated}{place}{apart}"
    yield f"place={place}{form}{apart}"
    yield f"place+class={place}{happening.event.class_}{form}"
    yield f"value={timex.value[:1]}{len(timex.value)}{apart}{linked}"
    yield f"steps={side}{apart}{bucket(abs(time.order - event.order), 1, 2, 3, 5, 9)}"
    yield f"steps+type={side}{apart}{bucket(abs(time.order - event.order), 1, 2, 3, 5)}{timex.type}"
    if apart == "0":
        low, high = sorted((happening.first, expression.first))
        for kind in sorted({k for s in event.sentence.between(low, high) for k in s.kinds}):
            yield f"kind={kind}{side}"
