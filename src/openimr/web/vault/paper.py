"""PDFs that come in: they open, have pages, and hold nothing that acts or is locked away."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import chain
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, BinaryIO
from zlib import decompressobj
from zlib import error as ZlibError  # noqa: N812 - the library's name says nothing

import pypdfium2
import pypdfium2.raw as pdfium

from openimr.record.pdf import ONE_AT_A_TIME
from openimr.web.vault.kind import ACTIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 20_000
_MOST_UNPACKED = 64 << 20  # of all the packed objects of a file; what goes beyond is a bomb
_XFA = (2, 3)  # form types of PDFium that run programs
_END = rb"(?=[\s/<>\[\]()%\x00])"
_NAMES = re.compile(b"|".join(name + rb"s?" + _END for name, _, _ in ACTIVE))
_ESCAPED_NAME = re.compile(rb"/[^\s/<>\[\]()%]*#[0-9A-Fa-f]{2}[^\s/<>\[\]()%]*")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"\s*\d+\s+\d+\s")  # packed objects begin with pairs of numbers
_DICTIONARY = 4096
_AGAIN = "print it to a new PDF and send that"
_BROKEN = "the PDF cannot be opened", "open it on your computer; if it opens there, print it to a new PDF"
_LOCKED = "the PDF is protected by a password or by restrictions", "save it without protection and send that"
_BOMB = "the PDF unpacks to far more than it should", _AGAIN
_HIDDEN = "the PDF is packed in a way that cannot be checked", _AGAIN


class _RefusedError(Exception):
    """Carries what is wrong and what to do."""


def refusal(file: BinaryIO) -> tuple[str, str] | None:
    """What is wrong with the PDF and what to do; None when it is sound. A file on disk stays there."""
    return _opened(file) or _active(file)


def _opened(file: BinaryIO) -> tuple[str, str] | None:
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            return _LOCKED if "password" in str(error).lower() else _BROKEN
        try:
            return _document(document)
        finally:
            document.close()


def _document(document: pypdfium2.PdfDocument) -> tuple[str, str] | None:
    pages = len(document)
    if pdfium.FPDF_GetSecurityHandlerRevision(document) != -1:
        return _LOCKED
    if not 1 <= pages <= MOST_PAGES:
        return f"the PDF has {pages} pages", f"send PDFs of 1 to {MOST_PAGES} pages"
    if pdfium.FPDF_GetFormType(document) in _XFA:
        return "the PDF is a form that runs a program (XFA)", _AGAIN
    if pdfium.FPDFDoc_GetAttachmentCount(document) > 0:
        return "the PDF holds other files packed inside", "send each of those files on its own"
    return None


def _active(file: BinaryIO) -> tuple[str, str] | None:
    """The first name that makes a document act, in its bytes or in its packed objects."""
    view = _seen(file)  # closed when nothing points into it any more
    try:
        seen: Iterator[mmap | bytes] = chain((view,), _packed(view))
        for content in seen:
            found = _NAMES.search(content) or _NAMES.search(_unescaped(content))
            if found:
                return _told(found.group())
    except _RefusedError as refused:
        return refused.args[0], refused.args[1]
    return None


def _told(name: bytes) -> tuple[str, str]:
    what, do = next((what, do) for known, what, do in ACTIVE if name.startswith(known))
    return f"the PDF holds {what}", do


def _seen(file: BinaryIO) -> mmap:
    """The bytes of the file without reading them into memory; those already there are copied to the map."""
    if isinstance(file, BytesIO):
        content = file.getbuffer()
        view = mmap(-1, len(content))
        view[:] = content
        return view
    return mmap(file.fileno(), 0, access=ACCESS_READ)


def _unescaped(content: mmap | bytes) -> bytes:
    """The names that are written with codes instead of letters, written out."""
    names = (
        _ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), one.group())
        for one in _ESCAPED_NAME.finditer(content)
    )
    return b" ".join(
        (*(name for name in names if name.startswith(tuple(known for known, _, _ in ACTIVE))), b"")
    )


def _packed(view: mmap) -> Iterator[bytes]:
    """What the object streams of the file unpack to. Raises _RefusedError where that cannot be seen."""
    unpacked = 0
    for begin in _STREAM.finditer(view):
        dictionary = view[max(0, begin.start() - _DICTIONARY) : begin.start()].rpartition(b"obj")[2]
        said = b"/ObjStm" in _ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), dictionary)
        if said and (b"FlateDecode" not in dictionary or b"/DecodeParms" in dictionary):
            raise _RefusedError(*_HIDDEN)
        content = _inflated(view, begin.end(), _MOST_UNPACKED - unpacked, said=said)
        unpacked += len(content)
        if unpacked >= _MOST_UNPACKED:
            raise _RefusedError(*_BOMB)
        if content:
            yield content


def _inflated(view: mmap, start: int, most: int, *, said: bool) -> bytes:
    """Packed objects from ``start``, at most ``most`` bytes; empty where the stream holds something else."""
    one = decompressobj()
    try:
        first = one.decompress(view[start : start + 512], 64)
        if not said and not _PACKED.match(first):
            return b""
        end = view.find(b"endstream", start)
        return decompressobj().decompress(view[start : end if end > 0 else len(view)], most)
    except ZlibError:
        if said:
            raise _RefusedError(*_HIDDEN) from None
        return b""
