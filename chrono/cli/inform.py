"""``chrono explain``, ``languages``, ``mcp``, and what ``chrono`` alone prints."""

import sys
from argparse import Namespace

from chrono.cli.output import DONE, write

_START = """\
chrono finds the dates in Arabic and English text and builds a chronology that is checked for contradictions.

  chrono build article.txt --published 2025-09-16
  echo 'Talks began last Tuesday.' | chrono find --text --published 2025-09-16
  chrono explain --published 2025-09-16 "الشهر الماضي"

Commands: find, annotate, build, check, explain, export, explore, languages, mcp.
Help on one of them: chrono build --help. Languages: chrono languages.
The publication date is never guessed and never today: give --published, article.txt@DATE,
or a text that begins with it, as in: date 2025-09-16
"""


def start(arguments: Namespace) -> int:
    """``chrono`` alone: ten lines with three examples; with ``--version`` the version."""
    if arguments.version:
        from importlib.metadata import version

        write(f"chrono {version('chrono-timeline')}\n")
    else:
        write(_START)
    return DONE


def explain(arguments: Namespace) -> int:
    """Run ``chrono explain``."""
    from chrono.export.text import Style, isolated
    from chrono.pipeline import explain as explanation

    text = explanation(arguments.text, published=arguments.published, lang=arguments.lang, kind=arguments.kind)
    write(isolated(text, Style(isolate=sys.stdout.isatty())) + "\n")
    return DONE


def languages(arguments: Namespace) -> int:
    """Run ``chrono languages``."""
    from chrono.grammar.survey import survey

    rows = [(one.code, one.name, one.level, one.rules, one.examples, one.gaps) for one in survey()]
    names = ("code", "name", "level", "rules", "examples", "gaps")
    if arguments.format == "json":
        import json

        write(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False) + "\n")
        return DONE
    table = [names, *(tuple(map(str, row)) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(names))]
    for row in table:
        write("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")
    return DONE


def mcp(arguments: Namespace) -> int:
    """Run ``chrono mcp``."""
    del arguments
    from chrono.integrations.mcp import serve

    serve()
    return DONE
