"""Pages as pictures. They are held in memory only, bounded, and never written to a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.record import Document, render_page
from openimr.web.casefile.bounded import Bounded
from openimr.web.casefile.open import opened

if TYPE_CHECKING:
    from openimr.web.store.models import DocumentRow

# Pixels a point: no address can ask for more.
SCALES = {"small": 0.22, "normal": 1.6, "large": 2.6}
_BYTES = 64 * 1024 * 1024
_PICTURES: Bounded[bytes] = Bounded(_BYTES)


def page_picture(row: DocumentRow, page: int, size: str = "normal") -> bytes:
    """The page (from 1) as PNG in one of the sizes. Raises RecordError where there is no picture of it.

    PDFium is not safe for threads; the record room lets one document be open at a time.
    """
    scale = SCALES.get(size, SCALES["normal"])
    return _PICTURES.get((row.digest, page, scale), lambda: _render(row, page, scale), len)


def _render(row: DocumentRow, page: int, scale: float) -> bytes:
    with opened(row) as path:
        return render_page(Document(row.name, "", "", (), path), page, scale=scale)
