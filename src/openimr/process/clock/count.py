"""Move a day by a length (days, open days, months, hours) and name the days that did not count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from openimr.process.calendar import calendar
from openimr.process.clock.model import SkippedDay

if TYPE_CHECKING:
    from openimr.process.calendar import Calendar
    from openimr.process.clock.model import Day, Unit

_CALENDARS = {"business_days": "business", "court_days": "court"}
_DAY = timedelta(days=1)


def add(start: Day, amount: int, unit: Unit, program: str) -> tuple[Day, tuple[SkippedDay, ...]]:
    """The day ``amount`` of ``unit`` after ``start``, and the days on the way that did not count.

    The day of the trigger is not counted. Hours are elapsed hours, whatever the clock on the wall does.
    """
    if unit == "hours":
        return _add_hours(start, amount), ()
    if unit == "immediately":
        return start, ()
    if unit == "months":
        return add_months(start, amount), ()
    if unit in _CALENDARS:
        return _add_open_days(start, amount, calendar(_CALENDARS[unit], program))
    return start + timedelta(days=amount), ()


def roll_over(day: date, over: Calendar) -> tuple[date, tuple[SkippedDay, ...]]:
    """The first open day from ``day`` on, and the closed days before it."""
    skipped: list[SkippedDay] = []
    while (closed := over.closure(day)) is not None:
        skipped.append(SkippedDay(day, closed.reason, closed.reason_es, closed.source))
        day += _DAY
    return day, tuple(skipped)


def add_months(day: Day, months: int) -> Day:
    """The same day of a later month; the last day of that month where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    for number in range(day.day, 27, -1):
        try:
            return day.replace(year=year, month=month + 1, day=number)
        except ValueError:
            continue
    return day.replace(year=year, month=month + 1)


def _add_hours(start: Day, hours: int) -> Day:
    """Elapsed time for a moment; for a bare date the hour is unknown, and whole days are added."""
    if not isinstance(start, datetime):
        return start + timedelta(days=-(-hours // 24))
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)


def _add_open_days(start: date, amount: int, over: Calendar) -> tuple[date, tuple[SkippedDay, ...]]:
    day, skipped = start, []
    while amount:
        day += _DAY
        closed = over.closure(day)
        if closed is None:
            amount -= 1
        else:
            skipped.append(SkippedDay(day, closed.reason, closed.reason_es, closed.source))
    return day, tuple(skipped)
