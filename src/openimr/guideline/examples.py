"""The example cases that every guideline file carries, as facts and contexts that can be evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from openimr.case import Service
from openimr.facts import Fact, FactTime
from openimr.guideline.context import Context
from openimr.guideline.load import in_force
from openimr.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openimr.case import Region
    from openimr.guideline.model import Guideline, State

DECIDED_ON = date(2014, 9, 11)


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: what the record says, and the state that each named criterion must take."""

    guideline: Guideline
    name: str
    facts: tuple[Fact, ...]
    context: Context
    expect: Mapping[str, State]


def examples(guideline: Guideline) -> Iterator[Example]:
    """The examples of a rule; without other words its first service and region, on a day it is in force."""
    for entry in guideline.examples:
        example = cast("Mapping[str, Any]", entry)
        region = cast("Region", example.get("region", guideline.regions[0]))
        decided_on = _decided_on(guideline, example)
        context = Context(
            Service(example.get("service", guideline.services[0]), region),
            decided_on,
            _day(example, "injured_on", "days_since_injury", decided_on),
            guideline.program,
        )
        facts = tuple(_fact(fact, n, decided_on) for n, fact in enumerate(example["facts"]))
        yield Example(guideline, example["name"], facts, context, example["expect"])


def _decided_on(guideline: Guideline, example: Mapping[str, Any]) -> date:
    """The day the example names, else one in September 2014, else the first day of the edition."""
    if "decided_on" in example:
        return date.fromisoformat(example["decided_on"])
    return DECIDED_ON if in_force(guideline, DECIDED_ON) else guideline.in_force[0]


def _day(entry: Mapping[str, Any], named: str, counted: str, decided_on: date) -> date | None:
    """A day given as a date, or counted back from the decision."""
    if named in entry:
        return date.fromisoformat(entry[named])
    return decided_on - timedelta(days=entry[counted]) if counted in entry else None


def _fact(entry: Mapping[str, Any], number: int, decided_on: date) -> Fact:
    """A statement of an example; each stands at a place of its own in a document that does not exist."""
    day = _day(entry, "on", "days_ago", decided_on)
    return Fact(
        concept=entry["fact"],
        status=entry["status"],
        evidence=Span("example", number * 10, number * 10 + 9),
        quote=entry["fact"],
        kind=entry.get("kind"),
        region=entry.get("region"),
        side=entry.get("side"),
        value=entry.get("value"),
        time=FactTime(day, day, "day") if day else None,
    )
