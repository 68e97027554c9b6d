"""Quotes: the stretch of a document that tells of an event and its date."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chrono.chronology.model import Chronology
from chrono.document.dct import stamp
from chrono.document.model import Document, Span
from chrono.document.sentences import sentences
from chrono.event.model import Event
from chrono.timex.model import Range, Timex

_CLAUSE_MARKS = '\n.,;:!?()[]"«»“”،؛؟—–'
_BLANK = " \t\u00a0-"
_SHORT_LEAD = 24
"""Code points that a quote is lengthened by at most, to begin where its clause begins."""


@dataclass(frozen=True)
class Quotes:
    """The documents of a chronology, with their sentences as far as they were asked for."""

    documents: Mapping[str, Document]
    found: dict[str, tuple[Span, ...]] = field(default_factory=dict, repr=False)

    def text(self, document: str, start: int, end: int) -> str:
        """Code points of a document; empty when its text is not there."""
        return self.documents[document].text[start:end] if document in self.documents else ""

    def sentences(self, document: str) -> tuple[Span, ...]:
        """The sentences of a document."""
        if document not in self.found:
            given = self.documents.get(document)
            self.found[document] = sentences(given.text, given.lang) if given else ()
        return self.found[document]

    def sentence(self, document: str, at: int) -> Span:
        """The sentence around a place, or the place alone."""
        spans = self.sentences(document)
        low, high = 0, len(spans)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if spans[middle].end <= at else (low, middle)
        if low < len(spans) and spans[low].start <= at:
            return spans[low]
        return Span(at, at)

    def around(self, event: Event, time: Timex | Range | None) -> tuple[int, int]:
        """From the first to the last code point of an event's clause and, in the same sentence, of what dates it."""
        spans = [(event.start, event.end), *event.label_spans]
        sentence = self.sentence(event.document or "", event.start)
        if time is not None and time.document == event.document and sentence.start <= time.start < sentence.end:
            spans.append((time.start, time.end))
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        document = event.document or ""
        return self._clause_start(document, sentence.start, self._word_start(document, start)), end

    def _clause_start(self, document: str, sentence: int, at: int) -> int:
        """The begin of the clause where only a few words stand before this place ("In July", "On Tuesday")."""
        if document not in self.documents or at <= sentence:
            return at
        head = stamp(self.documents[document])
        low = max(sentence, head[1] if head and head[1] <= at else 0)
        before = self.documents[document].text[low:at]
        first = max(before.rfind(mark) for mark in _CLAUSE_MARKS) + 1
        lead = before[first:]
        return low + first + len(lead) - len(lead.lstrip(_BLANK)) if len(lead) <= _SHORT_LEAD else at

    def _word_start(self, document: str, at: int) -> int:
        """The begin of the word that holds this place, so that no proclitic is cut off."""
        text = self.documents[document].text if document in self.documents else ""
        while 0 < at <= len(text) and at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
            at -= 1
        return at


def quotes(chronology: Chronology) -> Quotes:
    """The quotes of a chronology's documents."""
    return Quotes({d.id: d for d in chronology.documents})
