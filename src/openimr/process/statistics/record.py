"""Fold events, or a case's life, into what the report needs of the case."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from openimr.process.clock import deadline
from openimr.process.clock.rule import zone
from openimr.process.errors import ClockError
from openimr.process.life import read_lines
from openimr.process.statistics.model import CaseRecord
from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.case import Priority
    from openimr.process.life.model import CaseLife, Event


def from_life(life: CaseLife, events: Iterable[Event] = ()) -> CaseRecord:
    """The record of a case from its folded life; the events add when eligibility was first questioned."""
    seen = from_events(life.number, events, life.program)
    dates = {name: date.fromisoformat(day) for name, day in life.dates.items() if name in _MILESTONES}
    standings = [item.standing for item in life.items]
    complete = dates.get("records_complete") or dates.get("records_closed")
    issued = seen.issued or dates.get("issued")
    clock = next((one for one in life.clocks if one.rule in _due_rules(life.program)), None)
    days = [day for day in (seen.questioned, dates.get("deferred"), dates.get("ineligible")) if day]
    return CaseRecord(
        number=life.number,
        program=life.program,
        priority=life.priority,
        received=dates.get("received"),
        duplicate=life.state == "duplicate",
        questioned=min(days, default=None),
        ineligible=dates.get("ineligible"),
        eligible=dates.get("eligible"),
        assigned=dates.get("noarfi"),
        records_complete=complete,
        issued=issued,
        due=_day(clock.due, life.program) if clock and clock.due else None,
        upheld=seen.upheld if seen.issued else standings.count("upheld"),
        overturned=seen.overturned if seen.issued else standings.count("overturned"),
        reviewers=seen.reviewers,
    )


_MILESTONES = frozenset(
    {
        "received",
        "eligible",
        "ineligible",
        "deferred",
        "noarfi",
        "records_complete",
        "records_closed",
        "issued",
    }
)


def from_events(number: str, events: Iterable[Event], program: str = DEFAULT) -> CaseRecord:
    """The record of a case from its events alone, in the order of their moments.

    The first day of each milestone counts: a determination after a remand is not completed twice.
    """
    known = load("statistics.yaml", program)["milestones"]
    days: dict[str, date] = {}
    outcomes: list[str] = []
    found: dict[str, Any] = {"priority": "standard", "reviewers": 1, "track": "standard"}
    for event in sorted(events, key=lambda one: one.at):
        decided = "issued" in days
        for name, field in known.get(event.kind, {}).items():
            days.setdefault(name, _stated(event.data.get(field)) or _day(event.at, program))
        if not decided:
            _take(event, found, outcomes, days, program)
    questioned = [day for name in ("questioned", "ineligible") if (day := days.get(name))]
    return CaseRecord(
        number=number,
        program=program,
        priority=found["priority"],
        received=days.get("received"),
        duplicate="duplicate" in days,
        questioned=min(questioned, default=None),
        ineligible=days.get("ineligible"),
        eligible=days.get("eligible"),
        assigned=days.get("noarfi"),
        records_complete=days.get("records_complete"),
        issued=days.get("issued"),
        due=_due(days.get("records_complete"), found, program),
        upheld=outcomes.count("upheld"),
        overturned=outcomes.count("overturned"),
        reviewers=found["reviewers"],
    )


def _take(
    event: Event, found: dict[str, Any], outcomes: list[str], days: dict[str, date], program: str
) -> None:
    """What events before the determination say besides their day: priority, outcomes, complete records."""
    data = event.data
    if event.kind == "converted_to_expedited" or data.get("priority") == "expedited":
        found["priority"] = "expedited"
    if event.kind == "found_eligible" and data.get("formulary") is True:
        found["track"] = "formulary"
    if event.kind == "records_received" and data.get("complete") is True:
        days.setdefault("records_complete", _stated(data.get("received_on")) or _day(event.at, program))
    if isinstance(data.get("reviewers"), int):
        found["reviewers"] = data["reviewers"]
    if isinstance(data.get("decisions"), dict):
        outcomes[:] = [str(word) for word in data["decisions"].values()]


def read_events(
    lines: Iterable[str], program: str = DEFAULT, *, where: str = "events"
) -> tuple[CaseRecord, ...]:
    """The records of JSON lines, one event a line: case, kind, at (zoned), data.

    Raises ProcessError, naming the line, for what cannot be read.
    """
    cases: defaultdict[str, list[Event]] = defaultdict(list)
    for number, event in read_lines(lines, where=where):
        cases[number].append(event)
    return tuple(from_events(number, events, program) for number, events in cases.items())


def _due(complete: date | None, found: Mapping[str, Any], program: str) -> date | None:
    if complete is None:
        return None
    priority = cast("Priority", found["priority"])
    track = "expedited" if priority == "expedited" else str(found["track"])
    try:
        clock = deadline(
            load("statistics.yaml", program)["due"][track], complete, priority=priority, program=program
        )
    except ClockError:
        return None
    return _day(clock.due, program) if clock.due else None


def _due_rules(program: str) -> frozenset[str]:
    return frozenset(load("statistics.yaml", program)["due"].values())


def _stated(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _day(moment: date, program: str) -> date:
    """The day of a moment in the programme's time zone."""
    return moment.astimezone(zone(program)).date() if isinstance(moment, datetime) else moment
