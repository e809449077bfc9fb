"""A calendar: which days are open, which are not and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from openimr.process.calendar.holiday import WEEKDAYS, falls_on, kept_on
from openimr.process.errors import ClockError
from openimr.programs.load import DEFAULT, load

_WEEKDAYS_ES = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Closure:
    """Why a day is not open: a weekday or a holiday by name, its source, and whether it was recalled only."""

    reason: str
    reason_es: str
    source: str
    recalled: bool = False


@dataclass(slots=True)
class Calendar:
    """The open days of one calendar of a programme (``calendar.yaml``)."""

    name: str
    program: str
    source: str
    weekend: tuple[Closure | None, ...]
    _years: dict[int, dict[date, Closure]] = field(default_factory=dict)

    def closure(self, day: date) -> Closure | None:
        """Why the day is not open; None for an open day. A holiday on a weekend is named as the weekend."""
        return self.weekend[day.weekday()] or self.holidays(day.year).get(day)

    def is_open(self, day: date) -> bool:
        """Whether the day counts."""
        return self.closure(day) is None

    def next_open(self, day: date) -> date:
        """The day itself when it is open, else the first open day after it."""
        while self.closure(day) is not None:
            day += _DAY
        return day

    def holidays(self, year: int) -> dict[date, Closure]:
        """The holidays of a year on the days on which they are kept."""
        if year not in self._years:
            self._years[year] = _holidays(self.name, self.program, self.source, year)
        return self._years[year]


@cache
def calendar(name: str, program: str = DEFAULT) -> Calendar:
    """The calendar of that name. Raises ClockError for a name that the programme does not have."""
    known = load("calendar.yaml", program)["calendars"]
    if name not in known:
        raise ClockError(
            f"no calendar {name!r}", where="calendar.yaml", expected=", ".join(known), do="use one of these"
        )
    entry = known[name]
    off = {WEEKDAYS.index(weekday) for weekday in entry["week_off"]}
    weekend = tuple(
        Closure(WEEKDAYS[number].capitalize(), _WEEKDAYS_ES[number], entry["source"])
        if number in off
        else None
        for number in range(7)
    )
    return Calendar(name, program, entry["source"], weekend)


def _holidays(name: str, program: str, source: str, year: int) -> dict[date, Closure]:
    """What is kept within the year; New Year's Day of the next one may be kept on 31 December."""
    found: dict[date, Closure] = {}
    for row in load("calendar.yaml", program)["holidays"]:
        kept = row["kept"].get(name)
        if kept is None:
            continue
        for proper_year in (year, year + 1):
            proper = falls_on(row["date"], proper_year)
            day = kept_on(proper, kept.get("observed", {}))
            if day.year == year and kept.get("from", date.min) <= proper <= kept.get("to", date.max):
                found[day] = _closure(row, kept["status"], source, moved=day != proper)
    return found


def _closure(row: dict[str, str], status: str, source: str, *, moved: bool) -> Closure:
    return Closure(
        row["name"] + (" (observed)" if moved else ""),
        row["name_es"] + (" (trasladado)" if moved else ""),
        source,
        recalled=status == "recalled",
    )
