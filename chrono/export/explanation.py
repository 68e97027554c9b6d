"""How each expression of a text was read, step by step: rule, operators, reference time, interval, value, EDTF."""

from collections.abc import Iterator

from chrono.chronology.model import Annotation
from chrono.timex.model import Timex


def explanation(found: Annotation) -> str:
    """The reading of every expression, one block each, without a last newline."""
    blocks = ["\n".join(_block(timex, found)) for timex in found.timexes]
    blocks += [f"“{one.text}” is no expression: {one.reason}" for one in found.rejected]
    head = f"language {found.document.lang}, kind {found.document.kind}"
    return "\n\n".join([head, *(blocks or ["no temporal expression found"])])


def _block(timex: Timex, found: Annotation) -> Iterator[str]:
    rule, _, tree = (timex.why[0] if timex.why else "").partition(": ")
    yield f"“{timex.text}” [{timex.start}, {timex.end})"
    yield f"  rule       {timex.rule or 'none'}"
    if tree and rule == timex.rule:
        yield f"  operators  {tree}"
    yield f"  reference  {_reference(timex, found)}"
    said = f" (the words alone: {timex.said})" if timex.said != timex.value else ""
    yield f"  value      {timex.type} {timex.value}{said}"
    yield from (
        f"  {name:<9}  {value}" for name in ("mod", "quant", "freq") if (value := getattr(timex, name)) is not None
    )
    yield f"  interval   {_interval(timex)}"
    yield f"  EDTF       {timex.edtf or 'none'}"
    steps = timex.why[1:] if tree and rule == timex.rule else timex.why
    yield from (f"  because    {step}" for step in steps)
    yield from (f"  or         {other.value}: {other.why}" for other in timex.alternatives)
    yield f"  confidence {timex.confidence}"


def _reference(timex: Timex, found: Annotation) -> str:
    if timex.anchor is None:
        return "none: the words stand for themselves"
    if timex.anchor == "t0":
        published = found.document.published
        return f"t0, the publication: {published}" if published else "t0, the publication: not given"
    other = next((one for one in found.timexes if one.id == timex.anchor), None)
    return f"{timex.anchor}: “{other.text}” {other.value}" if other else timex.anchor


def _interval(timex: Timex) -> str:
    if timex.begin is None and timex.finish is None:
        return "none"
    about = ", approximate" if timex.approximate else ""
    return f"from {timex.begin or 'unknown'}, before {timex.finish or 'unknown'}{about}"
