"""Text made safe to look at: what would act on the reader's screen instead of being read is shown as what it is."""

import re
import unicodedata

_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")

DATE = re.compile(r"\d[\d:-]*(?: \d\d:[\d:]+)?")
"""A date inside words of ours."""


def shown(text: str) -> str:
    """The text with line breaks as blanks, and bidi controls and other invisible ones written out as ``⟨U+202E⟩``.

    Right-to-left and left-to-right marks, and the joiners that Arabic spelling needs, stay as they are.
    """
    return _ACTING.sub(_name, _BREAKS.sub(" ", text))


def _name(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"


def counted(number: int, noun: str) -> str:
    """``1 entry``, ``2 entries``."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (UAX 9, rule P2)."""
    return next((kind != "L" for char in text if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL")), False)


def isolated_dates(words: str) -> str:
    """Words of ours with their dates isolated (U+2066 to U+2069): Arabic around them would turn them round."""
    return DATE.sub("\u2066\\g<0>\u2069", words)
