"""Papers of a case for those who may see the case: documents of the file, and notices to their reader."""

from __future__ import annotations

from mimetypes import guess_type
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from openimr.record import RecordError
from openimr.web import vault
from openimr.web.accounts.role import OFFICE
from openimr.web.casefile.picture import page_picture
from openimr.web.store.models import DocumentRow, OutboxRow

if TYPE_CHECKING:
    from django.http import HttpRequest

_SHOWN = {"application/pdf", "text/plain", "image/png", "image/jpeg"}  # anything else is only saved


def document(request: HttpRequest, number: str, document: int) -> HttpResponse:
    """A document of the case file as it came in."""
    del request
    row = get_object_or_404(DocumentRow, pk=document, case_id=number)
    kind = guess_type(row.name)[0] or ""
    return paper(vault.read(row.digest), kind if kind in _SHOWN else "application/octet-stream", row.name)


def page(request: HttpRequest, number: str, document: int, page: int) -> HttpResponse:
    """A page of a document as a picture; ``?size=`` small, normal or large."""
    row = get_object_or_404(DocumentRow, pk=document, case_id=number)
    try:
        picture = page_picture(row, page, request.GET.get("size", "normal"))
    except (RecordError, vault.VaultError) as error:
        raise Http404 from error
    return paper(picture, "image/png", f"{number}-{document}-{page}.png")


def notice(request: HttpRequest, number: str, notice: str) -> HttpResponse:
    """A notice that went out, as PDF: the office sees all of them, a party those to its own role."""
    person: Any = request.user
    found = OutboxRow.objects.filter(notice__case_id=number)
    if not person.role_set & OFFICE:
        found = found.filter(notice__role__in=person.role_set)
    row = get_object_or_404(found, pk=notice)
    return paper(bytes(row.content), "application/pdf", f"{number}-{row.notice.kind}.pdf")


def paper(content: bytes, kind: str, name: str) -> HttpResponse:
    """Bytes as a page of their own that runs nothing and that no cache keeps."""
    shown = "inline" if kind in _SHOWN else "attachment"
    policy = "default-src 'none'; frame-ancestors 'self'"
    if kind != "application/pdf":  # in a sandbox browsers refuse to show a PDF at all
        policy = f"sandbox; {policy}"
    headers = {"Cache-Control": "private, no-store", "Content-Security-Policy": policy}
    response = HttpResponse(content, content_type=kind, headers=headers)
    safe = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in name)
    response["Content-Disposition"] = f'{shown}; filename="{safe}"'
    return response
