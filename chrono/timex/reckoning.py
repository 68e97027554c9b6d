"""Which calendar a text reckons in, where its dates in figures carry no year."""

import re

_HIJRI = re.compile(
    r"\d(?<!\d\d)(?:(?<=1)[34]\d\d ?\u0647(?!\w)|\d? {0,2}[/-] {0,2}\d{1,2} {0,2}[/-] {0,2}1[34]\d\d(?!\d))"
)
"""A Hijri year with its letter, or a date that ends in one; a digit comes first, so that the search skips fast."""

_HIJRI_YEAR = re.compile(r"1[34]\d\d")
_GREGORIAN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def reckons_hijri(folded: str) -> bool:
    """Whether dates of a folded text that carry a year are Hijri more often than not."""
    if not _HIJRI_YEAR.search(folded):
        return False
    hijri = len(_HIJRI.findall(folded))
    return hijri > 0 and hijri >= len(_GREGORIAN.findall(folded))
