"""Files that people send: looked at, kept, noted. One door for every upload of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from openimr.web import vault
from openimr.web.jobs.receive import receive
from openimr.web.portal.draft import Paper
from openimr.web.portal.words import language, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile

    from openimr.web.store.models import DocumentRow

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.txt,application/pdf,image/jpeg,image/png,text/plain"
"""What a file chooser offers; phones then hand over their pictures as JPEG."""


def refusal(upload: UploadedFile[Any], error: vault.UploadError) -> str:
    """Why a file is not taken and what to do, in the language of the page."""
    name = vault.clean_name(upload.name or "")
    if not upload.size:
        return say("wrong.file_empty", name=name)
    if upload.size > settings.UPLOAD_LIMIT:
        return say("wrong.file_size", name=name, most=settings.UPLOAD_LIMIT // 1_000_000)
    told = say("wrong.file_kind", name=name)
    return told if language() == "es" else f"{told} ({error.what}; {error.do})"


def take(uploads: Iterable[UploadedFile[Any]], kind: str) -> tuple[list[Paper], list[str]]:
    """Keep what can be taken before there is a case; and why the rest cannot."""
    papers, refused = [], []
    for upload in uploads:
        try:
            found = vault.accept(upload.name or "", upload)
        except vault.UploadError as error:
            refused.append(refusal(upload, error))
            continue
        content = upload.read()
        name = vault.clean_name(upload.name or "", found)
        papers.append(Paper(name, vault.keep(content), kind, len(content)))
    return papers, refused


def add(number: str, papers: Iterable[Paper], sender: str) -> list[DocumentRow]:
    """Put kept papers into the file of a case."""
    return [receive(number, one.name, vault.read(one.digest), sender, one.kind) for one in papers]
