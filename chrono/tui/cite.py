"""Citations: an entry as a line that can be pasted anywhere. Logical order, no isolates: the text itself."""

from chrono.chronology.model import Source
from chrono.tui.dates import in_words
from chrono.tui.rows import Index, Row


def citation(row: Row, index: Index) -> str:
    """Date and label, then every quote with its document, publication date and place (half-open code points).

    The date is in words of the source's language.
    """
    head = f"{in_words(row.entry, row.bounds, _lang(row, index))}: {row.entry.label}"
    return "\n".join((head, *(_source(source, index) for source in row.entry.sources)))


def _lang(row: Row, index: Index) -> str:
    documents = (index.documents.get(source.document) for source in row.entry.sources)
    return next((one.lang for one in documents if one is not None), "en")


def _source(source: Source, index: Index) -> str:
    document = index.documents.get(source.document)
    published = f", {document.published}" if document and document.published else ""
    quote = " ".join(source.quote.split())
    return f'  "{quote}" ({index.title(source.document)}{published}, {source.start}-{source.end})'
