"""JSON of a network: all that was stated, nothing that follows from it."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from chrono.errors import UsageError
from chrono.network.model import Constraint
from chrono.temporal.bounds import Bounds

SCHEMA = "chrono-network/1"

_FIELDS = tuple(field.name for field in fields(Constraint))
_BOUNDS = tuple(field.name for field in fields(Bounds))


def dumps(strict: bool, entities: Sequence[str], constraints: Sequence[Constraint]) -> str:
    """JSON text of a network."""
    record = {
        "schema": SCHEMA,
        "strict": strict,
        "entities": list(entities),
        "constraints": [_record(constraint) for constraint in constraints],
    }
    return json.dumps(record, ensure_ascii=False)


def loads(text: str | bytes) -> tuple[bool, list[str], list[Constraint]]:
    """(strict, entities, constraints) of ``dumps``; UsageError if it is nothing of the kind."""
    try:
        record = json.loads(text)
        if record["schema"] != SCHEMA:
            raise KeyError("schema")
        return bool(record["strict"]), list(record["entities"]), [_constraint(item) for item in record["constraints"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"network: not a JSON text of {SCHEMA} ({error!r}); write it with Network.to_json") from error


def _record(constraint: Constraint) -> dict[str, Any]:
    record = {name: getattr(constraint, name) for name in _FIELDS}
    if constraint.bounds is not None:
        record["bounds"] = [getattr(constraint.bounds, name) for name in _BOUNDS]
    return record


def _constraint(record: dict[str, Any]) -> Constraint:
    bounds = record["bounds"]
    values = {
        **record,
        "bounds": None if bounds is None else Bounds(*bounds),
        "evidence": _hashable(record["evidence"]),
    }
    return Constraint(**values)


def _hashable(value: Any) -> Any:
    """Lists of JSON back to the tuples they were."""
    return tuple(_hashable(item) for item in value) if isinstance(value, list) else value
