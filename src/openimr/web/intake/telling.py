"""What an event says beside its kind, in short lines for the office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.process.life.read import is_day
from openimr.text import us_date
from openimr.web.accounts.role import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

# Fields that are references, seals, or a reviewer's draft: they say nothing to a reader, or too much.
_SILENT = frozenset(
    {"by", "worker", "physician", "date_of_injury", "decisions", "credentials", "codes", "children"}
)
_LABELS = {
    "survivor": "Case that lives on",
    "asked_of": "Asked of",
    "ur_decision_on": "UR decision",
    "injury_on": "Injury",
    "ineligible_items": "Items not eligible",
    "service": "Served by",
    "rule": "Clock",
}


def tell(kind: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields of the event that say something, one line each."""
    lines = [
        f"{_label(name)}: {said}"
        for name, value in data.items()
        if name not in _SILENT and (said := _said(value))
    ]
    if kind == "applications_consolidated":
        lines.append(f"Joined: {', '.join(child['number'] for child in data.get('children', ()))}")
    return tuple(lines)


def _label(name: str) -> str:
    return _LABELS.get(name, name.removesuffix("_on").replace("_", " ").capitalize())


def _said(value: object) -> str:
    if value is True:
        return "yes"
    if value is False or value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_said(one) for one in value)
    text = str(value)
    if is_day(text):
        return us_date(date.fromisoformat(text))
    return NAMES.get(text, text.replace("_", " ") if text.islower() else text)


def named(kind: str) -> str:
    """An event or a notice by name; the notice of assignment is known by its letters."""
    return kind.replace("_", " ").capitalize().replace("Noarfi", "NOARFI")
