import pytest

from chrono.chronology.model import EntryBounds
from chrono.export.when import as_date, edtf_words, window_words


@pytest.mark.parametrize(
    ("edtf", "english", "arabic"),
    [
        ("2025-08-19", "2025-08-19", "2025-08-19"),
        ("2025-08", "2025-08", "2025-08"),
        ("2025-08~", "about 2025-08", "نحو 2025-08"),
        ("2025?", "perhaps 2025", "ربما 2025"),
        ("2025%", "perhaps about 2025", "ربما نحو 2025"),
        ("0000", "1 BC", "1 ق.م"),
        ("-0493", "494 BC", "494 ق.م"),
        ("-0493-03-01", "494-03-01 BC", "494-03-01 ق.م"),
        ("2025-21", "spring 2025", "ربيع 2025"),
        ("2025-34", "Q2 2025", "الربع الثاني 2025"),
        ("198X", "1980s", "عقد 1980"),
        ("2021/..", "since 2021", "منذ 2021"),
        ("../2021", "until 2021", "حتى 2021"),
        ("2020/2021", "2020 to 2021", "من 2020 إلى 2021"),
        ("2025-08-19T10:00:00", "2025-08-19 10:00:00", "2025-08-19 10:00:00"),
        ("[..2025-08-19]", "on or before 2025-08-19", "في 2025-08-19 أو قبله"),
        ("[2025-08..]", "on or after 2025-08", "في 2025-08 أو بعده"),
        ("[2025-08-01..2025-08-19]", "between 2025-08-01 and 2025-08-19", "بين 2025-08-01 و2025-08-19"),
        ("Y-170000002", "Y-170000002", "Y-170000002"),
    ],
)
def test_edtf_in_words(edtf: str, english: str, arabic: str) -> None:
    assert (edtf_words(edtf), edtf_words(edtf, "ar")) == (english, arabic)


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2025-08-19", "2025-08-20", "2025-08-19"),
        ("2025-08-19T10:00:00", "2025-08-20T00:00:01", "between 2025-08-19 and 2025-08-20"),
        ("2025-08-19", None, "on or after 2025-08-19"),
        (None, "2025-08-20", "on or before 2025-08-19"),
        (None, None, "undated"),
        ("-0493-03-01", "-0490-01-01", "between 494 BC and 492 BC"),
    ],
)
def test_windows_name_their_last_day(begin: str | None, end: str | None, words: str) -> None:
    assert window_words(EntryBounds(begin, None, None, end)) == words


@pytest.mark.parametrize("day", [None, "0000-01-01", "-0493-01-01", "10000-01-01"])
def test_what_no_calendar_date_holds(day: str | None) -> None:
    assert as_date(day) is None
