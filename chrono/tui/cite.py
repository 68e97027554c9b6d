"""Citations: an entry as a line that can be pasted anywhere. Logical order, no isolates: the text itself."""

from chrono.chronology.model import Source
from chrono.tui.rows import Index, Row


def citation(row: Row, index: Index) -> str:
    """Date and label, then every quote with its document, publication date and place (half-open code points)."""
    head = f"{row.date}: {row.entry.label}"
    return "\n".join((head, *(_source(source, index) for source in row.entry.sources)))


def _source(source: Source, index: Index) -> str:
    document = index.documents.get(source.document)
    published = f", {document.published}" if document and document.published else ""
    quote = " ".join(source.quote.split())
    return f'  "{quote}" ({index.title(source.document)}{published}, {source.start}-{source.end})'
