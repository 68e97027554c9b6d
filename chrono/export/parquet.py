"""``parquet``: the rows of ``csv`` with types, by pyarrow (extra ``parquet``)."""

import io
from dataclasses import asdict
from typing import Any

from chrono.chronology.model import Chronology
from chrono.errors import ExportError
from chrono.export.rows import COLUMNS, left_out, rows


def dumps(chronology: Chronology) -> bytes:
    """A Parquet file. Raises ExportError without pyarrow."""
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise ExportError("parquet: pyarrow is not installed; pip install 'chrono-timeline[parquet]'") from None
    out = io.BytesIO()
    data = [{key: _valid(value) for key, value in asdict(row).items()} for row in rows(chronology)]
    parquet.write_table(pyarrow.Table.from_pylist(data, schema=_schema(pyarrow)), out)
    return out.getvalue()


lost = left_out


def _schema(pyarrow: Any) -> Any:
    text, whole, real, day = pyarrow.string(), pyarrow.int64(), pyarrow.float64(), pyarrow.date32()
    types = {"rank": whole, "rank_min": whole, "rank_max": whole, "confidence": real, "begin_day": day, "end_day": day}
    return pyarrow.schema([(name, types.get(name, text)) for name in COLUMNS])


def _valid(value: object) -> object:
    """Arrow strings are UTF-8, which has no lone surrogates."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
