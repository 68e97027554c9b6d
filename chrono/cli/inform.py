"""``chrono explain``, ``languages``, ``mcp``, and what ``chrono`` alone prints."""

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
    from chrono.pipeline import explain as explanation

    write(explanation(arguments.text, published=arguments.published, lang=arguments.lang, kind=arguments.kind) + "\n")
    return DONE
