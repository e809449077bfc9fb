"""The example cases that every guideline file carries, as facts and contexts that can be evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from openimr.case import Service
from openimr.facts import Fact, FactTime
from openimr.guideline.context import Context
from openimr.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openimr.case import Region
    from openimr.guideline.model import Guideline, State

DECIDED_ON = "2014-09-11"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: what the record says, and the state that each named criterion must take."""

    guideline: Guideline
    name: str
    facts: tuple[Fact, ...]
    context: Context
    expect: Mapping[str, State]


def examples(guideline: Guideline) -> Iterator[Example]:
    """The examples of a rule; without other words its first service and region, decided in September 2014."""
    for entry in guideline.examples:
        example = cast("Mapping[str, Any]", entry)
        region = cast("Region", example.get("region", guideline.regions[0]))
        injured_on = example.get("injured_on")
        context = Context(
            Service(example.get("service", guideline.services[0]), region),
            date.fromisoformat(example.get("decided_on", DECIDED_ON)),
            date.fromisoformat(injured_on) if injured_on else None,
            guideline.program,
        )
        facts = tuple(_fact(fact, n) for n, fact in enumerate(example["facts"]))
        yield Example(guideline, example["name"], facts, context, example["expect"])


def _fact(entry: Mapping[str, Any], number: int) -> Fact:
    """A statement of an example; each stands at a place of its own in a document that does not exist."""
    day = date.fromisoformat(entry["on"]) if "on" in entry else None
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
