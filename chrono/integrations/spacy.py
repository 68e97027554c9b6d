"""spaCy: the pipeline component ``chrono`` (entry point group ``spacy_factories``).

    nlp = spacy.blank("ar")
    nlp.add_pipe("chrono", config={"published": "2025-09-16"})
    doc = nlp("هاجم مسلحون القاعدة في 19 أغسطس/آب")
    doc.spans["chrono"]          one span an expression, labelled with its type, its value as kb_id_
    span._.timex                 the Timex with its interval and reasons
    doc._.chronology             the Chronology of the document

A document's own publication date stands in ``doc._.published``; its entities are handed on, and its events too where
it has spans in ``doc.spans["events"]``.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from chrono.chronology.model import Chronology
from chrono.document.language import languages
from chrono.pipeline import build
from chrono.timex.model import Timex

GROUP = "chrono"
"""Key of the span group with the expressions, and of the chronology in ``doc.user_data``."""

_CLASSES = ("OCCURRENCE", "STATE", "REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE")
_DOCUMENT = "doc"


@lru_cache(maxsize=32)
def _decoded(data: str) -> Chronology:
    return Chronology.from_json(data)


def chronology_of(doc: Doc) -> Chronology | None:
    """The chronology of a document, None before the component ran; between processes it travels as JSON."""
    data = doc.user_data.get(GROUP)
    return _decoded(data) if isinstance(data, str) else None


def timex_of(span: Span) -> Timex | None:
    """The expression that a span of ``doc.spans["chrono"]`` stands for; None for other spans."""
    chronology = chronology_of(span.doc)
    timexes = chronology.timexes if chronology else ()
    return next((timex for timex in timexes if timex.id == span.id_), None)


Doc.set_extension("chronology", getter=chronology_of, force=True)
Doc.set_extension("published", default=None, force=True)
Span.set_extension("timex", getter=timex_of, force=True)


@Language.factory(
    "chrono",
    assigns=["doc.spans", "doc._.chronology", "span._.timex"],
    default_config={"published": None, "lang": None, "kind": "auto", "events": "events"},
)
def create(  # noqa: PLR0917 - spaCy hands the config over by name
    nlp: Language, name: str, published: str | None, lang: str | None, kind: str, events: str | None
) -> "ChronoComponent":
    """The component.

    Args:
        nlp: the pipeline; its language is used where it has a pack.
        name: the name in the pipeline.
        published: publication date of documents that have none in ``doc._.published``.
        lang: language code, stronger than that of the pipeline.
        kind: news, narrative, colloquial or auto.
        events: key of the span group that holds the document's own events; None: always find our own.
    """
    code = lang or (nlp.lang if nlp.lang in languages() else None)
    return ChronoComponent(name, published, code, kind, events)


@dataclass(slots=True)  # not frozen: spaCy sets the name
class ChronoComponent:
    """Callable on a Doc; see ``create``. All it knows stands in the pipeline's config: nothing more goes to disk."""

    name: str
    published: str | None
    lang: str | None
    kind: str
    events: str | None

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans["chrono"]`` and ``doc._.chronology``."""
        chronology = build(self._record(doc), lang=self.lang, kind=self.kind, published=self.published)
        doc.user_data[GROUP] = chronology.to_json()
        doc.spans[GROUP] = [span for timex in chronology.timexes if (span := _span(doc, timex)) is not None]
        return doc

    def _record(self, doc: Doc) -> dict[str, Any]:
        """The document as the JSON input has it."""
        given = doc.spans.get(self.events) if self.events else None
        return {
            "id": _DOCUMENT,
            "text": doc.text,
            "published": doc._.published,
            "entities": [{**_place(entity), "label": entity.label_} for entity in doc.ents],
            "events": None if given is None else [_event(span) for span in given],
        }


def _place(span: Span) -> dict[str, Any]:
    return {"start": span.start_char, "end": span.end_char}


def _event(span: Span) -> dict[str, Any]:
    """A given event; a label that is a class of TimeML is its class, any other is kept."""
    label = span.label_
    return {**_place(span), "class": label} if label in _CLASSES else {**_place(span), "label_of_span": label}


def _span(doc: Doc, timex: Timex) -> Span | None:
    """The tokens that an expression touches."""
    return doc.char_span(
        timex.start, timex.end, label=timex.type, kb_id=timex.value, span_id=timex.id, alignment_mode="expand"
    )
