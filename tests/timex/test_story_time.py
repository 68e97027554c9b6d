"""Which day and year the story has reached, for the expressions that follow."""

import pytest

from chrono.document.model import Document
from chrono.timex import recognize


def _values(text, kind="news", published="2018-10-05"):
    timexes = recognize(Document("d", text, lang="en", kind=kind, published=published))[0]
    return {timex.text: timex.value for timex in timexes}


@pytest.mark.parametrize(
    ("text", "match", "value"),
    [
        ("On Tuesday he was stopped at 23:10. He was at the station by 00:05.", "00:05", "2018-10-03T00:05"),
        ("On Tuesday night he was out. At 2 a.m. he rang.", "2 a.m.", "2018-10-03T02:00"),
        ("On Tuesday he was stopped at 09:10. He was let go at 05:30 pm.", "05:30 pm", "2018-10-02T17:30"),
        ("On Tuesday at 23:10 he rang. Ten minutes later they came.", "Ten minutes later", "2018-10-02T23:20"),
        ("On Tuesday he rang. Ten minutes later they came.", "Ten minutes later", "2018-10-02TXX"),
        ("The shop was broken into on Tuesday. A man was bailed until 8 November. That night it snowed.", "That night",
         "2018-10-02TNI"),
        ("Bonds due in 2031 fell. The chairman leaves at the end of the month.", "the end of the month", "2018-10"),
        ("By 7 September nothing had come.", "7 September", "2018-09-07"),
        ("On 1 May, police broke up a march.", "1 May", "2018-05-01"),
        ("On International Women's Day police broke up a march.", "International Women's Day", "2018-03-08"),
        ("Last year she was ill from May through July.", "July", "2017-07"),
        ("Our 2017 report was filed on March 2.", "March 2", "2018-03-02"),
    ],
)  # fmt: skip
def test_report(text, match, value):
    assert _values(text)[match] == value


@pytest.mark.parametrize(
    ("text", "match", "value"),
    [
        ("Trials began in 2016 and will last until late 2020. That year many fell ill.", "That year", "2016"),
        ("He sailed in 1912. He enlisted in '17.", "'17", "1917"),
        ("He sailed in the spring of 1912. By Christmas he was home.", "Christmas", "1912-12-25"),
        ("She sailed in May 1940 and was torpedoed in 1942, in March.", "March", "1942-03"),
    ],
)
def test_narrative(text, match, value):
    assert _values(text, kind="narrative")[match] == value
