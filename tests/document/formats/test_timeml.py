"""TimeML as others write it: TempEval-3, with instances after the text; and files that want to do harm."""

from typing import Any

import pytest

from chrono.document.formats.timeml import read
from chrono.errors import DocumentError

TEMPEVAL = """<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">

<DOCID>river-1</DOCID>

<DCT><TIMEX3 tid="t0" type="TIME" value="1998-03-03T10:00" temporalFunction="false" functionInDocument="CREATION_TIME">03/03/98</TIMEX3></DCT>

<TITLE>The bridge</TITLE>

<TEXT>
The bridge <EVENT eid="e1" class="OCCURRENCE">fell</EVENT> <SIGNAL sid="s1">on</SIGNAL> <TIMEX3 tid="t1" type="DATE" value="1998-03-01" mod="APPROX">Sunday</TIMEX3> &amp; was <EVENT eid="e2" class="OCCURRENCE">rebuilt</EVENT>, the <EVENT eid="e3" class="OCCURRENCE">fall</EVENT> hurt nobody.
</TEXT>

<MAKEINSTANCE eventID="e1" eiid="ei10" tense="PAST" aspect="NONE" polarity="POS" pos="VERB"/>
<MAKEINSTANCE eventID="e2" eiid="ei11" tense="PAST" aspect="PERFECTIVE" polarity="NEG" pos="VERB" modality="should"/>
<MAKEINSTANCE eventID="e3" eiid="ei12" tense="NONE" aspect="NONE" polarity="POS" pos="NOUN"/>
<TLINK lid="l1" relType="IS_INCLUDED" eventInstanceID="ei10" relatedToTime="t1" signalID="s1"/>
<TLINK lid="l2" relType="BEFORE" timeID="t1" relatedToTime="t0"/>
<TLINK lid="l3" relType="DURING_INV" eventInstanceID="ei11" relatedToEventInstance="ei10"/>
<TLINK lid="l4" relType="IDENTITY" eventInstanceID="ei12" relatedToEventInstance="ei10"/>
<TLINK lid="l5" relType="BEFORE" eventInstanceID="ei99" relatedToTime="t0"/>
</TimeML>
"""  # noqa: E501


def _one(text: str | bytes) -> dict[str, Any]:
    (record,) = read(text.encode() if isinstance(text, str) else text, "x.tml")
    return record


def test_tempeval_3() -> None:
    record = _one(TEMPEVAL)
    text = record["text"]
    assert text == "\nThe bridge fell on Sunday & was rebuilt, the fall hurt nobody.\n"
    assert (record["id"], record["title"], record["published"]) == ("river-1", "The bridge", "1998-03-03")
    assert record["timexes"] == [
        {"id": "t1", "start": 20, "end": 26, "type": "DATE", "value": "1998-03-01", "mod": "APPROX"}
    ]
    assert text[20:26] == "Sunday"
    assert [(text[one["start"] : one["end"]], one["tense"], one["polarity"]) for one in record["events"]] == [
        ("fell", "PAST", "POS"),
        ("rebuilt", "PAST", "NEG"),
        ("fall", "NONE", "POS"),
    ]
    assert record["events"][1]["modality"] == "should"
    assert record["events"][2]["same_as"] == "e1"
    assert record["links"] == [
        {"id": "l1", "from": "e1", "to": "t1", "rel": "IS_INCLUDED", "signal": [17, 19]},
        {"id": "l2", "from": "t1", "to": "t0", "rel": "BEFORE"},
        {"id": "l3", "from": "e2", "to": "e1", "rel": "INCLUDES"},
        {"id": "l4", "from": "e3", "to": "e1", "rel": "IDENTITY"},
    ]


def test_without_a_text_element_the_whole_file_is_the_text() -> None:
    assert _one("<TimeML>one <EVENT eid='e1' class='STATE'>two</EVENT></TimeML>")["text"] == "one two"


LAUGHS = "<!DOCTYPE TimeML [" + "".join(
    f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' if n else '<!ENTITY l1 "ha">' for n in range(9)
)
HARMFUL = {
    "billion laughs": f"{LAUGHS}]><TimeML><TEXT>&l9;</TEXT></TimeML>",
    "file": '<!DOCTYPE TimeML [<!ENTITY x SYSTEM "file:///etc/passwd">]><TimeML><TEXT>&x;</TEXT></TimeML>',
    "parameter": '<!DOCTYPE TimeML [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><TimeML/>',
    "undeclared": "<!DOCTYPE TimeML SYSTEM 'TimeML.dtd'><TimeML><TEXT>&nbsp;</TEXT></TimeML>",
    "depth": "<TimeML>" + "<a>" * 100_000,
    "not well-formed": "<TimeML><TEXT>",
    "another root": "<html/>",
    "nothing": "",
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_files_are_refused_in_one_line(name: str) -> None:
    with pytest.raises(DocumentError) as caught:
        _one(HARMFUL[name])
    assert "\n" not in str(caught.value)


def test_an_external_dtd_is_neither_loaded_nor_missed() -> None:
    assert (
        _one('<!DOCTYPE TimeML SYSTEM "http://127.0.0.1:9/TimeML.dtd"><TimeML><TEXT>x</TEXT></TimeML>')["text"] == "x"
    )
