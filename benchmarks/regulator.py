"""The regulator's pages at 42,000 open cases, 100,000 decided items and half a million events."""

from __future__ import annotations

import json
from datetime import date, timedelta
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.databases import migrated
from benchmarks.row import Row
from benchmarks.tick import _fill

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

EVENTS, DECIDED = 500_000, 100_000
TODAY = date(2016, 10, 3)
BUDGET = "<= 1 s"
PAGES = {
    "overview": "/regulator/",
    "timeliness": "/regulator/timeliness/",
    "month": "/regulator/monthly/?month=2016-09",
    "cases of a figure": "/regulator/cases/?clock=received&age=16-30",
    "late records": "/regulator/penalties/",
}


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """The median of three visits to each page, on each database."""
    rows = []
    for kind in ("sqlite", "postgresql"):
        with migrated(kind) as there:
            if not there:
                continue
            _fill()
            _more()
            rows += [
                Row(f"regulator: {name} ({kind})", seconds, "s", BUDGET, "none", None)
                for name, seconds in _visits().items()
            ]
    return rows


def _more() -> None:
    """Spread the days of receipt, and add records, decided items and events."""
    from openimr.web.regulator.models import DecidedItemRow, RecordRow
    from openimr.web.store.models import CaseRow, EventRow

    numbers = list(CaseRow.objects.order_by("number").values_list("number", flat=True))
    RecordRow.objects.bulk_create(
        [
            RecordRow(
                case_id=number,
                priority="standard",
                received=TODAY - timedelta(days=place % 200),
                assigned=TODAY - timedelta(days=place % 190),
                records_complete=TODAY - timedelta(days=place % 90) if place % 2 else None,
                issued=None,
            )
            for place, number in enumerate(numbers)
        ],
        batch_size=2000,
    )
    kinds, regions = ("mri", "injection", "physical_therapy"), ("lumbar_spine", "knee", "shoulder", "")
    DecidedItemRow.objects.bulk_create(
        [
            DecidedItemRow(
                case_id=numbers[place % len(numbers)],
                number=1 + place // len(numbers),
                outcome="overturned" if place % 9 == 0 else "upheld",
                decided=TODAY - timedelta(days=place % 360),
                kind=kinds[place % 3],
                region=regions[place % 4],
                specialty=f"Specialty {place % 12}",
            )
            for place in range(DECIDED)
        ],
        batch_size=2000,
    )
    there = EventRow.objects.count()
    payload = json.dumps(
        {"at": "2016-09-01T09:00:00-07:00", "data": {}, "kind": "case_note", "role": "intake"}
    )
    EventRow.objects.bulk_create(
        [
            EventRow(
                case_id=numbers[place % len(numbers)],
                sequence=100 + place // len(numbers),
                kind="records_received",
                payload=payload,
                previous="0" * 64,
                seal="0" * 64,
            )
            for place in range(EVENTS - there)
        ],
        batch_size=2000,
    )


def _visits() -> dict[str, float]:
    """Seconds of each page, signed in, templates and all."""
    from django.conf import settings
    from django.test import Client

    from openimr.web import moment
    from openimr.web.access.second_factor import RECORDS
    from openimr.web.accounts.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(headers={"x-forwarded-proto": "https"})
    person = User.objects.create_user("regulator@example.org", roles="administrative_director")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[RECORDS] = [{"method": "mfa"}]
    session.save()
    moment.today = lambda: TODAY
    return {name: median(_visit(client, address) for _ in range(3)) for name, address in PAGES.items()}


def _visit(client: Client, address: str) -> float:
    start = perf_counter()
    response = client.get(address, secure=True)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return perf_counter() - start
