"""How urgent a case is: the day that a list of open cases is ordered by."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from openimr.process.clock.rule import zone
from openimr.process.life.rule import life_rules, states_of

if TYPE_CHECKING:
    from openimr.process.life.model import CaseLife, Clock

NO_CLOCK = date.max  # an open case under no clock stands behind all others


def risk_day(case: CaseLife) -> date | None:
    """The earliest day on which something is or was due and is still owed; None for a case that is closed.

    A clock that ran out goes on counting while the case stands where ``owed_while`` of ``life.yaml`` says;
    otherwise the tick that marks lateness would let a late case fall to the end of the list.
    """
    if not life_rules(case.program).data["states"][case.state]["open"]:
        return None
    days = [_day(clock, case.program) for clock in case.clocks if clock.due and _is_owed(clock, case)]
    return min(days, default=NO_CLOCK)


def open_states(program: str) -> tuple[str, ...]:
    """The states in which a case waits for something to be done before it is decided."""
    return tuple(name for name, told in life_rules(program).data["states"].items() if told["open"])


def _is_owed(clock: Clock, case: CaseLife) -> bool:
    if clock.standing == "running":
        return True
    return clock.standing == "missed" and case.state in _owed_while(case.program).get(clock.rule, ())


def _day(clock: Clock, program: str) -> date:
    due = clock.due
    if isinstance(due, datetime):
        return due.astimezone(zone(program)).date()
    return due or NO_CLOCK


@cache
def _owed_while(program: str) -> dict[str, frozenset[str]]:
    data = life_rules(program).data
    return {rule: frozenset(states_of(states, data)) for rule, states in data["owed_while"].items()}
