"""The day's tick: every clock of an open case that ran out is marked, with all that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from openimr.process.clock.rule import zone
from openimr.process.docket import link
from openimr.process.errors import ProcessError
from openimr.process.life import Event
from openimr.process.life import transition as happen
from openimr.web.store import rows
from openimr.web.store.bulk import insert_events, update_cases, update_clocks
from openimr.web.store.models import CaseRow, ClockRow, EventRow, NoticeRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from openimr.process.docket import Link
    from openimr.process.life import CaseLife, Step

BATCH = 500


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did: cases looked at, clocks that ran out, notices owed; ``refused`` are left to people."""

    cases: int
    clocks: int
    notices: int
    refused: tuple[str, ...]


def tick(at: datetime, *, today: date, progress: Callable[[int], None] | None = None) -> Ticked:
    """Mark the clocks that ran out by the end of the day before ``today``, or before the moment ``at``.

    Works in batches of cases, each in its own transaction: an interrupted tick goes on where it stopped, and
    a second tick of the same day finds nothing to do. ``progress`` gets the number of cases done so far.
    """
    numbers = waiting(at, today)
    clocks = notices = 0
    refused: list[str] = []
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        ran, owed, left = _tick_batch(batch, at, today)
        clocks, notices = clocks + ran, notices + owed
        refused += left
        if progress:
            progress(start + len(batch))
    return Ticked(len(numbers), clocks, notices, tuple(refused))


def waiting(at: datetime, today: date) -> list[str]:
    """Numbers of the cases that have a running clock which is over, in order."""
    running = ClockRow.objects.filter(standing="running")
    days = running.filter(due_at__isnull=True, due_on__lt=today)
    moments = running.filter(due_at__lt=at)
    found = {*days.values_list("case_id", flat=True), *moments.values_list("case_id", flat=True)}
    return sorted(found)


def _tick_batch(numbers: Sequence[str], at: datetime, today: date) -> tuple[int, int, list[str]]:
    """One transaction: lock the cases, let each clock run out, write everything in bulk."""
    changes = Changes()
    refused: list[str] = []
    with transaction.atomic():
        for row in CaseRow.objects.select_for_update().filter(number__in=numbers).order_by("number"):
            try:
                changes.add(row, at, today)
            except ProcessError:
                refused.append(row.number)
        changes.write()
    return changes.ran_out, len(changes.notices), refused


class Changes:
    """What a batch writes, collected first so that a thousand cases need a handful of statements."""

    def __init__(self) -> None:
        self.cases: list[CaseRow] = []
        self.events: list[EventRow] = []
        self.clocks: list[ClockRow] = []
        self.ended: list[tuple[str, int, str]] = []
        self.notices: list[NoticeRow] = []
        self.ran_out = 0

    def add(self, row: CaseRow, at: datetime, today: date) -> None:
        """Every clock of the case that is over runs out, the earliest first. Raises ProcessError."""
        case, head = rows.life(row), row.head
        known = max(today, at.astimezone(zone(case.program)).date())
        moment = max(at, case.last_at) if case.last_at else at
        steps: list[tuple[Step, Link, CaseLife]] = []
        for place in _over(case, at, today):
            clock = case.clocks[place]
            if clock.standing != "running":
                continue
            event = Event("clock_ran_out", moment, "clock", {"rule": clock.rule})
            step = happen(case, event, known)
            sealed = link(row.number, step.case.version, event, head)
            steps.append((step, sealed, case))
            case, head = step.case, sealed.seal
        for step, sealed, before in steps:
            self._collect(step, sealed, before)
        if steps:
            for name, value in rows.projection(case, steps[-1][1]).items():
                setattr(row, name, value)
            self.cases.append(row)
            self.ran_out += len(steps)

    def _collect(self, step: Step, sealed: Link, before: CaseLife) -> None:
        new, changed = rows.clock_rows(sealed.case, before.clocks, step.case.clocks)
        self.events.append(rows.event_row(sealed))
        self.clocks += new
        self.ended += [(sealed.case, place, standing) for place, standing in changed]
        self.notices += rows.notice_rows(step, sealed)

    def write(self) -> None:
        """A few statements for all of it."""
        insert_events(self.events)
        ClockRow.objects.bulk_create(self.clocks)
        NoticeRow.objects.bulk_create(self.notices)
        update_cases(self.cases)
        update_clocks(self.ended)


def _over(case: CaseLife, at: datetime, today: date) -> list[int]:
    """The places of the running clocks that are over, the earliest due first."""
    found: list[tuple[date, int]] = []
    for place, clock in enumerate(case.clocks):
        due = clock.due
        if clock.standing != "running" or due is None:
            continue
        if isinstance(due, datetime):
            if due < at:
                found.append((due.date(), place))
        elif due < today:
            found.append((due, place))
    return [place for _, place in sorted(found)]
