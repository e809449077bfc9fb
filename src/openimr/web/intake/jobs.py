"""Notices on their way, and the jobs that wait for a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from openimr.web.jobs.lease import ATTEMPTS
from openimr.web.jobs.tasks import ingest_document, send_notice
from openimr.web.store.models import DocumentRow, NoticeRow

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

STANDINGS = (("owed", "Owed"), ("queued", "Queued"), ("sent", "Sent"))
_WHERE = {
    "owed": Q(sent_at__isnull=True, queued_at__isnull=True),
    "queued": Q(sent_at__isnull=True, queued_at__isnull=False),
    "sent": Q(sent_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that failed: what it was to do, how often it was tried, what stopped it (never its data)."""

    id: UUID
    what: str
    case: str
    tried: int
    error: str
    ended: datetime | None

    @property
    def waits(self) -> bool:
        """Whether it is not tried again by itself."""
        return self.tried >= ATTEMPTS


def notices(standing: str) -> QuerySet[NoticeRow]:
    """Notices in that standing; the newest first where they were sent."""
    found = NoticeRow.objects.filter(_WHERE.get(standing, _WHERE["owed"])).defer("data")
    return (
        found.order_by("-sent_at", "key") if standing == "sent" else found.order_by("case_id", "event", "key")
    )


def counts() -> dict[str, int]:
    """How many notices are owed and queued; those sent are not counted, there are too many."""
    return NoticeRow.objects.filter(sent_at__isnull=True).aggregate(
        owed=Count("pk", filter=_WHERE["owed"]), queued=Count("pk", filter=_WHERE["queued"])
    )


def failed() -> QuerySet[DBTaskResult[Any, Any]]:
    """The jobs that failed, the newest first."""
    return DBTaskResult.objects.failed().order_by("-finished_at")


def describe(jobs: list[DBTaskResult[Any, Any]]) -> list[Failed]:
    """The jobs in words, with the case that each belongs to."""
    first = {job.id: (job.args_kwargs["args"] or [None])[0] for job in jobs}
    keys = [first[job.id] for job in jobs if job.task_path == send_notice.module_path]
    papers = [first[job.id] for job in jobs if job.task_path == ingest_document.module_path]
    notice = {row.key: row for row in NoticeRow.objects.filter(key__in=keys).defer("data")}
    paper = {row.pk: row for row in DocumentRow.objects.filter(pk__in=papers)}
    found = []
    for job in jobs:
        what, case = job.task_path.rpartition(".")[2].replace("_", " ").capitalize(), ""
        if first[job.id] in notice and job.task_path == send_notice.module_path:
            row = notice[first[job.id]]
            what, case = f"Send {row.kind.replace('_', ' ')} to {row.role.replace('_', ' ')}", row.case_id
        elif first[job.id] in paper and job.task_path == ingest_document.module_path:
            what, case = "Read a document", paper[first[job.id]].case_id
        error = (job.exception_class_path or "").rpartition(".")[2]
        found.append(Failed(job.id, what, case, len(job.worker_ids), error, job.finished_at))
    return found


def retry(job: UUID) -> bool:
    """Make a failed job ready again, with all its attempts; False when it is not failed any more."""
    return bool(
        DBTaskResult.objects.failed()
        .filter(id=job)
        .update(status=TaskResultStatus.READY, started_at=None, finished_at=None, worker_ids=[])
    )
