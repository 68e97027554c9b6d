"""What the tests of the explorer share."""

import pytest

from chrono.chronology.json import dumps
from tests.tui import story


@pytest.fixture
def file(tmp_path):
    """The story as a file."""
    path = tmp_path / "story.json"
    path.write_text(dumps(story.chronology()), "utf-8")
    return path
