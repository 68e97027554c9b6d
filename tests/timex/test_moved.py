import pytest

from chrono.timex.model import Timex
from chrono.timex.moved import WARNING, warn_of_moved_digits


@pytest.mark.parametrize(
    ("text", "warned"),
    [("19 أغسطس/آب", True), ("أغسطس 3", True), ("العام 2021", False), ("الشهر الماضي", False), ("١٩ آب", True)],
)
def test_day_numbers_are_doubted(text: str, warned: bool) -> None:
    (timex,) = warn_of_moved_digits((Timex("t1", 0, len(text), text, "DATE", "X", "X", confidence=0.8, why=("rule",)),))
    assert timex.why == (("rule", WARNING) if warned else ("rule",))
    assert timex.confidence == (0.4 if warned else 0.8)
