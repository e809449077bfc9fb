"""Every job runs at least once and takes effect once, also when its worker is killed in the middle."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.web.filed import assigned, filed
from tests.web.lives import NUMBER

pytestmark = pytest.mark.usefixtures("address")
ROOT = Path(__file__).parents[2]
POINTS = ["before_effect", "inside_effect", "after_effect", "after_success"]


@pytest.fixture
def run_worker(address):
    """Start a worker process on the database of the test; its exit status."""

    def run(job, point):
        done = subprocess.run(
            [sys.executable, str(ROOT / "tests/web/dying_worker.py"), job, point],
            cwd=ROOT,
            env={**os.environ, "OPENIMR_DATABASE": address, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode in {0, -9}, done.stderr
        return done.returncode

    return run


def die_and_recover(run_worker, job, point):
    """Kill a worker at the point; let its lease grow old; run another to the end."""
    from openimr.web.store.models import LeaseRow

    assert run_worker(job, point) == -9
    LeaseRow.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    assert run_worker(job, "never") == 0


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_no_notice_is_lost_or_sent_twice(docket, run_worker, point):
    from openimr.web.store.models import NoticeRow, OutboxRow
    from openimr.web.store.verify import verify

    filed(docket)
    owed = set(NoticeRow.objects.values_list("key", flat=True))
    die_and_recover(run_worker, "send_notice", point)
    assert set(OutboxRow.objects.values_list("notice_id", flat=True)) == owed
    assert NoticeRow.objects.filter(sent_at__isnull=True).count() == 0
    assert verify(fold=True).broken is None
    _all_done()


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_no_clock_is_lost_or_marked_twice(docket, run_worker, point):
    from openimr.web.jobs.tasks import clock_tick
    from openimr.web.store.models import ClockRow, EventRow, NoticeRow
    from openimr.web.store.verify import verify

    assigned(docket)
    NoticeRow.objects.update(queued_at=timezone.now())  # only the tick is of interest here
    clock_tick.enqueue(date(2016, 8, 27).isoformat())
    die_and_recover(run_worker, "clock_tick", point)
    ran_out = EventRow.objects.filter(kind="clock_ran_out").count()
    assert ran_out == ClockRow.objects.filter(standing="missed").count() > 0
    assert NoticeRow.objects.filter(kind="records_reminder").count() == 1
    assert verify(fold=True).broken is None
    _all_done()


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_no_document_is_lost_or_read_twice(docket, run_worker, point):
    from openimr.web.jobs.receive import receive
    from openimr.web.store.models import DocumentRow, NoticeRow

    filed(docket)
    NoticeRow.objects.update(queued_at=timezone.now())
    receive(NUMBER, "report.txt", b"A fictional progress report.\n\fSecond page.", "claims_administrator")
    die_and_recover(run_worker, "ingest_document", point)
    assert [(row.pages, row.ingested_at is not None) for row in DocumentRow.objects.all()] == [(2, True)]
    _all_done()


def _all_done():
    from django_tasks_db.models import DBTaskResult

    assert DBTaskResult.objects.exclude(status="SUCCESSFUL").count() == 0


def test_a_notice_is_sent_once_however_often_its_job_runs(docket):
    from openimr.web.jobs.effects import send_notice
    from openimr.web.store.models import NoticeRow, OutboxRow

    filed(docket)
    key = NoticeRow.objects.get(role="worker").key
    assert send_notice(key) is True
    assert send_notice(key) is False
    row = NoticeRow.objects.get(key=key)
    assert (row.channel, row.language, len(row.content_hash)) == ("mail", "es", 64)
    assert bytes(OutboxRow.objects.get(notice_id=key).content).startswith(b"%PDF")


def test_a_sent_notice_and_the_outbox_cannot_be_changed(docket):
    from django.db import DatabaseError, connection, transaction

    from openimr.web.jobs.effects import send_notice
    from openimr.web.store.models import NoticeRow

    filed(docket)
    send_notice(NoticeRow.objects.get(role="worker").key)
    for statement in (
        "UPDATE imr_notice SET channel = 'fax' WHERE role = 'worker'",
        "DELETE FROM imr_notice WHERE role = 'worker'",
        "DELETE FROM imr_outbox",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement)


def test_a_job_of_a_living_worker_is_left_alone(docket):
    from django_tasks_db.models import DBTaskResult

    from openimr.web.jobs.lease import renew, requeue
    from openimr.web.jobs.sweep import queue_notices

    filed(docket)
    assert queue_notices(timezone.now()) == 2
    assert queue_notices(timezone.now()) == 0
    job = DBTaskResult.objects.first()
    job.claim("living")
    renew("living", timezone.now())
    assert requeue(timezone.now()) == 0
    assert requeue(timezone.now() + timedelta(minutes=5)) == 1


def test_a_job_that_keeps_failing_waits_for_a_person(docket):
    from django_tasks_db.models import DBTaskResult

    from openimr.web.jobs.lease import ATTEMPTS, requeue
    from openimr.web.jobs.sweep import queue_notices

    filed(docket)
    queue_notices(timezone.now())
    for attempt in range(ATTEMPTS):
        for job in DBTaskResult.objects.filter(status="READY"):
            job.claim(f"w{attempt}")
            job.set_failed(RuntimeError("no printer"))
        again = requeue(timezone.now())
    assert again == 0
    assert DBTaskResult.objects.failed().count() == 2


def test_the_same_bytes_come_into_a_case_once(docket):
    from openimr.web.jobs.receive import receive
    from openimr.web.store.models import DocumentRow

    filed(docket)
    for name in ("a.txt", "b.txt"):
        receive(NUMBER, name, b"one and the same", "physician")
    assert DocumentRow.objects.count() == 1
