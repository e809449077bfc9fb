"""The page of a case as values: what happened, what runs, who takes part, what came in, what went out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from openimr.process.clock import deadline, explain
from openimr.process.life import life_rules
from openimr.web.casefile.bounded import Bounded
from openimr.web.intake.telling import named, tell
from openimr.web.look.outcome import outcome_words
from openimr.web.store import rows
from openimr.web.store.models import (
    AssignmentRow,
    DocumentRow,
    EventRow,
    NoticeRow,
    PartyRow,
)

if TYPE_CHECKING:
    from openimr.case import Priority, ServiceMethod
    from openimr.process.life import CaseLife, Clock
    from openimr.web.store.models import CaseRow

_HELD = 512
_PAST: Bounded[tuple[Past, ...]] = Bounded(_HELD)
_RUNS: Bounded[tuple[Run, ...]] = Bounded(_HELD)
_ORDER = {"running": 0, "missed": 1, "met": 2, "stopped": 3}


@dataclass(frozen=True, slots=True)
class Past:
    """An event as the office reads it: when, what, in which role, what was told."""

    at: datetime
    what: str
    role: str
    told: tuple[str, ...]
    recalled: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A clock with its title, its standing and why it ends when it does."""

    rule: str
    title: str
    due: date | datetime | None
    standing: str
    explanation: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A disputed item: its words and where it stands."""

    number: int
    words: str
    standing: str
    tag: str


def life_of(row: CaseRow) -> CaseLife:
    """Where the case stands, read once for each seal."""
    return _LIVES.get(row.head, lambda: rows.life(row))


_LIVES: Bounded[CaseLife] = Bounded(_HELD)


def past(row: CaseRow) -> tuple[Past, ...]:
    """Everything that happened, the newest first; events never change, so the newest seal names them all."""
    return _PAST.get(row.head, lambda: _read_past(row))


def _read_past(row: CaseRow) -> tuple[Past, ...]:
    events = (
        EventRow.objects.filter(case_id=row.number).order_by("-sequence").values_list("payload", flat=True)
    )
    return tuple(_event(json.loads(payload), row.program) for payload in events)


def _event(written: dict[str, Any], program: str) -> Past:
    kind = written["kind"]
    return Past(
        datetime.fromisoformat(written["at"]),
        named(kind),
        written["role"],
        tell(kind, written["data"]),
        life_rules(program).events[kind].law.recalled,
    )


def clocks(row: CaseRow, life: CaseLife) -> tuple[Run, ...]:
    """The clocks, those that run first, then those that ran out."""
    return _RUNS.get(row.head, lambda: _clocks(life))


def _clocks(life: CaseLife) -> tuple[Run, ...]:
    ordered = sorted(life.clocks, key=lambda one: (_ORDER[one.standing], str(one.due or "9")))
    return tuple(_run(clock, life.program) for clock in ordered)


def _run(clock: Clock, program: str) -> Run:
    title, explanation, recalled = _explained(
        clock.rule, clock.trigger, clock.service, clock.priority, program
    )
    return Run(clock.rule, title, clock.due, clock.standing, explanation, recalled)


@lru_cache(maxsize=4096)
def _explained(
    rule: str, trigger: date | datetime, service: ServiceMethod, priority: Priority, program: str
) -> tuple[str, str, bool]:
    found = deadline(rule, trigger, service=service, priority=priority, program=program)
    return found.title, explain(found, "en", program), found.recalled


def items(life: CaseLife, treatments: dict[int, str]) -> list[Line]:
    """The disputed items; what a draft says of them is not shown here."""
    return [
        Line(
            item.number,
            treatments.get(item.number, f"Item {item.number}"),
            outcome_words(item.standing),
            {"in_dispute": "info", "upheld": "", "overturned": "good"}.get(item.standing, ""),
        )
        for item in life.items
    ]


def papers(number: str) -> dict[str, Any]:
    """Parties, documents, notices and the newest assignment of a case."""
    documents = DocumentRow.objects.filter(case_id=number).order_by("received_at", "pk")
    notices = NoticeRow.objects.filter(case_id=number).order_by("-event", "kind", "role").defer("data")
    parties = PartyRow.objects.filter(case_id=number).order_by("role")
    return {
        "parties": [(party, _ways(party)) for party in parties],
        "documents": list(documents),
        "notices": list(notices),
        "assignments": list(
            AssignmentRow.objects.filter(case_id=number)
            .order_by("-offered_at")
            .only("case_id", "reviewer_id", "standing", "offered_at", "answered_at")
        ),
    }


def _ways(party: PartyRow) -> str:
    """The channels in the order of the party's wish."""
    return ", then ".join(party.channels.replace("email", "e-mail").split(","))


def seen(number: str) -> tuple[tuple[object, ...], ...]:
    """Every value of the rows that the page shows beside the events, to tell whether one has changed.

    One statement, because every visit to the page asks it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [number] * 4)
        return tuple(cursor.fetchall())


_SEEN = """
SELECT role, name, address, channels, language FROM imr_party WHERE case_id = %s
UNION ALL SELECT CAST(id AS TEXT), kind, CAST(pages AS TEXT), gaps, CAST(ingested_at AS TEXT)
  FROM imr_document WHERE case_id = %s
UNION ALL SELECT key, channel, CAST(queued_at AS TEXT), CAST(sent_at AS TEXT), ''
  FROM imr_notice WHERE case_id = %s
UNION ALL SELECT CAST(id AS TEXT), standing, CAST(answered_at AS TEXT), '', ''
  FROM imr_assignment WHERE case_id = %s
ORDER BY 1, 2
"""
