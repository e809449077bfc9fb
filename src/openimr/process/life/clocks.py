"""The clocks of a case as a move leaves them: some met, some stopped, some started."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from openimr.process.clock import compute, deadline
from openimr.process.life.model import Clock

if TYPE_CHECKING:
    from openimr.case import Priority, ServiceMethod
    from openimr.process.life.model import CaseLife, ClockStanding, Event
    from openimr.process.life.rule import ClockStart, Move


class Clocks(NamedTuple):
    """All clocks after the move, and among them those that it started and those that it ended."""

    all: tuple[Clock, ...]
    started: tuple[Clock, ...]
    ended: tuple[Clock, ...]


def move_clocks(  # noqa: PLR0917 - the hot path of every transition
    move: Move, clocks: tuple[Clock, ...], case: CaseLife, event: Event, day: date, priority: Priority
) -> Clocks:
    """End what the move ends, then start what it starts; ``case`` is the case before, for the conditions."""
    ended: tuple[Clock, ...] = ()
    if move.met or move.stopped:
        clocks, ended = _end(move, clocks, event, day)
    started = tuple(
        _start(one, event, day, priority, case.program)
        for one in move.start
        if one.when is None or one.when.holds(case, event, day)
    )
    return Clocks(clocks + started, started, ended)


def _end(
    move: Move, clocks: tuple[Clock, ...], event: Event, day: date
) -> tuple[tuple[Clock, ...], tuple[Clock, ...]]:
    done = date.fromisoformat(event.data.get(move.met_on or "", day.isoformat()))
    kept: list[Clock] = []
    ended: list[Clock] = []
    for clock in clocks:
        standing = _standing(move, clock, event, done)
        if standing is None:
            kept.append(clock)
            continue
        over = Clock(clock.rule, clock.trigger, clock.due, clock.service, clock.priority, standing)
        kept.append(over)
        ended.append(over)
    return tuple(kept), tuple(ended)


def _standing(move: Move, clock: Clock, event: Event, done: date) -> ClockStanding | None:
    """How the move ends a clock: met in time, missed when met late, or stopped; None where it leaves it."""
    if clock.standing != "running":
        return None
    if clock.rule in move.met:
        if clock.due is None:
            return "met"
        late = event.at > clock.due if isinstance(clock.due, datetime) else done > clock.due
        return "missed" if late else "met"
    return "stopped" if clock.rule in move.stopped else None


def _start(one: ClockStart, event: Event, day: date, priority: Priority, program: str) -> Clock:
    """The clock with its last day; mailing and receipt days come from the event's data."""
    trigger: date | datetime = day
    if one.origin == "moment":
        trigger = event.at
    elif one.origin in event.data:
        trigger = date.fromisoformat(event.data[one.origin])
    return _clock(one.rule, trigger, event.data.get("service", "personal"), priority, program)


@lru_cache(maxsize=16384)
def _clock(
    rule: str, trigger: date | datetime, service: ServiceMethod, priority: Priority, program: str
) -> Clock:
    """Clocks that start alike are one value: a day starts hundreds of them."""
    due = deadline(rule, trigger, service=service, priority=priority, program=program)
    return Clock(rule, due.trigger, due.due, service, priority)


def forget() -> None:
    """Empty the memory of clocks, here and below; for measuring."""
    _clock.cache_clear()
    compute.forget()
