"""Sentences: trimmed spans, and no sentence without end."""

import pytest

from chrono.document.sentences import LONGEST, sentences


def test_sentences_are_trimmed_and_paragraphs_end_them() -> None:
    text = " The army left. It stayed away\n\nTalks began "
    assert [text[span.start : span.end] for span in sentences(text, "en")] == [
        "The army left.",
        "It stayed away",
        "Talks began",
    ]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("the army left, and talks began " * 500, "the army left,"),
        ("غادر الجيش، وبدأت المحادثات " * 500, "غادر الجيش،"),
        ("word " * 2000, "word"),
        ("x" * 10_000, "x"),
        ("," + " " * 5000 + "x", ","),
    ],
    ids=["clauses", "Arabic clauses", "words", "one word", "blanks"],
)
def test_a_sentence_without_end_is_cut_after_a_clause_or_word(text: str, end: str) -> None:
    spans = sentences(text, "en")
    assert all(0 < span.end - span.start <= LONGEST for span in spans)
    assert text[: spans[0].end].endswith(end)
    assert len("".join(text[s.start : s.end] for s in spans).replace(" ", "")) == len(text.replace(" ", ""))
