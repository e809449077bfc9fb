"""From what is owed to jobs: the tables of the process are the queue's source, so that nothing is lost."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from openimr.web import moment
from openimr.web.jobs.tasks import clock_tick, send_notice
from openimr.web.store.models import NoticeRow

BATCH = 500
TICKS_EVERY = timedelta(minutes=15)  # clocks in hours run out within the day


def queue_notices(now: datetime, limit: int = BATCH) -> int:
    """Queue a job for each notice that is owed and has none; the job and the mark in one transaction."""
    with transaction.atomic():
        keys = list(
            NoticeRow.objects.select_for_update(skip_locked=_skips())
            .filter(sent_at__isnull=True, queued_at__isnull=True)
            .order_by("key")
            .values_list("key", flat=True)[:limit]
        )
        for key in keys:
            send_notice.enqueue(key)
        NoticeRow.objects.filter(key__in=keys).update(queued_at=now)
    return len(keys)


def queue_tick(now: datetime) -> bool:
    """Queue a tick when the last one was queued long enough ago. A tick too many finds nothing to do."""
    path = clock_tick.module_path
    if DBTaskResult.objects.filter(task_path=path, enqueued_at__gt=now - TICKS_EVERY).exists():
        return False
    clock_tick.enqueue(moment.today().isoformat())
    return True


def _skips() -> bool:
    """Whether rows that another worker holds can be passed over; SQLite locks the whole database anyway."""
    return connection.features.has_select_for_update_skip_locked
