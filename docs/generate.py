"""Write ``docs/reference/`` from the parser, the docstrings, the value classes and the checks.

    python docs/generate.py           write the pages
    python docs/generate.py --check   say which pages are stale, and end with 1

A test runs the check, so that a page never lags behind the code.
"""

import argparse
import dataclasses
import inspect
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import chrono
from chrono.chronology.checks.table import CHECKS
from chrono.chronology.timeline import UNREAD, unread_drafts
from chrono.cli.parser import make_parser
from chrono.document.model import Document
from chrono.export.schema import schema
from chrono.grammar.compile import HEADS, RULE_KEYS, SHAPE_CLASSES
from chrono.meaning.evaluate import OPERATORS
from chrono.timex.guards import GUARDS
from chrono.timex.model import Alternative, Rejected

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- written by docs/generate.py; change the code, then run it again -->\n"


def pages() -> dict[str, str]:
    """Every generated page by file name."""
    return {
        "cli.md": NOTE + "\n".join(cli()),
        "api.md": NOTE + "\n".join(api()),
        "values.md": NOTE + "\n".join(values()),
        "findings.md": NOTE + "\n".join(findings()),
        "language-packs.md": NOTE + "\n".join(language_packs()),
        "chronology.schema.json": json.dumps(schema(), indent=2) + "\n",
    }


def cli() -> Iterator[str]:
    """All commands with their options and examples."""
    parser = make_parser()
    yield f"# Command line\n\n{parser.description}\n"
    yield "Results go to stdout, complaints to stderr, one line each: `where: problem; cure`.\n"
    yield "| exit code | meaning |\n| --- | --- |"
    yield "| 0 | done |\n| 1 | `check` only: findings at or above `--fail-on` |\n| 2 | usage: nothing was read |"
    yield "| 3 | some input failed, the rest was done |\n| 130 | interrupted |\n"
    for name, command in commands(parser).items():
        yield f"## chrono {name}\n\n{command.description}\n"
        yield "| argument | meaning |\n| --- | --- |"
        yield from map(_option_row, command._actions)
        yield f"\n```\n{(command.epilog or '').partition(chr(10))[2]}\n```\n"


def commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parsers of the commands by name."""
    choices = next(one for one in parser._actions if isinstance(one, argparse._SubParsersAction)).choices
    return dict(choices)


def _option_row(action: argparse.Action) -> str:
    shown = " ".join(part for part in (", ".join(action.option_strings), _metavar(action)) if part)
    return f"| `{shown}` | {(action.help or '').replace('|', chr(92) + '|')} |"


def _metavar(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices:
        return "\\|".join(map(str, action.choices))
    return str(action.metavar or action.dest.upper())


def api() -> Iterator[str]:
    """The public names with signature and docstring."""
    yield "# Python\n\n`import chrono` loads nothing else; each name is loaded when it is first used.\n"
    for name in chrono.__all__:
        value = getattr(chrono, name)
        if inspect.isfunction(value):
            yield f"## chrono.{name}\n\n```\n{name}{_signature(value)}\n```\n\n{inspect.getdoc(value)}\n"
        else:
            yield f"## chrono.{name}\n\n{inspect.getdoc(value)}\n"
            yield from _methods(value)


def _signature(function: Callable[..., object]) -> str:
    return str(inspect.signature(function)).replace("'", "")


def _methods(value: type) -> Iterator[str]:
    for name, member in vars(value).items():
        function = member.__func__ if isinstance(member, staticmethod) else member
        if inspect.isfunction(function) and not name.startswith("_"):
            yield f"- `.{name}{_signature(function)}`: {inspect.getdoc(function)}\n"


def values() -> Iterator[str]:
    """The fields of every value, as they stand in the JSON."""
    yield "# Values\n\nFrozen dataclasses; in JSON `class_` and `from_` lose the underscore.\n"
    public = [getattr(chrono, name) for name in chrono.__all__]
    classes = [one for one in (*public, Alternative, Rejected, Document) if dataclasses.is_dataclass(one)]
    for cls in dict.fromkeys(classes):
        yield f"## {cls.__name__}\n\n{inspect.getdoc(cls)}\n\n| field | type |\n| --- | --- |"
        yield from (f"| `{field.name}` | `{_type(field)}` |" for field in dataclasses.fields(cls))
        yield ""


def _type(field: "dataclasses.Field[object]") -> str:
    text = field.type if isinstance(field.type, str) else inspect.formatannotation(field.type)
    return text.replace("|", "\\|")


def findings() -> Iterator[str]:
    """Every check with its code and severity, an example and a sound twin in each language (from ``findings.toml``)."""
    examples = tomllib.loads((REFERENCE.parent / "findings.toml").read_text("utf-8"))
    yield "# Findings\n"
    yield "An error means that the statements cannot all be true, a warning that they very likely are not."
    yield "A note is good to know and never an alarm. The tests run the examples: each gives its finding and"
    yield "no other alarm, its sound twin gives no alarm.\n"
    for kind, check in (*CHECKS, (UNREAD, unread_drafts)):
        yield f"## {kind.code} {kind.name}\n\n{kind.severity}: {kind.title}\n\n{inspect.getdoc(check)}\n"
        for lang, (dates, text, fault, sound) in examples.get(kind.code, {}).items():
            for what, word in (("finding", fault), ("sound", sound)):
                yield f"```{what} {lang} {dates}\n{text.replace('{}', word)}\n```\n"


def language_packs() -> Iterator[str]:
    """What rules are made of: keys, heads, shapes, operators, guards."""
    yield "# Language packs\n"
    yield f"Keys of a rule: {_listed(sorted(RULE_KEYS))}.\n"
    yield f"Heads that are expressions: {_listed(HEADS)}. Any other head is a piece that rules take by its name.\n"
    yield f"Slots for the shapes of numbers: {_listed(sorted(SHAPE_CLASSES))}.\n"
    yield "## Operators\n\n| operator | meaning |\n| --- | --- |"
    yield from (f"| `{name}` | {_first_line(function)} |" for name, function in OPERATORS.items())
    yield "\n## Guards\n\n| guard | meaning |\n| --- | --- |"
    yield from (f"| `{name}` | {_first_line(function)} |" for name, function in GUARDS.items())
    yield ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _first_line(function: object) -> str:
    return (inspect.getdoc(function) or "").partition("\n\n")[0].replace("\n", " ").replace("|", "\\|")


def stale() -> list[str]:
    """Names of the pages that differ from what would be written now."""
    return [name for name, text in pages().items() if not _same(REFERENCE / name, text)]


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == text


def main() -> int:
    """Write the pages, or with ``--check`` tell which are stale."""
    if "--check" in sys.argv[1:]:
        names = stale()
        print("\n".join(f"docs/reference/{name}: stale; run python docs/generate.py" for name in names))
        return bool(names)
    REFERENCE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
