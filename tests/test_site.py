"""The documentation site builds without a warning, holds every page, and shows Arabic samples from right to left."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.export import chromium

ROOT = Path(__file__).parent.parent
IN_NO_MENU = ("decisions",)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(ROOT / "zensical.toml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def _targets(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav
    return [target for part in parts for target in _targets(part)]


def test_every_page_is_in_the_menu() -> None:
    nav = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]["nav"]
    pages = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
    assert {Path(one) for one in _targets(nav)} == {page for page in pages if page.parts[0] not in IN_NO_MENU}


def test_every_page_is_built(site: Path) -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        relative = page.relative_to(ROOT / "docs").with_suffix("")
        assert (site / ("" if relative.name == "index" else relative) / "index.html").is_file(), relative


def test_no_page_loads_fonts_or_scripts_from_the_network(site: Path) -> None:
    assert "https://fonts." not in (site / "index.html").read_text("utf-8")


@pytest.mark.skipif(chromium.PROGRAM is None, reason="needs Chromium, which .ci/run installs")
def test_arabic_samples_run_from_right_to_left(site: Path) -> None:
    sides = """(() => {
      const walker = document.createTreeWalker(document.querySelector('pre'), NodeFilter.SHOW_TEXT), found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const word of ['هاجم', 'مسلحون', 'The', 'army']) {
          const at = node.data.indexOf(word);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          found.push([word, range.getBoundingClientRect().left]);
        }
      }
      return found;
    })()"""
    with chromium.page() as page:
        page.open(site / "index.html")
        places = dict(page.run(sides))
    assert places["The"] < places["army"]
    assert places["هاجم"] > places["مسلحون"]
