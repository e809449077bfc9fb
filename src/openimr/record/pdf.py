"""Born-digital PDF documents, page by page."""

from __future__ import annotations

import re
from contextlib import contextmanager
from ctypes import byref, c_float
from threading import Lock
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from openimr.record.errors import RecordError
from openimr.record.glyphs import read_glyphs
from openimr.record.model import Page
from openimr.record.placement import Placement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# PDFium crashes when two threads call it; a process reads one document at a time.
ONE_AT_A_TIME = Lock()
_FEW_CHARACTERS = 150
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff]")
_MANY_STRANGE = 0.3
_MOST_OF_THE_PAGE = 0.5


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """The PDF document at ``path``, closed at the end. Raises RecordError when it cannot be opened."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            raise _explain(path, str(error)) from error
        try:
            yield document
        finally:
            document.close()


def read_pages(path: Path) -> tuple[str, tuple[Page, ...], tuple[tuple[int, str], ...]]:
    """Text (pages joined by form feeds), pages with words, and (page number, reason) for each gap."""
    texts: list[str] = []
    pages: list[Page] = []
    gaps: list[tuple[int, str]] = []
    offset = 0
    with open_pdf(path) as document:
        for number in range(1, len(document) + 1):
            text, page, gap = _read_page(document.raw, number, offset)
            texts.append(text)
            pages.append(page)
            if gap:
                gaps.append((number, gap))
            offset += len(text) + 1
    return "\f".join(texts), tuple(pages), tuple(gaps)


def _read_page(document: Any, number: int, offset: int) -> tuple[str, Page, str | None]:  # noqa: ANN401
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return "", Page(number, offset, offset, 0.0, 0.0), "the page is damaged"
    try:
        placement = _place(page)
        text_page = pdfium.FPDFText_LoadPage(page)
        text, words = read_glyphs(text_page, placement, offset)
        pdfium.FPDFText_ClosePage(text_page)
        width, height = placement.size()
        found = Page(number, offset, offset + len(text), width, height, words)
        return text, found, _find_gap(page, text, width * height)
    finally:
        pdfium.FPDF_ClosePage(page)


def _place(page: Any) -> Placement:  # noqa: ANN401
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return Placement(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page))


def _find_gap(page: Any, text: str, area: float) -> str | None:  # noqa: ANN401
    """Why a page cannot be taken as read: no words at all, or hardly any over a picture of a page."""
    if len(_STRANGE.findall(text)) > _MANY_STRANGE * len(text):
        return "the font does not tell which letters it prints"
    if len(text) > 2 * _FEW_CHARACTERS:
        return None
    characters = sum(not c.isspace() for c in text)
    pictured = _measure_images(page) > _MOST_OF_THE_PAGE * area
    if characters == 0:
        return "a picture without text, perhaps a scan" if pictured else "a page without text"
    if characters < _FEW_CHARACTERS and pictured:
        return f"a picture of a page with only {characters} characters of text over it, perhaps a scan"
    return None


def _measure_images(page: Any) -> float:  # noqa: ANN401
    """The area of the largest image of the page, or of the form that holds one, in square points."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    largest = 0.0
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        if _holds_image(thing):
            pdfium.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top))
            largest = max(largest, (right.value - left.value) * (top.value - bottom.value))
    return largest


def _holds_image(thing: Any, depth: int = 4) -> bool:  # noqa: ANN401
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind != pdfium.FPDF_PAGEOBJ_FORM or depth == 0:
        return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    inside = range(pdfium.FPDFFormObj_CountObjects(thing))
    return any(_holds_image(pdfium.FPDFFormObj_GetObject(thing, number), depth - 1) for number in inside)


def _explain(path: Path, message: str) -> RecordError:
    if "password" in message.lower():
        what, do = "the document is encrypted", "ask the sender for a copy without password"
    else:
        what, do = "the document is damaged or no PDF", "open it in a PDF viewer, or ask for another copy"
    return RecordError(what, where=path.name, expected="a readable PDF", do=do)
