"""JSON of expressions, ranges and refused candidates: plain dicts in the order of the contract."""

import json
import re
from typing import Any

from chrono.timex.model import Alternative, Range, Rejected, Timex

Json = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(value: object) -> str:
    """JSON on one line, not escaped beyond need, always encodable as UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def timex_dict(timex: Timex) -> Json:
    """A timex; unknown keys of a given one follow ours."""
    return {
        **head(timex.id, timex.document),
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "said": timex.said,
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "begin": timex.begin,
        "finish": timex.finish,
        "approximate": timex.approximate,
        "edtf": timex.edtf,
        "granularity": timex.granularity,
        "calendar": timex.calendar,
        "anchor": timex.anchor,
        "rule": timex.rule,
        "confidence": timex.confidence,
        "alternatives": [_alternative_dict(alternative) for alternative in timex.alternatives],
        "why": list(timex.why),
        **dict(timex.extra),
    }


def range_dict(range_: Range) -> Json:
    """A range of two expressions, or of one and an open side."""
    return {
        **head(range_.id, range_.document),
        "start": range_.start,
        "end": range_.end,
        "text": range_.text,
        "from": range_.from_,
        "to": range_.to,
        "begin": range_.begin,
        "finish": range_.finish,
        "edtf": range_.edtf,
    }


def rejected_dict(rejected: Rejected) -> Json:
    """A candidate that was refused."""
    return {"start": rejected.start, "end": rejected.end, "text": rejected.text, "reason": rejected.reason}


def head(id_: str, document: str | None) -> Json:
    """The keys that stand first: the id, and inside a Chronology the document."""
    return {"id": id_} if document is None else {"id": id_, "document": document}


def span(offsets: tuple[int, int] | None) -> list[int] | None:
    """Half-open offsets as a list."""
    return None if offsets is None else list(offsets)


def _alternative_dict(one: Alternative) -> Json:
    return {"value": one.value, "begin": one.begin, "finish": one.finish, "why": one.why}
