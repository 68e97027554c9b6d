"""Which events the links make worth a line of the chronology."""

import pytest

import chrono

CASES = [
    # text, words whose events are listed, words whose events are not
    ("date 2025-09-16\nGunmen attacked the base on 19 August and burned two trucks.", ["attacked", "burned"], []),
    ("date 2025-09-16\nThe minister said on Monday that taxes will rise.", [], ["said"]),
    ("date 2025-09-16\nOfficials reported on Tuesday that the bridge collapsed.", ["reported", "collapsed"], []),
    ("تاريخ 2025-09-16\nهاجم مسلحون القاعدة في 19 أغسطس/آب، وأحرقوا شاحنتين.", ["هاجم", "أحرقوا"], []),
]


@pytest.mark.parametrize(("text", "listed", "quiet"), CASES, ids=[case[0].partition("\n")[2] for case in CASES])
def test_listed(text, listed, quiet):
    main = {event.text: event.main for event in chrono.annotate(text).events}
    assert [word for word in listed if not main.get(word)] == []
    assert [word for word in quiet if main.get(word)] == []
