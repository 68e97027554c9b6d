"""Shapes of figures, the same in every language: which lexical classes a number or a numeric date belongs to."""

import re

from chrono.meaning.tree import Argument, Node

SHAPE = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?)(?![\d-])"
    r"|(?P<ndate>\d{1,2} {0,2}(?P<sep>[/-]) {0,2}\d{1,2} {0,2}[/-] {0,2}\d{4}"
    r"|\d{1,2}(?P<sep2>[/.-])\d{1,2}(?P=sep2)(?:\d{4}|\d\d)"
    r"|\d{4}(?P<sep3>[/.-])\d{1,2}(?P=sep3)\d{1,2})(?![\d])"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?![\d:])"
    r"|(?P<group>\d{1,3}(?:,\d{3})+)(?![\d])"
    r"|(?P<decimal>\d+[.\u066b]\d+)(?![\d.])"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th))(?!\w)"
    r"|(?P<decade>\d{3}0'?s|\d\d0'?s|'?\d0'?s)(?!\w)"
    r"|(?P<short>'\d\d)(?!\w)"
    r"|(?P<int>\d+)"
)
"""One figure, from its first digit (or apostrophe)."""

Lexeme = tuple[str, Argument]
"""A lexical class and the value in it."""


def classify(kind: str, text: str) -> tuple[Lexeme, ...]:
    """The lexical classes of a figure of a kind (a group of ``SHAPE``)."""
    match kind:
        case "iso":
            return (("iso", Node("iso", (text,))),)
        case "ndate":
            return _numeric_date(text)
        case "clock":
            numbers = [int(part) for part in text.split(":")]
            named = (("second", numbers[2]),) if len(numbers) > 2 else ()
            return (("clock", Node("clock", (numbers[0], numbers[1]), named)), ("hhmm", text))
        case "group":
            return (("num", int(text.replace(",", ""))),)
        case "decimal":
            return _decimal(text)
        case "ordinal":
            return (("ordinal", int(text[:-2])), ("ordinal-day", int(text[:-2])))
        case "decade":
            digits = text.replace("'", "")[:-1]
            if len(digits) == 3:
                return (("early-decade", Node("on", (), (("decade", int(digits) // 10),))),)
            return (
                (
                    "decade",
                    Node("on", (), (("decade", int(digits) // 10),))
                    if len(digits) == 4
                    else Node("decade_of", (int(digits) // 10,)),
                ),
            )
        case "short":
            return (("yy", int(text[1:])), ("short-year", int(text[1:])))
        case _:
            return integer(text)


def _numeric_date(text: str) -> tuple[Lexeme, ...]:
    a, b, c = (int(part) for part in re.split(r"\s*[/.-]\s*", text))
    found: Lexeme = ("ndate", Node("date", (a, b, c)))
    return (found, ("hijri-date", found[1])) if 1300 <= c <= 1500 else (found,)


def _decimal(text: str) -> tuple[Lexeme, ...]:
    """A decimal number; two figures with a point may also be a clock time or day and month, for rules that say so."""
    whole, _, rest = text.replace("\u066b", ".").partition(".")
    if len(text) > 12:
        return ()
    found: list[Lexeme] = [("decimal", float(f"{whole}.{rest}")), ("num", float(f"{whole}.{rest}"))]
    if len(rest) == 2 and int(whole) <= 24 and int(rest) < 60:
        found.append(("dotted", Node("clock", (int(whole), int(rest)))))
    return tuple(found)


def integer(text: str) -> tuple[Lexeme, ...]:
    """Classes of a run of digits: a number, and what it could be by its size (day, year, hour, minute, two-digit
    year)."""
    if len(text) > 9:
        return ()
    number = int(text)
    found: list[Lexeme] = [("num", number), ("int", number)]
    if len(text) <= 2:
        found += [("day", number)] if 1 <= number <= 31 else []
        found += [("mon", number)] if 1 <= number <= 12 else []
        found += [("hour", number)] if number <= 24 else []
        found += [("minute", number)] if len(text) == 2 and number < 60 else []
        found += [("yy", number)] if len(text) == 2 else []
    elif len(text) == 3:
        found.append(("year3", number))
    elif len(text) == 4:
        found += _four_digits(text, number)
    elif len(text) == 8 and 1000 <= number // 10000 <= 2200:
        found.append(("compact", Node("date", (number // 10000, number // 100 % 100, number % 100))))
    return tuple(found)


def _four_digits(text: str, number: int) -> list[Lexeme]:
    found: list[Lexeme] = []
    if 1300 <= number <= 1500:
        found.append(("hijri-year", number))
    if 1000 <= number <= 2200:
        found.append(("year", number))
    if number // 100 < 24 and number % 100 < 60:
        found.append(("hhmm4", Node("clock", (number // 100, number % 100))))
    return found
