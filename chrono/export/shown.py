"""Text made safe to look at: what would act on the reader's screen instead of being read is shown as what it is."""

import re

_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


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
