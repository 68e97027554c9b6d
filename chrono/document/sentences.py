"""Sentences of a text by sentencex, as spans of code points."""

from chrono.document.model import Span


def sentences(text: str, lang: str) -> tuple[Span, ...]:
    """Half-open spans of the sentences in order, trimmed of blanks; line breaks end a sentence, blank ones are left
    out.
    """
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - compiled package, only when sentences are asked for

    spans: list[Span] = []
    text = text.encode("utf-8", "replace").decode()  # a lone surrogate becomes one "?", so offsets stay
    for boundary in get_sentence_boundaries(lang, text):
        _split_lines(text, boundary["start_index"], boundary["end_index"], spans)
    return tuple(spans)


def _split_lines(text: str, start: int, end: int, spans: list[Span]) -> None:
    """Append the non-blank, trimmed paragraphs of a stretch (an empty line always ends a sentence)."""
    at = start
    for piece in text[start:end].split("\n\n"):
        left = at + len(piece) - len(piece.lstrip())
        right = at + len(piece.rstrip())
        if left < right:
            spans.append(Span(left, right))
        at += len(piece) + 2
