"""``chrono check``: texts, chronologies and timelines made elsewhere in, findings out, like a linter."""

import io
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from chrono.chronology.findings import Draft, Kind
from chrono.chronology.json import encode, finding_dict, loads
from chrono.chronology.model import Annotation, Chronology, Finding
from chrono.chronology.qualify import annotations_of
from chrono.chronology.report import baseline_text, fails, read_baseline, select, unaccepted
from chrono.chronology.timeline import with_findings
from chrono.cli.inputs import Inputs, options
from chrono.cli.output import DONE, FAILED, FOUND, complain, deliver
from chrono.cli.places import places_of
from chrono.document.encoding import decode
from chrono.document.read import Settings, normal_id, split_dated
from chrono.document.timeline import Timeline, read_timeline
from chrono.errors import DocumentError
from chrono.export.sarif import Place
from chrono.pipeline import annotate_timeline, assemble
from chrono.pipeline import check as findings_of

_SNIFFED = (".json", ".jsonl", ".csv", ".tsv", ".txt", ".md", "")


@dataclass(slots=True)
class Checked:
    """What the paths gave: finished chronologies, annotations of everything else, drafts of findings on bad lines."""

    chronologies: list[Chronology] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    drafts: list[tuple[Kind, Draft]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    failed: bool = False


def check(arguments: Namespace) -> int:
    """Run ``chrono check``."""
    own = options(arguments)
    checked = Checked()
    for path in arguments.paths:
        split_dated(path)  # an impossible date is a fault of usage: it is told before anything is read
    for path in arguments.paths:
        _read(path, own, checked)
    chronology = _whole(checked)
    found = select(chronology.findings, _codes(arguments.select), _codes(arguments.ignore))
    found = _without_accepted(found, arguments.baseline)
    deliver(_written(replace(chronology, findings=found), arguments, checked.places), arguments.output)
    if checked.failed:
        return FAILED
    return FOUND if fails(found, arguments.fail_on) else DONE


def _read(path: str, given: Settings, checked: Checked) -> None:
    """Put what a path holds into its place; neither a chronology nor a timeline: it is read as ``build`` reads it."""
    name, published = split_dated(path)
    own = given if published is None else replace(given, published=published)
    try:
        text = _text(name)
        if text is not None and '"schema"' in text[:200] and text.lstrip().startswith("{"):
            chronology = _chronology(text, name)
            checked.chronologies.append(chronology)
            checked.places |= places_of(normal_id(name), text, [one.id for one in chronology.documents])
            return
        timeline = read_timeline(text) if text is not None else None
        if timeline is not None:
            _add_timeline(timeline, normal_id(name), own, checked)
            packed = text is not None and "\n" not in text.rstrip()  # all items on the one line of a JSON file
            checked.places[normal_id(name)] = Place(normal_id(name), line=1 if packed else None, rows=True)
            return
    except DocumentError as error:
        checked.failed = bool(complain(error))
        return
    inputs = Inputs([path], given, stdin=None if name != "-" else io.BytesIO((text or "").encode("utf-8")))
    found = list(inputs.annotations())
    checked.annotations.extend(found)
    checked.failed |= inputs.failed
    checked.places |= places_of(normal_id(name), text, [one.document.id for one in found])


def _add_timeline(timeline: Timeline, id: str, own: Settings, checked: Checked) -> None:
    annotation, drafts = annotate_timeline(timeline, id, own)
    checked.annotations.append(annotation)
    checked.drafts.extend(drafts)


def _text(name: str) -> str | None:
    """The text of a file or of stdin, either of which may hold a timeline or a chronology, None for anything else."""
    if name == "-":
        return decode(sys.stdin.buffer.read(), name)
    path = Path(name)
    if not path.is_file() or path.suffix.lower() not in _SNIFFED:
        return None
    return decode(path.read_bytes(), normal_id(name))


def _chronology(text: str, name: str) -> Chronology:
    try:
        return loads(text)
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from None


def _whole(checked: Checked) -> Chronology:
    """One chronology of everything; a finished one that comes alone keeps its entries."""
    if len(checked.chronologies) == 1 and not checked.annotations:
        alone = checked.chronologies[0]
        return replace(alone, findings=findings_of(alone))
    parts = [*checked.annotations, *(one for chronology in checked.chronologies for one in annotations_of(chronology))]
    return with_findings(assemble(_unique(parts, checked)), checked.drafts)


def _unique(annotations: list[Annotation], checked: Checked) -> Iterator[Annotation]:
    """The annotations but for every second one of an id, which is complained of."""
    seen: set[str] = set()
    for one in annotations:
        if one.document.id in seen:
            checked.failed = bool(complain(f'"{one.document.id}": a second document with this id; ids must be unique'))
            continue
        seen.add(one.document.id)
        yield one


def _codes(given: str) -> list[str]:
    return [code.strip() for code in given.split(",") if code.strip()]


def _without_accepted(found: tuple[Finding, ...], baseline: str | None) -> tuple[Finding, ...]:
    """The findings that the baseline does not accept; a baseline that does not exist yet is made and accepts all."""
    if baseline is None:
        return found
    path = Path(baseline)
    if not path.exists():
        deliver(baseline_text(found), baseline)
        complain(f"note: {baseline} made; it accepts {len(found)} of the findings")
        return ()
    return unaccepted(found, read_baseline(decode(path.read_bytes(), baseline), baseline))


def _written(chronology: Chronology, arguments: Namespace, places: Mapping[str, Place]) -> str:
    found = chronology.findings
    if arguments.format == "json":
        return encode({"findings": [finding_dict(one) for one in found]}) + "\n"
    if arguments.format == "sarif":
        from chrono.export.sarif import dumps

        return dumps(chronology, places)
    from chrono.cli.screen import style
    from chrono.export.shown import counted
    from chrono.export.text import finding_lines

    counts = [counted(sum(one.severity == name for one in found), name) for name in ("error", "warning", "note")]
    written = style(arguments.output)
    lines = [line for one in found for line in finding_lines(one, written)]
    return "".join(f"{line}\n" for line in (*lines, ", ".join(counts)))
