"""Rows of treatments as they were typed: one more, or one less, with everything else kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 20
_FIELD = re.compile(r"form-(\d+)-(\w+)")


def changed_rows(typed: Mapping[str, str], pressed: str) -> dict[str, str]:
    """The typed fields with a row added or removed, as the button asks; at least one row stays."""
    rows = _rows(typed)
    if pressed == "add" and len(rows) < _MOST:
        rows.append({"outcome": "denied"})
    if pressed.startswith("remove-") and len(rows) > 1:
        place = pressed.removeprefix("remove-")
        rows = [row for at, row in enumerate(rows) if str(at) != place]
    return _fields(rows)


def _rows(typed: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows in their order; what is beyond the most is left out."""
    found: dict[int, dict[str, str]] = {}
    for key, value in typed.items():
        if match := _FIELD.fullmatch(key):
            found.setdefault(int(match[1]), {})[match[2]] = value
    return [found[place] for place in sorted(found)][:_MOST] or [{}]


def _fields(rows: list[dict[str, str]]) -> dict[str, str]:
    fields = {f"form-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    return {
        "form-TOTAL_FORMS": str(len(rows)),
        "form-INITIAL_FORMS": "0",
        "form-MIN_NUM_FORMS": "1",
        "form-MAX_NUM_FORMS": str(_MOST),
        **fields,
    }
