"""What an issue will do, before it is done: clocks that end and begin, notices owed and to whom, the fee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from openimr.process.clock import deadline, explain
from openimr.process.errors import ProcessError
from openimr.process.life import Event, clocks_for, transition
from openimr.process.notice.telling import facts_of
from openimr.web import moment
from openimr.web.acts import role_for
from openimr.web.store import rows
from openimr.web.store.dispute import dispute_of
from openimr.web.store.models import CaseRow, PartyRow

if TYPE_CHECKING:
    from openimr.process.clock import Deadline
    from openimr.process.life import CaseLife, Clock, Step
    from openimr.web.accounts.models import User


@dataclass(frozen=True, slots=True)
class Ends:
    """A clock that ends: in words, its due day, and whether it is met, late or no longer counts."""

    title: str
    due: date | None
    how: str
    late_by: int = 0


@dataclass(frozen=True, slots=True)
class Begins:
    """A clock that begins: in words, its due day, and why that day."""

    title: str
    due: date | None
    explanation: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """A notice that will be owed to a role, by the channels on file."""

    kind: str
    role: str
    channels: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Consequences:
    """All of it; ``refused`` says why the event is not allowed, and then nothing else is known."""

    ends: tuple[Ends, ...] = ()
    begins: tuple[Begins, ...] = ()
    notices: tuple[Owed, ...] = ()
    fee: Any = None
    fee_basis: str = ""
    refused: ProcessError | None = None


def consequences(user: User, number: str, kind: str, data: dict[str, Any]) -> Consequences:
    """The event tried on the case as it stands, without writing anything."""
    life, today = rows.life(CaseRow.objects.get(number=number)), moment.today()
    event = Event(kind, moment.now(), role_for(user, kind), data)
    try:
        step = transition(life, event, today)
    except ProcessError as refused:
        return Consequences(refused=refused)
    missed = _missed(life) if kind == "determination_issued" else ()
    invoiced = any(notice.kind == "invoice" for notice in step.notices)
    bill = facts_of("invoice", step.case, event, dispute_of(number)) if invoiced else {}
    return Consequences(
        tuple(_ends(clock, life, today) for clock in (*missed, *step.stopped)),
        tuple(_begins(clock, life) for clock in step.started),
        _owed(number, step),
        bill.get("fee"),
        bill.get("fee_basis", ""),
    )


def _ends(clock: Clock, life: CaseLife, today: date) -> Ends:
    due = _day(clock.due)
    title = _deadline(clock, life).title
    if clock.standing == "stopped":
        return Ends(title, due, "no longer counts")
    late = max((today - due).days, 0) if due and clock.standing == "missed" else 0
    return Ends(title, due, "late" if clock.standing == "missed" else "met in time", late)


def _missed(life: CaseLife) -> tuple[Clock, ...]:
    """Clocks of the determination that ran out before; the issue is late under them."""
    return tuple(clock for clock in clocks_for(life, "determination") if clock.standing == "missed")


def _begins(clock: Clock, life: CaseLife) -> Begins:
    computed = _deadline(clock, life)
    words = explain(computed, program=life.program)
    return Begins(computed.title, _day(clock.due), words, computed.recalled)


def _deadline(clock: Clock, life: CaseLife) -> Deadline:
    return deadline(
        clock.rule, clock.trigger, service=clock.service, priority=clock.priority, program=life.program
    )


def _owed(number: str, step: Step) -> tuple[Owed, ...]:
    parties = {party.role: party for party in PartyRow.objects.filter(case_id=number)}
    return tuple(
        Owed(notice.kind, role, tuple(party.channels.split(",")), party.language)
        for notice in step.notices
        for role in notice.recipients
        if (party := parties.get(role))
    )


def _day(due: date | datetime | None) -> date | None:
    return due.date() if isinstance(due, datetime) else due
