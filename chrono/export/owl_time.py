"""``owl-time``: the entries in OWL-Time with PROV-O and Web Annotation selectors, as Turtle.

An entry is a ``time:ProperInterval`` that lies in a window (``time:intervalIn``) whose ends are instants; the end is
the first moment after it. Dates follow XSD 1.1: year 0 is 1 BC.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from chrono.chronology.model import Chronology, Entry, Source
from chrono.document.model import Document
from chrono.export.shown import counted

_PREFIXES = {
    "time": "http://www.w3.org/2006/time#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "entry": "urn:chrono:entry:",
    "chrono": "urn:chrono:term:",
}
_SPECIAL = re.compile('[\\\\"\x00-\x1f\x7f\ud800-\udfff]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def dumps(chronology: Chronology) -> str:
    """The graph, in order of documents and entries."""
    blocks = [_prefixes(), *map(_document, chronology.documents), *map(_entry, chronology.entries)]
    return "\n".join(blocks)


def lost(chronology: Chronology) -> tuple[str, ...]:
    """What the ontologies have no word for."""
    notes = ["texts, expressions and links left out"] if chronology.documents else []
    if chronology.findings:
        notes.append(f"{counted(len(chronology.findings), 'finding')} left out")
    return tuple(notes)


def _prefixes() -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items())


def _document(document: Document) -> str:
    return _block(_document_iri(document.id), _document_facts(document))


def _document_facts(document: Document) -> Iterator[str]:
    yield "a prov:Entity"
    yield f"dcterms:identifier {_literal(document.id)}"
    yield f'dcterms:language "{document.lang}"'
    if document.title:
        yield f"dcterms:title {_literal(document.title)}"
    if document.published:
        yield f"dcterms:issued {_moment(document.published)}"


def _entry(entry: Entry) -> str:
    return _block(f"entry:{entry.id}", _entry_facts(entry))


def _entry_facts(entry: Entry) -> Iterator[str]:
    yield "a time:ProperInterval, prov:Entity"
    yield f"rdfs:label {_literal(entry.label)}"
    yield f"chrono:rank {entry.rank}"
    for name in ("status", "certainty", "factuality"):
        yield f'chrono:{name} "{getattr(entry, name)}"'
    if entry.edtf:
        yield f"chrono:edtf {_literal(entry.edtf)}"
    if window := "; ".join(_window(entry)):
        yield f"time:intervalIn [ a time:Interval; {window} ]"
    for earlier in entry.after:
        yield f"chrono:after entry:{earlier}"
    for source in entry.sources:
        yield f"prov:wasDerivedFrom {_source(source)}"


def _window(entry: Entry) -> Iterator[str]:
    for name, moment in (("hasBeginning", entry.bounds.earliest_begin), ("hasEnd", entry.bounds.latest_end)):
        if moment:
            position = "inXSDDateTime" if "T" in moment else "inXSDDate"
            yield f"time:{name} [ a time:Instant; time:{position} {_moment(moment)} ]"


def _source(source: Source) -> str:
    selectors = (
        f"[ a oa:TextPositionSelector; oa:start {source.start}; oa:end {source.end} ], "
        f"[ a oa:TextQuoteSelector; oa:exact {_literal(source.quote)} ]"
    )
    return (
        f"[ a prov:Entity, oa:SpecificResource; prov:wasQuotedFrom {_document_iri(source.document)}; "
        f"oa:hasSource {_document_iri(source.document)}; oa:hasSelector {selectors} ]"
    )


def _block(subject: str, facts: Iterator[str]) -> str:
    return f"{subject} " + " ;\n  ".join(facts) + " .\n"


def _moment(moment: str) -> str:
    return f'"{moment}"^^xsd:{"dateTime" if "T" in moment else "date"}'


def _document_iri(id_: str) -> str:
    return f"<urn:chrono:document:{quote(id_, safe='/', errors='replace')}>"


def _literal(text: str) -> str:
    return '"' + _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], "\ufffd"), text) + '"'
