"""The documents of a case file as a letter lists them: title, day, pages, and what could not be read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from openimr.letter import ReviewedDocument
from openimr.record import RecordError, read_document
from openimr.web.casefile import opened
from openimr.web.store.models import DocumentRow

if TYPE_CHECKING:
    from datetime import date


def reviewed_documents(number: str) -> tuple[ReviewedDocument, ...]:
    """The documents in the order in which they came in."""
    rows = DocumentRow.objects.filter(case_id=number).order_by("received_at", "pk")
    return tuple(map(_listed, rows))


def _listed(row: DocumentRow) -> ReviewedDocument:
    title, day = _heading(row.digest, row.pk)
    return ReviewedDocument(row.name, title or row.name, day, row.pages, _gaps(row.gaps))


def _gaps(written: str) -> tuple[str, ...]:
    """Pages that could not be read, as letters name them; a whole document by its reason."""
    return tuple(_gap(*part.partition(": ")[::2]) for part in written.split("; ") if part)


def _gap(page: str, reason: str) -> str:
    return f"page {page}" if page.isdigit() else reason or page


@lru_cache(maxsize=2000)
def _heading(digest: str, row: int) -> tuple[str | None, date | None]:
    """Title and day as the first page says them; bytes under a digest never change, so read once."""
    del digest
    try:
        with opened(DocumentRow.objects.get(pk=row)) as path:
            document = read_document(path)
    except RecordError:
        return None, None
    return document.title, document.date
