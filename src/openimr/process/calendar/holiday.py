"""One row of the holiday table: on which day a holiday falls in a year, and on which day it is kept."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOVES = {"friday": -1, "monday": 1}


def falls_on(rule: Mapping[str, Any], year: int) -> date:
    """The day of a holiday in a year; ``rule`` is ``{month, day}`` or ``{month, weekday, nth[, after]}``.

    ``nth`` counts from 1, or is -1 for the last one of the month.
    """
    month = rule["month"]
    if "day" in rule:
        return date(year, month, rule["day"])
    wanted = WEEKDAYS.index(rule["weekday"])
    if rule["nth"] > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (rule["nth"] - 1))
    else:
        last = date(year, month, monthrange(year, month)[1])
        day = last - timedelta(days=(last.weekday() - wanted) % 7)
    return day + timedelta(days=rule.get("after", 0))


def kept_on(day: date, observed: Mapping[str, str]) -> date:
    """The day on which a holiday is kept: ``observed`` says where one on a Saturday or Sunday moves."""
    move = observed.get(WEEKDAYS[day.weekday()])
    if move is None:
        return day
    step = _MOVES[move]
    while WEEKDAYS[day.weekday()] != move:
        day += timedelta(days=step)
    return day
