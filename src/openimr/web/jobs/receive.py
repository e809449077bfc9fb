"""A document comes in: its bytes are kept, noted and queued to be read."""

from __future__ import annotations

from pathlib import PurePath

from django.db import transaction

from openimr.web import moment, vault
from openimr.web.jobs.tasks import ingest_document
from openimr.web.store.models import DocumentRow


def receive(case: str, name: str, content: bytes, sender: str, kind: str = "") -> DocumentRow:
    """Keep a document and note that it came; the same bytes in the same case are one document.

    The bytes are on disk before the row is: a row never points to nothing.
    """
    digest = vault.keep(content)
    with transaction.atomic():
        row, new = DocumentRow.objects.get_or_create(
            case_id=case,
            digest=digest,
            defaults={
                "name": PurePath(name).name,
                "sender": sender,
                "kind": kind,
                "received_at": moment.now(),
            },
        )
        if new:
            ingest_document.enqueue(row.pk)
    return row
