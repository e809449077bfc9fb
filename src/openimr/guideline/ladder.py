"""The ladder of evidence: which sources are tried, in which order, on the day of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from openimr.guideline.errors import GuidelineError
from openimr.programs import load

if TYPE_CHECKING:
    from openimr.case import Service

PROGRAM = "ca_workers_comp"


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of the search: ``id`` is the tier of guideline files, ``step`` its place in the regulation."""

    id: str
    step: str
    name: str
    reference: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Standard:
    """How Labor Code 4610.5(c)(2) orders the standards on a day."""

    rule: str
    means: str
    reference: str
    recalled: bool


def ladder(on: date, program: str = PROGRAM) -> tuple[Tier, ...]:
    """The tiers in the order in which they are tried on that day, the strongest first.

    Raises GuidelineError for a day before the programme's first search rule.
    """
    step = _of_day(_ladder(program)["search"], on)
    return tuple(
        Tier(t["id"], t["step"], t["name"], t["reference"], recalled=step["status"] == "recalled")
        for t in step["tiers"]
    )


def standard(on: date, program: str = PROGRAM) -> Standard:
    """The order of standards that the Labor Code prescribes on that day."""
    found = _of_day(_ladder(program)["hierarchy"], on)
    return Standard(found["rule"], found["means"], found["reference"], recalled=found["status"] == "recalled")


def first_day(program: str = PROGRAM) -> date:
    """The first day of the programme's hierarchy: no decision under it can be older."""
    return min(date.fromisoformat(entry["from"]) for entry in _ladder(program)["hierarchy"])


def gap(service: Service, tier: str, on: date, program: str = PROGRAM) -> str | None:
    """What the programme's data lack in a tier for this service on that day, None if nothing."""
    for entry in _ladder(program)["gaps"]:
        in_place = service.kind in entry["services"] and service.region in entry["regions"]
        if entry["tier"] == tier and in_place and date.fromisoformat(entry["from"]) <= on:
            return f"{entry['means']} ({entry['reference']})"
    return None


@cache
def _ladder(program: str) -> dict[str, Any]:
    content: dict[str, Any] = load("ladder.yaml", program)
    return content


def _of_day(entries: list[dict[str, Any]], on: date) -> dict[str, Any]:
    for entry in entries:
        last = entry["to"]
        if date.fromisoformat(entry["from"]) <= on and (last is None or on <= date.fromisoformat(last)):
            return entry
    first = min(entry["from"] for entry in entries)
    raise GuidelineError(
        f"no rule of evidence for {on}",
        where="ladder.yaml",
        expected=f"a day from {first}",
        do="check the decision date",
    )
