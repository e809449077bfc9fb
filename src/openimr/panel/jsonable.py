"""Frozen values as plain JSON values, fields in order, dates ISO; and digests of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any


def as_object(value: object) -> dict[str, Any]:
    """A frozen value as a JSON object, its fields in order."""
    kind: Any = type(value)
    return {name: jsonable(getattr(value, name)) for name in _names(kind)}


def jsonable(value: Any) -> Any:  # noqa: ANN401 - any value of this room
    """The value as dictionaries, lists, words and numbers. Raises TypeError for anything else."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return as_object(value)
    if isinstance(value, tuple | list):
        return [jsonable(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, dict):
        return {str(key): jsonable(part) for key, part in value.items()}
    raise TypeError(f"a {type(value).__name__} has no JSON")


def digest(value: object) -> str:
    """SHA-256 of the canonical JSON of a plain value, as 64 hexadecimal digits."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass
    return tuple(field.name for field in fields(kind))
