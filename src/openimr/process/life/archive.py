"""A case as plain JSON and back, for projections and exports."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from openimr.process.life.model import CaseLife, Clock, Determination, Event, Item, Remand

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = (
    "number", "program", "state", "priority", "reviewer", "survivor", "version", "formulary", "credentials",
    "attested", "fee_stage",
)  # fmt: skip
_LISTS = ("barred_reviewers", "children", "records")
_MAPS = ("dates", "identity", "children_received")


def to_json(case: CaseLife) -> dict[str, Any]:
    """The case as JSON values: days and moments ISO, items, clocks and determinations as objects."""
    return {
        **{name: getattr(case, name) for name in _PLAIN},
        **{name: list(getattr(case, name)) for name in _LISTS},
        **{name: dict(getattr(case, name)) for name in _MAPS},
        "items": [_values(item, Item) for item in case.items],
        "clocks": [
            {**_values(clock, Clock), "trigger": clock.trigger.isoformat(), "due": _iso(clock.due)}
            for clock in case.clocks
        ],
        "decisions": _written(case.decisions),
        "determinations": [
            {**_values(one, Determination), "outcomes": _written(one.outcomes)} for one in case.determinations
        ],
        "remand": _values(case.remand, Remand) if case.remand else None,
        "last_at": _iso(case.last_at),
    }


def from_json(data: Mapping[str, Any]) -> CaseLife:
    """The case that ``to_json`` wrote. Raises KeyError or TypeError for anything else."""
    clocks = [
        Clock(**{**one, "trigger": _day_or_moment(one["trigger"]), "due": _day_or_moment(one["due"])})
        for one in data["clocks"]
    ]
    versions = [
        Determination(**{**one, "outcomes": _read(one["outcomes"])}) for one in data["determinations"]
    ]
    simple: dict[str, Any] = {name: data[name] for name in _PLAIN}
    simple |= {name: tuple(data[name]) for name in _LISTS}
    simple |= {name: dict(data[name]) for name in _MAPS}
    return CaseLife(
        **simple,
        items=tuple(Item(**one) for one in data["items"]),
        clocks=tuple(clocks),
        decisions=_read(data["decisions"]),
        determinations=tuple(versions),
        remand=Remand(**data["remand"]) if data["remand"] else None,
        last_at=datetime.fromisoformat(data["last_at"]) if data["last_at"] else None,
    )


def event_to_json(event: Event) -> dict[str, Any]:
    """The event as JSON values, the shape in which a case's events are kept and exported."""
    return {"kind": event.kind, "at": event.at.isoformat(), "role": event.role, "data": dict(event.data)}


def event_from_json(data: Mapping[str, Any]) -> Event:
    """The event that ``event_to_json`` wrote."""
    return Event(data["kind"], datetime.fromisoformat(data["at"]), data["role"], data["data"])


def _values(value: object, kind: type[Any]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in kind.__dataclass_fields__}


def _written(outcomes: Mapping[int, str]) -> dict[str, str]:
    return {str(number): word for number, word in outcomes.items()}


def _read(outcomes: Mapping[str, Any]) -> dict[int, Any]:
    return {int(number): word for number, word in outcomes.items()}


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _day_or_moment(text: str | None) -> date | datetime | None:
    """A day has ten characters, a moment more."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
