"""The parser: every command and option with its help. The reference in ``docs/`` is generated from it."""

import argparse
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn

from chrono.cli.output import USAGE, complain

_SUMMARY = (
    "Reconstruct timelines from Arabic and English text: find the dates, order the events, explain contradictions."
)
_KINDS = ("news", "narrative", "colloquial", "auto")


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help 88 cells wide: argparse asks for the terminal once for every argument, and help is the same everywhere."""

    def __init__(self, prog: str) -> None:
        """A formatter of one command's help."""
        super().__init__(prog, width=88)


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line ``where: problem; cure``."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """A parser that takes a year before 1 (``--published -0043-03-15``) for a value, as it takes ``-5``."""
        super().__init__(*arguments, **options)
        self._negative_number_matcher = re.compile(r"-\d[\d.:T+-]*$")

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        self.exit(complain(f"{self.prog}: {message}; see {self.prog} --help", USAGE))


def make_parser() -> Parser:
    """The parser of ``chrono`` with all its commands."""
    parser = Parser(prog="chrono", description=_SUMMARY, formatter_class=Formatter)
    parser.add_argument("--version", action="store_true", help="print the version and end")
    parser.set_defaults(run=_later("inform", "start"))
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser, prog="chrono")
    for add in (_find, _annotate, _build, _check, _explain, _export, _explore, _languages, _mcp):
        add(commands)
    return parser


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command that is imported when it runs."""

    def run(arguments: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"chrono.cli.{module}"), name)(arguments)
        return code

    return run


def _command(commands: Any, name: str, run: tuple[str, str], *, summary: str, more: str, examples: str) -> Parser:
    parser: Parser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{more}",
        epilog=f"examples:\n{examples}",
        formatter_class=Formatter,
    )
    parser.set_defaults(run=_later(*run))
    return parser


def _add_reading(parser: Parser) -> None:
    """Options that say what the input does not say itself."""
    parser.add_argument(
        "--published",
        metavar="D",
        help="publication date YYYY-MM-DD of every document without one of its own; a header in the text is weaker",
    )
    parser.add_argument("--lang", metavar="C", help="language code (see: chrono languages); without it, detected")
    parser.add_argument(
        "--kind", metavar="K", choices=_KINDS, default="auto", help=f"{', '.join(_KINDS)} (the default)"
    )


def _add_fields(parser: Parser) -> None:
    """Options that say where JSON records keep what is needed."""
    parser.add_argument("--text-field", metavar="NAME", default="text", help="key of a JSON record that holds its text")
    parser.add_argument(
        "--date-field", metavar="NAME", default="published", help="key of a JSON record that holds its publication date"
    )


