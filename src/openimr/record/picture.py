"""Pages as pictures."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openimr.record.errors import RecordError
from openimr.record.pdf import open_pdf

if TYPE_CHECKING:
    from openimr.record.model import Document


def render_page(document: Document, page: int, *, scale: float = 1.5) -> bytes:
    """The page (from 1) as PNG, ``scale`` pixels a point; the same page gives the same bytes.

    Raises RecordError for a document that is no PDF or has no such page.
    """
    if document.path is None or document.path.suffix.lower() != ".pdf":
        raise RecordError(
            "there is no picture of a text file",
            where=document.name,
            expected="a PDF document",
            do="show its text",
        )
    with open_pdf(document.path) as pdf:
        if not 1 <= page <= len(pdf):
            raise RecordError(
                f"there is no page {page}",
                where=document.name,
                expected=f"a page from 1 to {len(pdf)}",
                do="take the page number from a span of this document",
            )
        sheet = pdf[page - 1]
        image = sheet.render(scale=scale).to_pil()
        sheet.close()
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
