"""From a file's bytes to the text of a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from openimr.letter.errors import UnreadableLetterError

if TYPE_CHECKING:
    from pathlib import Path

# A letter has two to ten pages. What is larger is a case file or a mistake, and would fill the memory.
LARGEST = 64 * 1024 * 1024
_PDF = b"%PDF-"
_SNIFF = 1024
_DIGITS = re.compile(r"\d+")
# PDFium's mark for a hyphen that ends a line swallows the line's end, and so glues the foot to the last line.
_SWALLOWED = re.compile("\ufffe(?!\r?\n)")


def text_of(path: Path) -> str:
    """The text of a PDF or text file. Raises UnreadableLetterError, which names the file and the way out."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise _too_large(f"{size / 2**20:,.0f} MB", str(path))
        return decode(path.read_bytes(), str(path))
    except IsADirectoryError:
        raise _unreadable(
            "this is a folder", str(path), "a PDF or text file", "name the files in it"
        ) from None
    except OSError as error:
        reason = (error.strerror or "cannot be opened").lower()
        raise _unreadable(
            reason, str(path), "a PDF or text file", "check the path and who may read it"
        ) from None


def decode(data: bytes, source: str) -> str:
    """The text in the bytes of a PDF or text file. Raises UnreadableLetterError."""
    if len(data) > LARGEST:
        raise _too_large(f"more than {LARGEST >> 20} MB", source)
    if not data.strip(b"\0\t\n\r "):
        raise _unreadable("the file is empty", source, "a PDF or text of a letter", "send it again")
    if _PDF in data[:_SNIFF]:
        return _pdf_text(data, source)
    return _plain_text(data, source)


def _plain_text(data: bytes, source: str) -> str:
    """UTF-8 or UTF-16 by its mark; else the Western encoding of old office programs."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise _unreadable(
            "the bytes are no text in a known encoding",
            source,
            "PDF, UTF-8 or UTF-16 with a mark",
            "save it as UTF-8",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _pdf_text(data: bytes, source: str) -> str:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _unreadable(
                "the PDF is encrypted", source, "a PDF that opens without a password", "ask for an open copy"
            ) from None
        raise _unreadable(
            "the PDF is damaged", source, "a whole PDF file", "fetch or export it again"
        ) from None
    try:
        text = "\n".join(without_furniture([_page_text(document.raw, n) for n in range(len(document))]))
    finally:
        document.close()
    if not text.strip():
        raise _unreadable(
            "the PDF has no text, perhaps it is a scan", source, "a PDF with text", "recognise it first"
        )
    return text


def without_furniture(pages: list[str]) -> list[str]:
    """The pages without the lines that stand, but for their numbers, at the top or foot of every one."""
    if len(pages) < 2:
        return pages
    lines = [
        [line for line in _SWALLOWED.sub("\ufffe\n", page).splitlines() if line.strip()] for page in pages
    ]
    for end in (0, -1):
        while (
            all(len(page) > 1 for page in lines) and len({_DIGITS.sub("0", page[end]) for page in lines}) == 1
        ):
            for page in lines:
                del page[end]
    return ["\n".join(page) for page in lines]


def _page_text(document: object, number: int) -> str:
    """The text of one page, straight from PDFium: a letter is read for its words, never for their boxes."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return ""
    try:
        words = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(words)
        buffer = (pdfium.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(words, 0, count, buffer)
        pdfium.FPDFText_ClosePage(words)
        return bytes(memoryview(buffer).cast("B")[: 2 * max(written - 1, 0)]).decode(
            "utf-16-le", errors="replace"
        )
    finally:
        pdfium.FPDF_ClosePage(page)


def _too_large(size: str, where: str) -> UnreadableLetterError:
    return _unreadable(
        f"the file has {size}", where, f"a letter of at most {LARGEST >> 20} MB",
        "cut the letter out of the file, or review the case file with: openimr review",
    )  # fmt: skip


def _unreadable(what: str, where: str, expected: str, do: str) -> UnreadableLetterError:
    return UnreadableLetterError(what, where=where, expected=expected, do=do)
