"""What the link classifiers look at: names of features of a pair, free of any language."""

from collections.abc import Iterator, Sequence

from chrono.timex.model import Timex
from chrono.tlink.sentence import COMMAS, QUOTES, Happening, Sentence, Time


def bucket(count: int, *edges: int) -> str:
    """The first edge that a count does not exceed, else a plus sign."""
    return next((str(edge) for edge in edges if count <= edge), "+")


def dating_features(sentence: Sentence, happening: Happening, time: Time) -> list[str]:
    """Features of "this expression dates this event"."""
    return [*_dating(sentence, happening, time)]


def _dating(sentence: Sentence, happening: Happening, time: Time) -> Iterator[str]:
    left = happening.first < time.first
    low, high = (happening.last, time.first) if left else (time.last, happening.first)
    side = "L" if left else "R"
    event, timex = happening.event, time.timex
    inside = [h for h in sentence.happenings if low <= h.first < high]
    finite = [h for h in inside if h.finite]
    times = [t for t in sentence.times if low <= t.first < high]
    commas = sum(word in COMMAS for word in sentence.words[low:high])
    kinds = sorted({kind for s in sentence.between(low, high) for kind in s.kinds})
    signal = sentence.ending_at(time.first) or sentence.ending_at(time.first - 1)
    said = sorted(signal.kinds)[0] if signal else "-"
    sort = "V" if happening.finite else event.pos[:1]
    near = f"{side}{bucket(len(inside), 0, 1, 2, 3)}"
    yield "bias"
    yield f"near={near}"
    yield f"near+sort={near}{sort}"
    yield f"verbs={side}{bucket(len(finite), 0, 1, 2)}{sort}"
    yield f"between={side}{bucket(len(finite), 0, 1, 2)}.{bucket(len(inside) - len(finite), 0, 1, 2)}{sort}"
    yield f"times={side}{bucket(len(times), 0, 1)}"
    yield f"commas={side}{bucket(commas, 0, 1, 2)}"
    yield f"commas+near={bucket(commas, 0, 1, 2)}{near}"
    yield f"words={side}{bucket(high - low, 0, 1, 2, 4, 7, 12, 20)}"
    yield f"class={side}{event.class_}"
    yield f"class+near={event.class_}{near}"
    yield f"sort={side}{event.pos}{event.tense}"
    place, tense = when(sentence, timex), _governor(sentence, happening)
    yield f"tense={place}{tense}"
    yield f"tense+sort={place}{tense}{side}{sort}"
    yield f"tense+near={place}{tense}{near}"
    behind = next((h for h in sentence.happenings if h.first >= happening.last), None)
    apart = bucket(behind.first - happening.last, 0, 1, 2, 4, 8) if behind else "$"
    yield f"behind={apart}{sort}{side}"
    yield f"behind+sort={apart}{sort}{'V' if behind and behind.finite else 'N'}{near}"
    yield f"type={timex.type}{'' if timex.begin or timex.finish else '?'}"
    yield f"type+sort={timex.type}{sort}"
    yield f"signal={said}"
    yield f"signal+type={said}{timex.type}"
    yield f"signal+sort={said}{sort}{near}"
    for kind in kinds:
        yield f"kind={side}{kind}"
        yield f"kind+sort={side}{kind}{sort}"
        yield f"kind+near={kind}{near}"
    yield from _neighbours(sentence, time, inside, side, sort, near)
    yield from _place(sentence, happening, time, near)
    yield from _context(sentence, time, side, sort, near)


def _neighbours(sentence: Sentence, time: Time, inside: Sequence[Happening], *marks: str) -> Iterator[str]:
    """The events that stand between the two."""
    side, sort, near = marks
    left = side == "L"
    if left:
        last = sentence.ending_at(inside[0].first) if inside else None
        opened = sorted(last.kinds)[0] if last else "joined" if inside and inside[0].joined else "-"
        yield f"next={opened}{sort}"
        yield f"next+near={opened}{near}"
    if inside:
        closest = inside[-1] if left else inside[0]
        yield f"closest={side}{'V' if closest.finite else closest.event.pos[:1]}{closest.event.class_}{sort}"
        gap = time.first - closest.last if left else closest.first - time.last
        yield f"gap={side}{bucket(gap, 0, 1, 2, 4, 7, 12)}{sort}"


_SHAPE = str.maketrans("123456789", "0" * 9)


def _context(sentence: Sentence, time: Time, side: str, sort: str, near: str) -> Iterator[str]:
    """How the expression is built in: the word before it, what it is compared with, its shape."""
    first = time.first
    before = sentence.words[first - 1] if first else "^"
    signal = sentence.ending_at(first)
    event = next((h for h in sentence.happenings if h.last == first), None)
    if event:
        prev = "V" if event.finite else "N"
    elif signal:
        prev = "+".join(sorted(signal.kinds))
    elif any(t.last == first for t in sentence.times):
        prev = "T"
    else:
        prev = "," if before in COMMAS else before if not before[0].isalnum() else "w"
    glued = sentence.glued(time)
    shape = time.timex.value.translate(_SHAPE)
    yield f"prev={prev}"
    yield f"prev+near={prev}{near}"
    yield f"prev+sort={prev}{side}{sort}"
    yield f"prev+shape={prev}{shape}"
    yield f"glued={glued}{side}"
    yield f"shape={shape}"
    yield f"shape+sort={shape}{side}{sort}"
    yield f"text={sentence.words[first][len(glued) :]}"
    yield f"last={sentence.words[time.last - 1]}"
    yield f"word={before}"
    yield f"mod={time.timex.mod}"
    for kind in ("compared", "ranked"):
        if any(kind in s.kinds for s in sentence.between(max(0, first - 6), first)):
            yield f"{kind}={prev}"
            yield f"{kind}"
    yield f"long={bucket(time.last - first, 1, 2, 3, 4)}{time.timex.type}"
    if any(word in QUOTES for word in sentence.words[:first]):
        yield f"quoted={side}{near}"


def when(sentence: Sentence, timex: Timex) -> str:
    """Whether an expression lies before, on or after the publication day."""
    if timex.value.endswith("_REF"):
        return timex.value
    now = sentence.published
    if now is None or timex.begin is None or timex.finish is None:
        return "?"
    if timex.finish[:10] <= now:
        return "<"
    return ">" if timex.begin[:10] > now else "="


def _governor(sentence: Sentence, happening: Happening) -> str:
    """Tense of the event, or, for a nominal one, of the verb before it in brackets."""
    if happening.finite:
        return happening.event.tense
    verbs = [h for h in sentence.happenings if h.finite and h.last <= happening.first]
    return f"({verbs[-1].event.tense})" if verbs else "-"


def _place(sentence: Sentence, happening: Happening, time: Time, near: str) -> Iterator[str]:
    """Where the two stand in the sentence."""
    before = [h for h in sentence.happenings if h.last <= time.first]
    after = sentence.words[time.last] if time.last < len(sentence.words) else "."
    mark = "," if after in COMMAS else "." if after in ".)!?؟" else "w"
    yield f"head={not before}{near}"
    yield f"mark={mark}{near}"
    if not before:
        yield f"open={happening.joined}{near}{'V' if happening.finite else 'N'}"
    first = next((h for h in sentence.happenings if h.finite), None)
    yield f"main={first is happening}{near}"
    yield f"joined={happening.joined}{near}"
