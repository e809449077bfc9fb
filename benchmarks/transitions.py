"""Fold lives of cases: transitions a second on one core, beside a bare look-up of the next state."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import reduce
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from benchmarks.row import Row, seconds
from openimr.process import Event, begin, transition
from openimr.process.life import life_rules
from openimr.process.life.clocks import forget
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUDGET = 20_000
CASES = 3_000  # begun on 250 days, twelve a day
TODAY = date(2018, 12, 31)
FIRST = datetime(2016, 1, 4, 8, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
DATED = {"injury_on": "2014-03-03", "ur_decision_on": "2015-12-01"}
OFFER = {"reviewer": "r1", "conflict": "clear", "credentials": "s1"}
HERSELF = {"reviewer": "r1", "independent": True}
INTAKE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("application_received", "intake", DATED),
    ("found_unique", "intake", {}),
    ("found_eligible", "case_manager", {}),
    ("noarfi_sent", "case_manager", {"service": "mail_in_state"}),
    ("records_received", "worker", {}),
)
REVIEW: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("records_received", "claims_administrator", {"complete": True}),
    ("reviewer_assigned", "case_manager", OFFER),
    ("reviewer_accepted", "reviewer", HERSELF),
    ("draft_submitted", "reviewer", {"reviewer": "r1", "decisions": {"1": "upheld", "2": "overturned"}}),
    ("draft_returned", "quality_reviewer", {}),
    ("draft_submitted", "reviewer", {"reviewer": "r1", "decisions": {"1": "upheld", "2": "overturned"}}),
    ("draft_approved", "quality_reviewer", {}),
    ("determination_issued", "medical_director", {"service": "mail_in_state"}),
    ("determination_received", "claims_administrator", {}),
    ("published", "administrative_director", {}),
    ("implementation_reported", "claims_administrator", {}),
    ("invoice_paid", "claims_administrator", {}),
)
CONVERTED: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("converted_to_expedited", "physician", {"certified": True, "documents_attached": True}),
)
AUTHORIZED: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("item_authorized", "claims_administrator", {"items": [1]}),
    ("item_authorized", "claims_administrator", {"items": [2]}),
)
LIVES = (
    INTAKE + REVIEW,
    INTAKE + REVIEW,
    INTAKE + CONVERTED + REVIEW,
    INTAKE + AUTHORIZED,
    (INTAKE[0], ("found_duplicate", "intake", {"survivor": "CM16-0000002"})),
    (*INTAKE[:2], ("found_ineligible", "case_manager", {"reasons": ["UNTIMELY"]})),
)


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """One row: transitions a second over lives of six kinds, each checked to end as it should."""
    lives = [list(_events(number)) for number in range(CASES)]
    steps = sum(map(len, lives))
    ends = {_fold(events) for events in lives}
    if ends != {"implemented", "terminated", "duplicate", "ineligible"}:
        raise AssertionError(f"the lives end in {sorted(ends)}")
    ours = steps / seconds(lambda: _fold_afresh(lives))
    floor = steps / seconds(lambda: [_look_up(events) for events in lives])
    return [
        Row(
            "fold the life of a case, transitions",
            ours,
            "1/s",
            f">= {BUDGET:,} 1/s",
            "a dict of (state, event), no rules",
            floor,
        )
    ]


def _events(number: int) -> Iterator[Event]:
    at = FIRST + timedelta(days=number % 250, minutes=number * 7)
    for kind, role, data in LIVES[number % len(LIVES)]:
        yield Event(kind, at, role, data)  # type: ignore[arg-type]  # the roles of the file
        at += timedelta(days=1, hours=3)


def _fold_afresh(lives: list[list[Event]]) -> None:
    """All lives, with every deadline computed again."""
    forget()
    for events in lives:
        _fold(events)


def _fold(events: list[Event]) -> str:
    case = begin("CM16-0000001", (1, 2), events[0], TODAY).case
    return reduce(lambda one, event: transition(one, event, TODAY).case, events[1:], case).state


def _look_up(events: list[Event]) -> str:
    """What a state machine costs that knows the next state and nothing else."""
    state = "start"
    for event in events:
        move = life_rules(DEFAULT).events[event.kind].moves.get(state)
        state = (move[0].to if move else None) or state
    return state
