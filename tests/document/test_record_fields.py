import pytest

from chrono.document.read import Settings, from_record


@pytest.mark.parametrize("value", [{"name": "x"}, 7, None, [], ""])
def test_title_and_source_of_another_kind_are_ignored(value: object) -> None:
    document = from_record({"text": "x", "title": value, "source": value}, Settings(), id="1", where="line 1")
    assert (document.title, document.source) == (None, None)
