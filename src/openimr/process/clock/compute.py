"""The front door of the clocks: when something is due under a rule, step by step."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from openimr.process.calendar import calendar
from openimr.process.clock.count import add, roll_over
from openimr.process.clock.model import Deadline, Step
from openimr.process.clock.rule import ClockRule, zone
from openimr.process.clock.rule import rule as rule_of
from openimr.process.errors import ClockError
from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from openimr.case import ServiceMethod
    from openimr.process.clock.model import Day, Track
    from openimr.process.clock.rule import Period

_MAILED = ("mail_in_state", "mail_out_of_state", "mail_abroad")


def deadline(
    rule: str,
    trigger: Day,
    *,
    service: ServiceMethod = "personal",
    priority: Track = "standard",
    program: str = DEFAULT,
) -> Deadline:
    """When something is due under a rule of the programme (``clocks.yaml``), each step with its authority.

    A zoned moment counts as its day in the programme's time zone, for clocks in hours as itself. ``due`` is
    a date, a moment for hours counted from a moment, None where the law sets no day. Raises ClockError.
    """
    if isinstance(trigger, datetime):
        if trigger.tzinfo is None:
            raise ClockError(
                f"the moment {trigger.isoformat()} has no time zone",
                where=f"rule {rule}",
                expected="a date, or a date and time with its offset, such as 2016-10-28T09:30-07:00",
                do="add the offset",
            )
        trigger = trigger.astimezone(zone(program))
    return _deadline(rule, trigger, service, priority, program)


@lru_cache(maxsize=65536)
def _deadline(number: str, trigger: Day, service: ServiceMethod, priority: Track, program: str) -> Deadline:
    asked = rule_of(number, program)
    day = _day(trigger)
    if day < asked.since:
        raise ClockError(
            f"rule {number} was not in force on {day.isoformat()}",
            where="clocks.yaml",
            expected=f"a trigger on or after {asked.since.isoformat()}",
            do="check the date, or the rule",
        )
    unread = day >= asked.unread_from
    steps = _steps(asked, trigger, service, priority, program)
    due = steps[-1].end if steps else None
    words = asked.words
    notes, notes_es = _notes(asked, priority, program, unread=unread)
    return Deadline(
        rule=number,
        title=words["title"],
        title_es=words["title_es"],
        trigger=trigger,
        trigger_name=words["trigger"],
        trigger_name_es=words["trigger_es"],
        due=due,
        service=service,
        priority=priority,
        steps=steps,
        source=asked.source,
        recalled=asked.recalled or unread or any(step.recalled for step in steps),
        when_missed=words["when_missed"],
        notes=notes,
        notes_es=notes_es,
    )


def _steps(
    asked: ClockRule, trigger: Day, service: ServiceMethod, priority: Track, program: str
) -> tuple[Step, ...]:
    """Receipt, period, extension for service, roll-over, in this order; empty where no clock runs."""
    day = _day(trigger)
    period = next((one for one in asked.periods if one.applies(day, service, priority)), None)
    if period is None:
        return ()
    steps = _receipt(asked, trigger, service, priority, program)
    start = steps[-1].end if steps else (trigger if period.length.unit == "hours" else day)
    length = period.length
    end, skipped = add(start, length.amount, length.unit, program)
    steps.append(
        Step("period", start, end, length.amount, length.unit, length.source, length.recalled, skipped)
    )
    if more := asked.extensions.get(service):
        end, skipped = add(end, more.amount, more.unit, program)
        steps.append(
            Step("service", steps[-1].end, end, more.amount, more.unit, more.source, more.recalled, skipped)
        )
    if rolled := _rolled(period, end, program):
        steps.append(rolled)
    return tuple(steps)


def _rolled(period: Period, end: Day, program: str) -> Step | None:
    """The move of a last day that falls on a closed day; None when it does not move."""
    over = period.roll_over
    if over is None:
        return None
    moved, skipped = roll_over(end, calendar(over.calendar, program))
    if not skipped:
        return None
    return Step(
        "roll_over", end, moved, (moved - end).days, "calendar_days", over.source, over.recalled, skipped
    )


def _receipt(
    asked: ClockRule, trigger: Day, service: ServiceMethod, priority: Track, program: str
) -> list[Step]:
    """When a paper that was posted, or faxed late in the day, counts as received."""
    day = _day(trigger)
    if service in _MAILED and "posted" in asked.receipt:
        return [_received(day, asked.receipt["posted"], program)]
    faxed = asked.receipt.get("fax_after")
    if not faxed or service != "fax" or priority == faxed["except_priority"]:
        return []
    late = isinstance(trigger, datetime) and trigger.time() > time.fromisoformat(faxed["time"])
    return [_received(day, faxed, program)] if late else []


def _received(day: date, entry: dict[str, Any], program: str) -> Step:
    end, skipped = add(day, entry["length"], entry["unit"], program)
    recalled = entry["status"] == "recalled"
    return Step("receipt", day, end, entry["length"], entry["unit"], entry["source"], recalled, skipped)


def _notes(
    asked: ClockRule, priority: Track, program: str, *, unread: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a reader should know beside the date, in English and Spanish."""
    words = load("clocks.yaml", program)["notes"]
    english = [asked.words["note"]] if "note" in asked.words else []
    spanish = [asked.words["note_es"]] if "note" in asked.words else []
    if other := asked.instead.get(priority):
        english.append(words["instead"][priority]["en"].format(rule=other))
        spanish.append(words["instead"][priority]["es"].format(rule=other))
    if unread:
        english.append(words["unread"]["en"])
        spanish.append(words["unread"]["es"])
    return tuple(english), tuple(spanish)


def _day(moment: Day) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def days_left(due: Day, today: date) -> int:
    """Whole days from today to the due day; negative when it has passed."""
    return (_day(due) - today) // timedelta(days=1)


def forget() -> None:
    """Empty the memory of computed deadlines; for measuring."""
    _deadline.cache_clear()
