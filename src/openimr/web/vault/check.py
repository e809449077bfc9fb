"""Uploads, checked by what they hold: the name and the browser's word for the type prove nothing."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from django.conf import settings
from django.core.files.base import File

from openimr.errors import OpenimrError
from openimr.web.vault import paper, picture
from openimr.web.vault.kind import BEGINNINGS, OTHERS, SUFFIXES, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_TEXT = 20 * 1024 * 1024
_LONGEST_NAME = 120
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_EXPECTED = "a PDF, a PNG or JPEG picture, or a plain text file (UTF-8)"


class UploadError(OpenimrError):
    """A file that is not taken; says what it is and what to do. Nothing of it is kept."""


def accept(name: str, content: bytes | BinaryIO | File[bytes]) -> Kind:
    """The kind of the file, once its bytes have proved it. Raises UploadError with what to do instead.

    ``content`` may be an upload or an open file: on disk it is read where it lies, and left at its beginning.
    PDFs must open, be free of programs, packed files and passwords; pictures are bounded in pixels.
    """
    where = clean_name(name)
    file = _opened(content)
    try:
        _check_size(where, file)
        kind = _kind(where, file)
        refused = _PROOFS[kind](file)
        if refused:
            what, do = refused
            raise UploadError(what, where=where, expected=_EXPECTED, do=do)
        _check_suffix(where, kind)
    finally:
        file.seek(0)
    return kind


def clean_name(name: str, kind: Kind | None = None) -> str:
    """The name without folders, control marks, at most 120 long, ending as its kind does."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(
        letter if letter.isalnum() or letter in " ._-()" else "_"
        for letter in last
        if unicodedata.category(letter)[0] != "C"
    )
    kept = re.sub(r"\s+", " ", kept).strip(" .") or "document"
    suffix = PurePosixPath(kept).suffix
    if kind and suffix.lower() not in SUFFIXES[kind]:
        kept, suffix = f"{kept.removesuffix(suffix)}{SUFFIXES[kind][0]}", SUFFIXES[kind][0]
    return kept if len(kept) <= _LONGEST_NAME else kept[: _LONGEST_NAME - len(suffix)] + suffix


def _opened(content: bytes | BinaryIO | File[bytes]) -> BinaryIO:
    if isinstance(content, bytes):
        return BytesIO(content)
    return cast("BinaryIO", content.file if isinstance(content, File) else content)


def _check_size(where: str, file: BinaryIO) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise UploadError("the file is empty", where=where, expected=_EXPECTED, do="choose the file again")
    if size > settings.UPLOAD_LIMIT:
        raise UploadError(
            f"the file has {size // 1_000_000} MB",
            where=where,
            expected=f"at most {settings.UPLOAD_LIMIT // 1_000_000} MB",
            do="send it in parts",
        )


def _kind(where: str, file: BinaryIO) -> Kind:
    beginning = file.read(1024)
    file.seek(0)
    for magic, kind in BEGINNINGS:
        if beginning.startswith(magic):
            return kind
    for place, magic, what, do in OTHERS:
        if beginning[place:].startswith(magic):
            raise UploadError(f"this is {what}", where=where, expected=_EXPECTED, do=do)
    return "text"


def _text(file: BinaryIO) -> tuple[str, str] | None:
    """Why these bytes are no plain text; None when they are."""
    content = file.read(_LONGEST_TEXT + 1)
    if len(content) > _LONGEST_TEXT:
        return "the text is longer than 20 MB", "send it as PDF"
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "this is no kind of document that can be read here", "save or print it as PDF and send that"
    if _CONTROL.search(words) or not words.strip():
        return "this is no plain text", "save or print it as PDF and send that"
    return None


def _check_suffix(where: str, kind: Kind) -> None:
    if not where.lower().endswith(SUFFIXES[kind]):
        words = "plain text" if kind == "text" else kind.upper()
        raise UploadError(
            f"the file is {words} by its content, not by its name",
            where=where,
            expected=f"a name that ends in {' or '.join(SUFFIXES[kind])}",
            do=f"rename it to {clean_name(where, kind)}",
        )


_PROOFS: dict[Kind, Callable[[BinaryIO], tuple[str, str] | None]] = {
    "pdf": paper.refusal,
    "png": picture.refusal,
    "jpeg": picture.refusal,
    "text": _text,
}
