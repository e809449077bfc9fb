"""Files that people send: looked at, kept, noted. One door for every upload of this room."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from openimr.web import vault
from openimr.web.jobs.receive import receive
from openimr.web.portal.draft import Paper
from openimr.web.portal.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.core.files.uploadedfile import UploadedFile

    from openimr.web.store.models import DocumentRow

ACCEPTED = ".pdf,.png,.jpg,.jpeg,.txt,application/pdf,image/*"
_MOST = 50 * 1024 * 1024
# The first bytes of what is taken; anything else is no document that a reviewer could read.
_BEGINNINGS: Mapping[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
}


class RefusedUploadError(Exception):
    """A file that cannot be taken; the text says why, in the language of the page."""


def looked_at(upload: UploadedFile[Any]) -> tuple[str, bytes]:
    """The name and the bytes of a file that may be taken. Raises RefusedUploadError."""
    name = PurePath(upload.name or "document").name
    if (upload.size or 0) > _MOST:
        raise RefusedUploadError(say("wrong.file_size", name=name))
    content = upload.read()
    suffix = PurePath(name).suffix.lower()
    if not content:
        raise RefusedUploadError(say("wrong.file_empty", name=name))
    if suffix == ".txt" and _is_text(content):
        return name, content
    if not content.startswith(_BEGINNINGS.get(suffix, ())):
        raise RefusedUploadError(say("wrong.file_kind", name=name))
    return name, content


def take(uploads: Iterable[UploadedFile[Any]], kind: str) -> tuple[list[Paper], list[str]]:
    """Keep what can be taken before there is a case; and why the rest cannot."""
    papers, refused = [], []
    for upload in uploads:
        try:
            name, content = looked_at(upload)
        except RefusedUploadError as error:
            refused.append(str(error))
            continue
        papers.append(Paper(name, vault.keep(content), kind, len(content)))
    return papers, refused


def add(number: str, papers: Iterable[Paper], sender: str) -> list[DocumentRow]:
    """Put kept papers into the file of a case."""
    return [receive(number, one.name, vault.read(one.digest), sender, one.kind) for one in papers]


def _is_text(content: bytes) -> bool:
    try:
        return "\x00" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False
