"""The pages that the office lives in, served on this machine by one gunicorn worker, at 42,000 open cases.

The peer of the same run is a bare Django page: one row by the ORM, one small template, no person signed in.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.databases import migrated
from benchmarks.row import Row
from benchmarks.tick import OPEN, _fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SECONDS = 6.0
CLIENTS = 4
WHOLE = 200  # cases with parties, documents and notices, among which the case page is asked for
PEER = "Django page, one ORM row"


@dataclass(frozen=True, slots=True)
class Load:
    """What a page did under load: requests a second, and milliseconds of the median and the slowest 5 %."""

    rate: float
    p50: float
    p95: float


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """The case page and the queue beside the bare page; about a minute."""
    with migrated("sqlite") as there:
        if not there:
            return []
        _fill()
        numbers = _complete()
        cookie = _signed_in()
        with _served("benchmarks.web_peer:application") as port:
            alone = _first(port, [f"/{number}/" for number in numbers], "")
            peer = _load(port, [f"/{number}/" for number in numbers], "")
        with _served("openimr.web.wsgi:application") as port:
            pages = [f"/cases/{number}/" for number in numbers]
            first = _first(port, pages, cookie)
            case = _load(port, pages, cookie)
            queue = _load(port, ["/queue/", "/queue/?tab=records", "/queue/?page=400"], cookie)
            found = _load(port, ["/queue/?number=0041", "/queue/?risk=over&priority=standard"], cookie)
    name = f"one worker, signed in, {OPEN:,} open cases"
    return [
        Row(f"case page, {name}", case.rate, "req/s", ">= 800 req/s or explain", PEER, peer.rate),
        Row("case page, p50", case.p50, "ms", "", PEER, peer.p50),
        Row("case page, p95", case.p95, "ms", "", PEER, peer.p95),
        Row("case page, first visit, one after the other", first, "ms", "", PEER, alone),
        Row(f"queue, {name}", queue.rate, "req/s", "", PEER, peer.rate),
        Row("queue, p50", queue.p50, "ms", "", PEER, peer.p50),
        Row("queue, p95", queue.p95, "ms", "", PEER, peer.p95),
        Row("queue with filters, p95", found.p95, "ms", "", PEER, peer.p95),
    ]


def _complete() -> list[str]:
    """Give some cases their dispute, parties, documents and notices; their numbers."""
    from django.utils import timezone

    from openimr.web.store.models import CaseRow, DisputeRow, DocumentRow, NoticeRow, PartyRow

    numbers = list(CaseRow.objects.order_by("-number").values_list("number", flat=True)[:WHOLE])
    facts = '{"treatments": {"1": "MRI of the knee", "2": "Six visits"}, "requesting_physician": "Nemo"}'
    roles = ("worker", "attorney", "physician", "claims_administrator")
    now = timezone.now()
    DisputeRow.objects.bulk_create(DisputeRow(case_id=number, facts=facts) for number in numbers)
    PartyRow.objects.bulk_create(
        PartyRow(case_id=number, role=role, name="Fictional", address="1 Fictional Lane")
        for number in numbers
        for role in roles
    )
    DocumentRow.objects.bulk_create(
        DocumentRow(
            case_id=number,
            digest=f"{number}-{place}",
            sender="worker",
            kind="medical_record",
            name=f"report-{place}.pdf",
            received_at=now,
            pages=4,
            ingested_at=now,
        )
        for number in numbers
        for place in range(8)
    )
    NoticeRow.objects.bulk_create(
        NoticeRow(key=f"{number}-{role}", case_id=number, event=4, kind="noarfi", role=role, data="{}")
        for number in numbers
        for role in roles
    )
    return numbers


def _signed_in() -> str:
    """The cookie of a case manager who has shown the second factor."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from openimr.web.access.second_factor import RECORDS
    from openimr.web.accounts.models import User

    person = User.objects.create_user("manager@example.org", roles="case_manager")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session[RECORDS] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.create()
    return f"sessionid={session.session_key}"


@contextmanager
def _served(application: str) -> Iterator[int]:
    """One gunicorn worker on a free port of this machine, on the database that Django points at."""
    from django.db import connection

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    database = f"sqlite:///{connection.settings_dict['NAME']}"
    command = [
        sys.executable, "-m", "gunicorn", "-w", "1", "-k", "gthread", "--threads", str(CLIENTS),
        "-b", f"127.0.0.1:{port}", "--log-level", "error", application,
    ]  # fmt: skip
    there = {**os.environ, "OPENIMR_HTTPS": "off", "OPENIMR_DATABASE": database}
    server = subprocess.Popen(command, env=there)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _first(port: int, addresses: Sequence[str], cookie: str) -> float:
    """Milliseconds of the median first visit, when nothing of the page is held yet.

    The first page of all is not counted: with it the worker reads the programme's rules.
    """
    connection = HTTPConnection("127.0.0.1", port)
    taken: list[float] = []
    for address in addresses:
        start = time.perf_counter()
        connection.request("GET", address, headers={"Cookie": cookie})
        connection.getresponse().read()
        taken.append(time.perf_counter() - start)
    return median(taken[1:] or taken) * 1000


def _load(port: int, addresses: Sequence[str], cookie: str) -> Load:
    """Ask for the addresses in turn from several connections that stay open."""
    taken: list[float] = []
    until = time.perf_counter() + SECONDS

    def ask(offset: int) -> None:
        connection = HTTPConnection("127.0.0.1", port)
        turn = cycle([*addresses[offset:], *addresses[:offset]])
        while time.perf_counter() < until:
            start = time.perf_counter()
            connection.request("GET", next(turn), headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"the page answered {answer.status}")
            taken.append(time.perf_counter() - start)

    asking = [threading.Thread(target=ask, args=(place % len(addresses),)) for place in range(CLIENTS)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    return Load(len(taken) / SECONDS, median(taken) * 1000, quantiles(taken, n=20)[-1] * 1000)
