"""At least once: a worker that is alive renews its lease, and jobs of one that is not are given out again.

The job library marks a job as running and leaves it so when its worker dies; this is the other half.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from openimr.web.store.models import LeaseRow

if TYPE_CHECKING:
    from datetime import datetime

RENEWED_EVERY = timedelta(seconds=5)
PATIENCE = timedelta(seconds=30)
ATTEMPTS = 5  # a job that failed so often waits for a person


def renew(worker: str, now: datetime) -> None:
    """The worker is alive."""
    LeaseRow.objects.update_or_create(worker=worker, defaults={"seen_at": now})


def release(worker: str) -> None:
    """The worker ends in good order."""
    LeaseRow.objects.filter(worker=worker).delete()


def requeue(now: datetime, patience: timedelta = PATIENCE) -> int:
    """Make ready again the jobs of workers that have gone, and failed ones that may be tried again.

    Returns how many. Effects happen once, so that a job which was nearly done does no harm.
    """
    with transaction.atomic():
        alive = set(LeaseRow.objects.filter(seen_at__gte=now - patience).values_list("worker", flat=True))
        again = [job for job in DBTaskResult.objects.running() if _worker(job) not in alive]
        again += [job for job in DBTaskResult.objects.failed() if len(job.worker_ids) < ATTEMPTS]
        for job in again:
            job.status = TaskResultStatus.READY
            job.started_at = job.finished_at = None
            job.save(update_fields=["status", "started_at", "finished_at"])
        LeaseRow.objects.filter(seen_at__lt=now - 10 * patience).delete()
    return len(again)


def _worker(job: DBTaskResult[Any, Any]) -> str:
    return str(job.worker_ids[-1]) if job.worker_ids else ""
