"""What jobs do. Each effect is one transaction that first looks whether it has happened: twice is once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from openimr.record import RecordError, read_with_gaps
from openimr.web import moment
from openimr.web.casefile import opened
from openimr.web.jobs.render import render
from openimr.web.store.models import DocumentRow, NoticeRow, OutboxRow

if TYPE_CHECKING:
    from openimr.web.jobs.render import Rendered


def send_notice(key: str) -> bool:
    """Render the notice and put it into the outbox with the mark that it was sent.

    Rendering may happen again after a crash; the outbox takes one row for each notice, for ever.
    """
    notice = NoticeRow.objects.get(key=key)
    if notice.sent_at is not None:
        return False
    return put(key, render(notice))


def put(key: str, rendered: Rendered) -> bool:
    """The outbox row and the mark in one transaction, under the lock of the notice."""
    with transaction.atomic():
        notice = NoticeRow.objects.select_for_update().get(key=key)
        if notice.sent_at is not None:
            return False
        now = moment.now()
        OutboxRow.objects.create(notice=notice, content=rendered.content, put_at=now)
        notice.channel, notice.language = rendered.channel, rendered.language
        notice.content_hash, notice.sent_at = rendered.content_hash, now
        notice.save(update_fields=["channel", "language", "content_hash", "sent_at"])
    return True


def ingest_document(document: int) -> bool:
    """Count the pages of a stored document and note what cannot be read."""
    row = DocumentRow.objects.get(pk=document)
    if row.ingested_at is not None:
        return False
    pages, gaps = _read(row)
    return note_reading(document, pages, gaps)


def _read(row: DocumentRow) -> tuple[int, str]:
    """How many pages there are, and what of them cannot be read; a damaged document has none."""
    try:
        with opened(row) as path:
            read, unreadable = read_with_gaps(path)
    except RecordError as error:
        return 0, error.what
    return len(read.pages), "; ".join(f"{gap.page or 'all'}: {gap.reason}" for gap in unreadable)


def note_reading(document: int, pages: int, gaps: str) -> bool:
    """Write the reading once."""
    changed = DocumentRow.objects.filter(pk=document, ingested_at__isnull=True).update(
        pages=pages, gaps=gaps, ingested_at=moment.now()
    )
    return bool(changed)
