"""A day's tick over 42,000 open cases, of which 19,000 are past the day for their records (October 2014)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.databases import migrated
from benchmarks.row import Row
from openimr.process.docket import Link, MemoryDocket
from openimr.process.life import CaseLife, Event

if TYPE_CHECKING:
    from pathlib import Path

OPEN, LATE = 42_000, 19_000
TODAY = date(2016, 10, 3)
BUDGET = "<= 10 s"


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """The first tick, in which 19,000 cases move on, and the quiet one of the next day."""
    rows = []
    for kind in ("sqlite", "postgresql"):
        with migrated(kind) as there:
            if not there:
                continue
            _fill()
            rows.append(
                Row(f"day tick, {LATE:,} of {OPEN:,} late ({kind})", _tick(TODAY), "s", BUDGET, "none", None)
            )
            quiet = _tick(TODAY)
            rows.append(Row(f"day tick with nothing late ({kind})", quiet, "s", BUDGET, "none", None))
    return rows


def _tick(today: date) -> float:
    from openimr.web.store.tick import tick

    start = perf_counter()
    done = tick(datetime(today.year, today.month, today.day, 9, tzinfo=UTC), today=today)
    if done.refused:
        raise RuntimeError(f"{len(done.refused)} cases could not be ticked")
    return perf_counter() - start


def _fill() -> None:
    """Cases that wait for records: most within the time, the others past it."""
    from openimr.web.store import rows
    from openimr.web.store.models import CaseRow, ClockRow, EventRow

    late, early = (_life(sent) for sent in (date(2016, 9, 12), date(2016, 9, 26)))
    cases, events, clocks = [], [], []
    for number in range(OPEN):
        name = f"CM16-{number:07d}"
        case, chain = _copy(late if number < LATE else early, name)
        cases.append(CaseRow(number=name, **rows.projection(case, chain[-1])))
        events += [rows.event_row(sealed) for sealed in chain]
        clocks += rows.clock_rows(name, (), case.clocks)[0]
    CaseRow.objects.bulk_create(cases, batch_size=2000)
    EventRow.objects.bulk_create(events, batch_size=2000)
    ClockRow.objects.bulk_create(clocks, batch_size=2000)


def _life(sent: date) -> list[Event]:
    at = datetime(sent.year, sent.month, sent.day, 17, tzinfo=UTC) - timedelta(days=3)
    return [
        Event("application_received", at, "worker", {"ur_decision_on": "2016-08-22"}),
        Event("found_unique", at, "intake", {}),
        Event("found_eligible", at + timedelta(days=1), "case_manager", {}),
        Event("noarfi_sent", at + timedelta(days=3), "case_manager", {"service": "mail_in_state"}),
    ]


def _copy(events: list[Event], name: str) -> tuple[CaseLife, tuple[Link, ...]]:
    docket = MemoryDocket()
    docket.open(name, [1, 2], events[0], TODAY)
    for event in events[1:]:
        docket.append(name, event, TODAY)
    return docket.case(name), docket.links(name)
