"""From what is owed to jobs: the tables of the process are the queue's source, so that nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from openimr.web.jobs.tasks import send_notice
from openimr.web.store.models import NoticeRow

if TYPE_CHECKING:
    from datetime import datetime

BATCH = 500


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


def _skips() -> bool:
    """Whether rows that another worker holds can be passed over; SQLite locks the whole database anyway."""
    return connection.features.has_select_for_update_skip_locked
