"""The audit chain: events sealed and appended, each in its own transaction, and whole chains verified."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.databases import migrated
from benchmarks.row import Row, seconds
from openimr.process.docket import GENESIS, Link, link
from openimr.process.life import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPENDED, STEPS, CASES, EVENTS = 3000, 800, 20_000, 25
START = datetime(2016, 8, 8, 17, tzinfo=UTC)
PEER = "plain sqlite3"
_INSERT = (
    "INSERT INTO imr_event (case_id, sequence, kind, payload, previous, seal) VALUES (%s, %s, %s, %s, %s, %s)"
)
_HEAD = "UPDATE imr_case SET version = %s, head = %s WHERE number = %s"


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """Append and verify, beside the same design in plain sqlite3; on PostgreSQL too where it is there."""
    peer_append, peer_verify = _peer()
    rows = []
    for kind in ("sqlite", "postgresql"):
        with migrated(kind) as there:
            if not there:
                continue
            append, steps, verify = _append(), _steps(), _verify()
        peers = (peer_append, peer_verify) if kind == "sqlite" else (None, None)
        rows += [
            Row(
                f"audit append, full sync ({kind})",
                append,
                "/s",
                ">= 5,000 rows/s",
                "plain sqlite3",
                peers[0],
            ),
            Row(f"a whole step of a case, kept ({kind})", steps, "/s", "none set", "none", None),
            Row(f"audit verify ({kind})", verify, "/s", ">= 500,000 rows/s", "plain sqlite3", peers[1]),
        ]
    return rows


def _append() -> float:
    """Sealed events a second, each with the head of its case in a transaction of its own."""
    from django.db import connection, transaction

    _insert_cases([("append", 0, GENESIS)])
    head = GENESIS
    start = perf_counter()
    for sequence in range(1, APPENDED + 1):
        sealed = link("append", sequence, _event(sequence), head)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_INSERT, _values(sealed))
            cursor.execute(
                "UPDATE imr_case SET version = %s, head = %s WHERE number = %s",
                (sequence, sealed.seal, "append"),
            )
        head = sealed.seal
    return APPENDED / (perf_counter() - start)


def _steps() -> float:
    """Events a second through the docket: transition, projection, clocks, notices and seal, kept."""
    from openimr.web.store.docket import DatabaseDocket

    docket = DatabaseDocket()
    today = date(2016, 12, 31)
    application = Event("application_received", START, "worker", {"ur_decision_on": "2016-07-22"})
    way = [
        Event("found_unique", START, "intake", {}),
        Event("found_eligible", START, "case_manager", {}),
        Event("noarfi_sent", START, "case_manager", {"service": "mail_in_state"}),
    ]
    start = perf_counter()
    for number in range(STEPS // 4):
        docket.open(f"step-{number}", [1, 2], application, today)
        for event in way:
            docket.append(f"step-{number}", event, today)
    return STEPS / (perf_counter() - start)


def _verify() -> float:
    """Events a second over half a million of twenty thousand cases."""
    from django.db import connection

    from openimr.web.store.verify import verify

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM imr_event")
        there = cursor.fetchone()[0]
    heads = []
    for number in range(CASES):
        case = f"CM16-{number:07d}"
        chain = list(_chain(case))
        heads.append((case, len(chain), chain[-1].seal, chain))
    _insert_cases([head[:3] for head in heads])
    with connection.cursor() as cursor:
        for _, _, _, chain in heads:
            cursor.executemany(_INSERT, [_values(sealed) for sealed in chain])
    verdict = verify()
    if verdict.broken:
        raise RuntimeError(str(verdict.broken))
    rows: int = there + CASES * EVENTS
    return rows / seconds(verify, runs=3)


def _insert_cases(cases: list[tuple[str, int, str]]) -> None:
    from openimr.web.store.models import CaseRow

    CaseRow.objects.bulk_create(
        CaseRow(number=case, program="p", state="s", priority="standard", version=count, head=head, life="{}")
        for case, count, head in cases
    )


def _event(sequence: int) -> Event:
    at = START + timedelta(minutes=sequence)
    return Event(
        "records_received", at, "claims_administrator", {"documents": 12, "received_on": "2016-08-20"}
    )


def _chain(case: str) -> Iterator[Link]:
    head = GENESIS
    for sequence in range(1, EVENTS + 1):
        sealed = link(case, sequence, _event(sequence), head)
        head = sealed.seal
        yield sealed


def _values(sealed: Link) -> tuple[str, int, str, str, str, str]:
    return (sealed.case, sealed.sequence, sealed.kind, sealed.payload, sealed.previous, sealed.seal)


def _peer() -> tuple[float, float]:
    """One chain in one table, by the standard library alone: rows appended and verified a second."""
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(f"{folder}/peer.sqlite3", isolation_level=None)
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
        database.execute(
            "CREATE TABLE event (id INTEGER PRIMARY KEY, payload TEXT, previous TEXT, seal TEXT)"
        )
        head = GENESIS
        start = perf_counter()
        for number in range(APPENDED):
            payload = json.dumps({"number": number, "kind": "records_received", "documents": 12})
            seal = sha256((head + payload).encode()).hexdigest()
            database.execute("BEGIN IMMEDIATE")
            database.execute(
                "INSERT INTO event (payload, previous, seal) VALUES (?, ?, ?)", (payload, head, seal)
            )
            database.execute("COMMIT")
            head = seal
        appended = APPENDED / (perf_counter() - start)
        verified = APPENDED / seconds(lambda: _verify_peer(database))
        database.close()
    return appended, verified


def _verify_peer(database: sqlite3.Connection) -> bool:
    head = GENESIS
    for payload, previous, seal in database.execute("SELECT payload, previous, seal FROM event ORDER BY id"):
        if previous != head or sha256((head + payload).encode()).hexdigest() != seal:
            return False
        head = seal
    return True
