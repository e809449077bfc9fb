"""What a step of a case writes: its projection, the sealed event, clocks that changed, notices owed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openimr.process.life import from_json, risk_day, to_json
from openimr.process.notice.record import key
from openimr.web.regulator.keep import keep
from openimr.web.store.models import AssignmentRow, CaseRow, ClockRow, EventRow, NoticeRow, PartyRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from openimr.process.docket import Link
    from openimr.process.life import CaseLife, Clock, ClockStanding, Step


def life(row: CaseRow) -> CaseLife:
    """The case that a row holds."""
    return from_json(json.loads(row.life))


def projection(case: CaseLife, sealed: Link) -> dict[str, Any]:
    """The columns of a case after an event."""
    running = [_day(clock.due) for clock in case.clocks if clock.standing == "running" and clock.due]
    return {
        "program": case.program,
        "state": case.state,
        "priority": case.priority,
        "version": case.version,
        "head": sealed.seal,
        "life": json.dumps(to_json(case), ensure_ascii=False, separators=(",", ":")),
        "received_on": case.dates.get("received"),
        "next_due_on": min(running, default=None),
        "queue_on": risk_day(case),
    }


def add(step: Step, sealed: Link, clocks_before: Sequence[Clock]) -> None:
    """Write the event and what follows from it; the caller holds the transaction and the case."""
    event_row(sealed).save(force_insert=True)
    number = sealed.case
    new, changed = clock_rows(number, clocks_before, step.case.clocks)
    if new:
        ClockRow.objects.bulk_create(new)
    for place, standing in changed:
        ClockRow.objects.filter(case_id=number, place=place).update(standing=standing)
    owed = _with_reader(number, list(notice_rows(step, sealed)))
    if owed:
        NoticeRow.objects.bulk_create(owed)
    if step.case.barred_reviewers:
        _let_go(step.case)
    keep(step.case)


def _let_go(case: CaseLife) -> None:
    """A reviewer who is barred from the case, as after a remand, loses sight of it."""
    open_to = AssignmentRow.objects.filter(case_id=case.number, standing__in=("offered", "accepted"))
    open_to.filter(reviewer_id__in=case.barred_reviewers).update(standing="ended")


def _with_reader(number: str, owed: list[NoticeRow]) -> list[NoticeRow]:
    """The notices to roles that somebody fills; of a case whose parties are not known yet, all."""
    if not owed:
        return owed
    filled = set(PartyRow.objects.filter(case_id=number).values_list("role", flat=True))
    return [row for row in owed if row.role in filled] if filled else owed


def event_row(sealed: Link) -> EventRow:
    """The row of a sealed event."""
    return EventRow(
        case_id=sealed.case,
        sequence=sealed.sequence,
        kind=sealed.kind,
        payload=sealed.payload,
        previous=sealed.previous,
        seal=sealed.seal,
    )


def clock_rows(
    number: str, before: Sequence[Clock], after: Sequence[Clock]
) -> tuple[list[ClockRow], list[tuple[int, ClockStanding]]]:
    """Rows of clocks that began, and (place, standing) of those that ended. Clocks keep their places."""
    changed = [
        (place, new.standing)
        for place, (old, new) in enumerate(zip(before, after, strict=False))
        if old.standing != new.standing
    ]
    return [_clock(number, place, after[place]) for place in range(len(before), len(after))], changed


def _clock(number: str, place: int, clock: Clock) -> ClockRow:
    return ClockRow(
        case_id=number,
        place=place,
        rule=clock.rule,
        due_on=_day(clock.due) if clock.due else None,
        due_at=clock.due if isinstance(clock.due, datetime) else None,
        standing=clock.standing,
    )


def notice_rows(step: Step, sealed: Link) -> Iterator[NoticeRow]:
    """One row for each notice and each role that it is owed to."""
    for notice in step.notices:
        data = json.dumps(dict(notice.data), ensure_ascii=False, sort_keys=True)
        for role in notice.recipients:
            yield NoticeRow(
                key=key(sealed.case, sealed.sequence, notice.kind, role),
                case_id=sealed.case,
                event=sealed.sequence,
                kind=notice.kind,
                role=role,
                data=data,
            )


def _day(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due
