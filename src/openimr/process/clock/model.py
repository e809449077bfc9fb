"""The values of a clock: the deadline, the steps that led to it, the days that were skipped and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from openimr.case import ServiceMethod

Day = date | datetime
# The three tracks of a review; each has clocks of its own.
Track = Literal["standard", "expedited", "formulary"]
Unit = Literal["calendar_days", "business_days", "hours", "months", "court_days", "immediately"]


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that did not count, and why: ``reason`` is a weekday or a holiday's name, in both languages."""

    day: date
    reason: str
    reason_es: str
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """One move of the computation: from a day by ``amount`` of ``unit`` to a day, with its authority.

    ``kind`` is ``receipt`` (when a paper counts as received), ``period``, ``cap``, ``service`` (extension) or
    ``roll_over``. ``recalled`` marks a rule of law that was not read in its text.
    """

    kind: Literal["receipt", "period", "cap", "service", "roll_over"]
    start: Day
    end: Day
    amount: int
    unit: Unit
    source: str
    recalled: bool
    skipped: tuple[SkippedDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date with its explanation. ``due`` is None where the rule sets no day; ``notes`` then say why."""

    rule: str
    title: str
    title_es: str
    trigger: Day
    trigger_name: str
    trigger_name_es: str
    due: Day | None
    service: ServiceMethod
    priority: Track
    steps: tuple[Step, ...]
    source: str
    recalled: bool
    when_missed: str
    notes: tuple[str, ...] = ()
    notes_es: tuple[str, ...] = ()