def _add_output(parser: Parser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of stdout")


def _add_stream(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="JSON lines, or one text; - is stdin")
    _add_reading(parser)
    _add_fields(parser)
    parser.add_argument("--rejected", action="store_true", help="list refused candidates with the reason")
    parser.add_argument("--text", action="store_true", help="the whole input is one document, not JSON lines")


def _find(commands: Any) -> None:
    parser = _command(
        commands,
        "find",
        ("stream", "find"),
        summary="find and anchor temporal expressions; JSON lines in, JSON lines out",
        more='In: {"id", "text", "published", "lang", "kind"}, only "text" is required.\n'
        "A FILE that does not end in .json or .jsonl is one document. A line that cannot be read gives a line\n"
        "with its error, and exit code 3 at the end.",
        examples="  chrono find article.txt --published 2025-09-16\n"
        "  chrono find articles.jsonl --rejected\n"
        "  echo 'Talks began last Tuesday.' | chrono find --text --published 2025-09-16",
    )
    _add_stream(parser)


def _annotate(commands: Any) -> None:
    parser = _command(
        commands,
        "annotate",
        ("stream", "annotate"),
        summary="find expressions, events and the links between them; JSON lines in, JSON lines out",
        more="Given events, timexes, links and entities of the input are taken as they are and replace\n"
        "ours of that kind.",
        examples="  chrono annotate article.txt --published 2025-09-16\n"
        "  chrono annotate corpus.jsonl --pairs all > relations.jsonl\n"
        "  chrono annotate corpus.jsonl --ignore-given",
    )
    _add_stream(parser)
    parser.add_argument(
        "--all", action="store_true", help="every event; annotate lists them all anyway and marks the main ones"
    )
    parser.add_argument("--ignore-given", action="store_true", help="use only the text of the input")
    parser.add_argument(
        "--pairs", choices=("all", "adjacent"), help='add "relations", what the solved network entails between pairs'
    )


def _build(commands: Any) -> None:
    parser = _command(
        commands,
        "build",
        ("timeline", "build"),
        summary="build one chronology from texts, JSON files, folders or stdin",
        more="A publication date is a field of the input, --published, PATH@DATE, an ISO date at the start of\n"
        "the text or a dateline; never a file name or the clock.",
        examples="  chrono build article.txt@2025-09-16\n"
        "  chrono build reports/ --format json -o chronology.json\n"
        "  cat article.txt | chrono build - --published 2025-09-16",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH[@DATE]", help="files and folders; - is stdin (the default)")
    _add_reading(parser)
    _add_fields(parser)
    parser.add_argument("--all", action="store_true", help="every event, not only the main ones")
    parser.add_argument("--no-merge", action="store_true", help="keep the same event of two documents apart")
    parser.add_argument("--no-text", action="store_true", help="leave the texts out of the JSON")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for a reader, or JSON")
    _add_output(parser)


def _check(commands: Any) -> None:
    parser = _command(
        commands,
        "check",
        ("checking", "check"),
        summary="report contradictions in texts, in a chronology or in a timeline made elsewhere",
        more='A timeline is JSON ({"published", "events": [{"date", "text"}]} or a bare list), JSON lines,\n'
        "CSV with a date column, or lines - DATE: text. Exit code 1 when a finding is at or above --fail-on.",
        examples="  chrono check article.txt\n"
        "  chrono check timeline.csv --published 2025-09-16 --fail-on warning\n"
        "  chrono check reports/ --format sarif > findings.sarif",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH[@DATE]", help="what build takes, a Chronology, or a timeline")
    _add_reading(parser)
    _add_fields(parser)
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how findings are written")
    parser.add_argument("--select", metavar="CODES", default="", help="only these codes or checks, comma between them")
    parser.add_argument("--ignore", metavar="CODES", default="", help="not these codes or checks")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="the least severity that gives exit code 1",
    )
    parser.add_argument("--baseline", metavar="FILE", help="accept the findings of this file; it is made when missing")
    _add_output(parser)


def _explain(commands: Any) -> None:
    parser = _command(
        commands,
        "explain",
        ("inform", "explain"),
        summary="show how each expression of a text is read: rule, operators, reference time, interval",
        more="Every line stands for one step between the words and the value.",
        examples='  chrono explain "الشهر الماضي" --published 2025-09-16\n'
        '  chrono explain "two weeks after last Friday" --published 2025-09-16 --lang en',
    )
    parser.add_argument("text", metavar="TEXT", help="a phrase or a sentence")
    _add_reading(parser)


def _export(commands: Any) -> None:
    parser = _command(
        commands,
        "export",
        ("timeline", "export"),
        summary="write a chronology in another format",
        more="The chronology is JSON as written by: chrono build --format json.",
        examples="  chrono export --list\n"
        "  chrono export chronology.json --to timeml -o chronology.tml\n"
        "  chrono build article.txt --format json | chrono export - --to csv",
    )
    parser.add_argument("chronology", nargs="?", metavar="CHRONOLOGY", help="JSON file; - is stdin")
    parser.add_argument("--to", metavar="FORMAT", help="one of the names that --list prints")
    parser.add_argument("--list", action="store_true", help="print the names of the formats, one a line")
    _add_output(parser)


def _explore(commands: Any) -> None:
    parser = _command(
        commands,
        "explore",
        ("timeline", "explore"),
        summary="open a chronology in the terminal explorer",
        more="Takes what build takes, or a Chronology.",
        examples="  chrono explore article.txt@2025-09-16\n  chrono explore chronology.json",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH[@DATE]", help="files and folders, or a Chronology")
    _add_reading(parser)
    parser.add_argument(
        "--bidi", choices=("logical", "visual"), default="logical", help="visual for terminals that do not order Arabic"
    )
    parser.add_argument("--keymap", metavar="FILE", help="TOML file with your own keys")


def _languages(commands: Any) -> None:
    parser = _command(
        commands,
        "languages",
        ("inform", "languages"),
        summary="list the language packs with their rules, examples and known gaps",
        more="A base pack is used only with --lang, never by detection.",
        examples="  chrono languages\n  chrono languages --format json",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="a table, or JSON")


def _mcp(commands: Any) -> None:
    _command(
        commands,
        "mcp",
        ("inform", "mcp"),
        summary="serve chrono to a language model over stdio (Model Context Protocol)",
        more="Needs the extra: pip install 'chrono-timeline[mcp]'.",
        examples="  chrono mcp",
    )
