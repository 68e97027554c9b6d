"""The shape of the package: imports go one way, languages are data, files are short, nothing reads the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "chrono"
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in FILES]

LAYERS = (
    "errors", "temporal", "document", "meaning", "grammar", "timex", "event", "tlink", "network", "chronology",
    "export", "pipeline", "integrations", "cli", "tui",
)  # fmt: skip
UPWARD = {("chronology/model.py", "pipeline")}
"""``Chronology.add`` is the one call that reaches up: a method of the result asks for the composition."""

HOMES = {
    "textual": ("tui",),
    "rich": ("tui",),
    "pydantic": ("grammar", "export", "integrations", "document", "cli"),
    "pendulum": ("temporal", "export", "integrations", "document"),
    "dateparser": ("grammar", "integrations"),
    "hijridate": ("temporal",),
    "sentencex": ("document",),
}
"""The packages of the layer below each foreign package may be imported in."""


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """(dotted module, whether it is imported when the file is loaded) for every import of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(("chrono", *path.relative_to(PACKAGE).parent.parts)) if node.level else ""
            assert node.level < 2, f"{path.name}: an import that climbs; write the full name"
            yield ".".join(part for part in (base, node.module) if part), id(node) in top


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_imports_go_to_lower_layers_only(path: Path) -> None:
    """A module may import its own layer and those below it; the top two are front ends and may import all."""
    own = layer(path)
    if own not in LAYERS:
        return  # chrono/__init__.py and __main__.py stand above all
    for module, _ in imports(path):
        if module == "chrono" or not module.startswith("chrono."):
            continue
        other = module.split(".")[1]
        if (path.relative_to(PACKAGE).as_posix(), other) in UPWARD or (own == "cli" and other == "tui"):
            continue
        assert LAYERS.index(other) <= LAYERS.index(own), f"{own} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_foreign_packages_have_one_home(path: Path) -> None:
    """A foreign package is imported in its home only, and nowhere but in ``tui`` when a module is loaded."""
    for module, at_load in imports(path):
        package = module.split(".")[0]
        if package in HOMES:
            assert layer(path) in HOMES[package], f"{package} has no place in {layer(path)}"
            assert layer(path) == "tui" or not at_load, f"{package} is imported at load time"


def test_languages_are_data() -> None:
    """A language never adds Python."""
    assert not list((PACKAGE / "languages").rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_nothing_reads_the_clock(path: Path) -> None:
    """The publication date is given, never today."""
    clocks = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks):
            continue
        owner = ast.unparse(node.func.value)
        assert owner.split(".")[-1] not in {"time", "datetime", "date", "pendulum", "DateTime"}, ast.unparse(node)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_public_things_say_what_they_mean(path: Path) -> None:
    """Every public module, class and function has a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "module without docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} without docstring"


def test_no_catch_all_modules() -> None:
    """A module is named after what it holds."""
    assert not {"utils.py", "util.py", "helpers.py", "manager.py", "common.py", "misc.py"} & {
        path.name for path in FILES
    }
