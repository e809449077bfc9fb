"""Kinds of files that a case file takes, and how those that it does not take are recognised."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

Kind = Literal["pdf", "png", "jpeg", "text"]

SUFFIXES: MappingProxyType[Kind, tuple[str, ...]] = MappingProxyType(
    {"pdf": (".pdf",), "png": (".png",), "jpeg": (".jpg", ".jpeg"), "text": (".txt",)}
)
"""The endings of a name by kind; the first is given to a name without one."""

BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
)

# Beginnings of what people send and we do not take: what it is, and what to do with it.
OTHERS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"PK\x03\x04", "a Word, Excel or ZIP file", "save each document in it as PDF and send those"),
    (0, b"\xd0\xcf\x11\xe0", "an old Word, Excel or mail file", "save it as PDF and send that"),
    (0, b"{\\rtf", "a rich text file", "save it as PDF and send that"),
    (0, b"II*\x00", "a TIFF picture", "save or print it as PDF and send that"),
    (0, b"MM\x00*", "a TIFF picture", "save or print it as PDF and send that"),
    (
        4,
        b"ftyp",
        "a phone's HEIC picture or a film",
        "set the camera to JPEG, or take a picture of the screen",
    ),
    (0, b"GIF8", "a GIF picture", "save it as PNG and send that"),
    (0, b"RIFF", "a WebP picture, a sound or a film", "save it as PNG or PDF and send that"),
    (0, b"MZ", "a program", "send documents only"),
    (0, b"\x7fELF", "a program", "send documents only"),
    (0, b"Rar!", "a packed archive", "unpack it and send the documents in it"),
    (0, b"7z\xbc\xaf", "a packed archive", "unpack it and send the documents in it"),
    (0, b"\x1f\x8b", "a packed archive", "unpack it and send the documents in it"),
)

ACTIVE: tuple[tuple[bytes, str, str], ...] = (
    (b"/JavaScript", "a program inside (JavaScript)", "print it to a new PDF and send that"),
    (b"/Launch", "a command that starts another program", "print it to a new PDF and send that"),
    (b"/EmbeddedFile", "other files packed inside", "send each of those files on its own"),
    (b"/RichMedia", "a film or sound inside", "print it to a new PDF and send that"),
    (b"/GoToE", "a jump into a packed file", "print it to a new PDF and send that"),
)
"""Names of the PDF format that make a document do something: the name, in plain words, what to do."""
