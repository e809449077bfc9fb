"""The rules of the clocks as the programme's data gives them (``clocks.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from openimr.process.errors import ClockError
from openimr.programs.load import load

if TYPE_CHECKING:
    from openimr.case import ServiceMethod
    from openimr.process.clock.model import Track, Unit


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time with its authority, e.g. 30 calendar days under Labor Code 4610.6."""

    amount: int
    unit: Unit
    source: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class RollOver:
    """Onto which calendar's open days a last day moves, with its authority."""

    calendar: str
    source: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Period:
    """A length and when it applies: a priority, some ways of service, a last day of its text."""

    length: Length
    roll_over: RollOver | None
    priority: Track | None
    service: tuple[ServiceMethod, ...]
    until: date

    def applies(self, day: date, service: ServiceMethod, priority: Track) -> bool:
        """Whether the period is the one for a clock that starts on ``day``."""
        return (
            day <= self.until
            and self.priority in {None, priority}
            and (not self.service or service in self.service)
        )


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One deadline of the process; ``words`` keeps its texts by name, in English and (``_es``) Spanish."""

    number: str
    words: dict[str, str]
    source: str
    recalled: bool
    since: date
    unread_from: date
    periods: tuple[Period, ...]
    extensions: dict[str, Length]
    receipt: dict[str, Any]
    instead: dict[Track, str]


@cache
def rules(program: str) -> dict[str, ClockRule]:
    """Every clock of the programme by its number, in the order of the process."""
    data = load("clocks.yaml", program)
    return {number: _rule(number, entry, data) for number, entry in data["rules"].items()}


@cache
def zone(program: str) -> ZoneInfo:
    """The time zone in which the programme's days begin and end."""
    return ZoneInfo(load("clocks.yaml", program)["time_zone"])


def rule(number: str, program: str) -> ClockRule:
    """The clock of that number. Raises ClockError for an unknown one, naming the known."""
    known = rules(program)
    if number not in known:
        raise ClockError(
            f"no rule {number!r}",
            where="clocks.yaml",
            expected=f"one of {', '.join(known)}",
            do="see openimr deadlines --list",
        )
    return known[number]


def _rule(number: str, entry: dict[str, Any], data: dict[str, Any]) -> ClockRule:
    unread = data["unread"]
    extensions = data["service_extensions"].get(entry.get("service"), {})
    return ClockRule(
        number=number,
        words={key: value for key, value in entry.items() if isinstance(value, str)},
        source=entry["source"],
        recalled=entry["status"] == "recalled",
        since=entry.get("since", data["since"]),
        unread_from=unread["from"] if entry["basis"] == unread["basis"] else date.max,
        periods=tuple(_period(period, entry, data["roll_over"]) for period in entry["periods"]),
        extensions={method: _length(length, length) for method, length in extensions.items()},
        receipt=entry.get("receipt", {}),
        instead=entry.get("instead", {}),
    )


def _period(period: dict[str, Any], entry: dict[str, Any], roll_overs: dict[str, Any]) -> Period:
    name = period.get("roll_over", entry.get("roll_over"))
    return Period(
        length=_length(period, entry),
        roll_over=_roll_over(name, roll_overs[name]) if name else None,
        priority=period.get("priority"),
        service=tuple(period.get("service", ())),
        until=period.get("to", date.max),
    )


def _roll_over(name: str, entry: dict[str, Any]) -> RollOver:
    return RollOver(name, entry["source"], entry["status"] == "recalled")


def _length(entry: dict[str, Any], authority: dict[str, Any]) -> Length:
    return Length(
        entry["length"],
        entry["unit"],
        entry.get("source", authority["source"]),
        entry.get("status", authority["status"]) == "recalled",
    )
