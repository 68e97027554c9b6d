"""Stored values: used while their sources are unchanged, made anew otherwise; nothing is written on the way."""

from pathlib import Path

import pytest

from chrono.document import stored as module
from chrono.document.language import full_packs, read_packs
from chrono.document.stored import checksum, listed, store, stored
from chrono.grammar.compile import compile_pack
from chrono.grammar.pack import load_pack


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "languages").mkdir()
    (tmp_path / "a.toml").write_text("x = 1", "utf-8")
    monkeypatch.setattr(module, "PACKAGE", str(tmp_path))
    monkeypatch.setattr(module, "LANGUAGES", str(tmp_path / "languages"))
    return tmp_path


def test_a_stored_value_is_read_back(package: Path) -> None:
    del package
    store("v", ["a.toml"], lambda: {"x": (1, "é")})
    assert stored("v", ["a.toml"], lambda: pytest.fail("made anew")) == {"x": (1, "é")}


def test_a_changed_source_makes_it_anew_and_writes_nothing(package: Path) -> None:
    path = Path(store("v", ["a.toml"], lambda: "old"))
    before = path.read_bytes()
    (package / "a.toml").write_text("x = 2", "utf-8")
    assert stored("v", ["a.toml"], lambda: "new") == "new"
    assert path.read_bytes() == before


def test_without_a_file_it_is_made(package: Path) -> None:
    assert stored("v", ["a.toml"], lambda: "new") == "new"
    assert not list((package / "languages").iterdir())


def test_the_checksum_sees_names_and_absence(package: Path) -> None:
    (package / "b.toml").write_text("x = 1", "utf-8")
    assert len({checksum(["a.toml"]), checksum(["b.toml"]), checksum(["c.toml"]), checksum([])}) == 4


def test_files_are_listed_in_order(package: Path) -> None:
    (package / "b.toml").touch()
    (package / "b.txt").touch()
    assert listed(".", ".toml") == ("./a.toml", "./b.toml")
    assert listed("missing", ".toml") == ()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_loaded_pack_equals_a_compiled_one(lang: str) -> None:
    loaded, compiled = load_pack(lang), compile_pack(lang)
    assert (loaded.words, loaded.rules, loaded.settings) == (compiled.words, compiled.rules, compiled.settings)


def test_loaded_signs_equal_those_in_the_data() -> None:
    assert full_packs() == read_packs()
