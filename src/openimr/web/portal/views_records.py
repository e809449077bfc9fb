"""Every paper of the case: who sent it, when, how long it is; and a place to send more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render

from openimr.process.errors import ForbiddenEventError
from openimr.process.life import possible
from openimr.web import acts, moment
from openimr.web.portal import status, uploads
from openimr.web.portal.page import PEOPLE, person
from openimr.web.portal.views_case import may_send
from openimr.web.portal.words import say
from openimr.web.store import rows
from openimr.web.store.models import CaseRow, DocumentRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.web.accounts.models import User
    from openimr.web.portal.draft import Paper

PAGE = 25
KINDS = ("medical_record", "report", "test", "letter", "utilization_review_decision", "other")


def records(request: HttpRequest, number: str) -> HttpResponse:
    """The list. What the reviewer opened is told once the case is decided."""
    row = get_object_or_404(CaseRow, number=number)
    life = rows.life(row)
    found = DocumentRow.objects.filter(case=row).annotate(seen=Count("opened")).order_by("received_at", "pk")
    context = {
        "row": row,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "decided": status.is_decided(life),
        "may_send": may_send(life),
    }
    return render(request, "portal/records.html", context)


def upload(request: HttpRequest, number: str) -> HttpResponse:
    """Send papers, several at once, from a phone too. They never complete the insurer's file."""
    row = get_object_or_404(CaseRow, number=number)
    kind = request.POST.get("kind", KINDS[0])
    refused: list[str] = []
    if request.method == "POST":
        papers, refused = uploads.take(request.FILES.getlist("files"), kind if kind in KINDS else "other")
        if not papers and not refused:
            refused = [say("wrong.no_file")]
        if papers:
            _send(papers, person(request), number)
            messages.success(request, say("upload.done", count=len(papers)))
        if not refused:
            return redirect("portal_records", number)
    context = {"row": row, "kinds": KINDS, "kind": kind, "refused": refused, "accepted": uploads.ACCEPTED}
    return render(request, "portal/upload.html", context, status=422 if refused else 200)


def receipt(request: HttpRequest, number: str, document: int) -> HttpResponse:
    """Proof that a paper came in: its name, moment, pages and SHA-256."""
    row = get_object_or_404(DocumentRow, pk=document, case_id=number)
    return render(request, "portal/receipt.html", {"row": row, "number": number})


def _send(papers: list[Paper], user: User, number: str) -> None:
    """Keep them, and note in the life of the case that papers came, where it has a place for that."""
    role = min(user.role_set & PEOPLE)
    uploads.add(number, papers, role)
    life = rows.life(CaseRow.objects.get(number=number))
    if "records_received" not in possible(life, role):  # type: ignore[arg-type]
        return
    data = {
        "sender": role,
        "documents": [_told(one.kind) for one in papers],
        "received_on": moment.today().isoformat(),
        "complete": False,
    }
    try:
        acts.perform(user, number, "records_received", data)
    except ForbiddenEventError:
        return  # the case has moved on since; the papers are in the file all the same


def _told(kind: str) -> str:
    """The life of a case knows the decision by its short name."""
    return "ur_decision" if kind == "utilization_review_decision" else kind
