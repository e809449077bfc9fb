"""Letters as they were issued, as they would be issued now, and the lists of those to issue and to serve."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from openimr.web import moment, vault
from openimr.web.access import visible
from openimr.web.casefile.views import paper
from openimr.web.letters.issue import IssueError, ready
from openimr.web.letters.models import LetterRow
from openimr.web.letters.preview import alone, show_html, show_pdf
from openimr.web.letters.serving import not_served

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.web.letters.issue import Ready

PAGE = 25
ROLES = ("medical_director", "case_manager")


def pdf(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """The issued letter of that version."""
    del request
    row = get_object_or_404(LetterRow, case_id=number, version=version)
    return paper(vault.read(row.digest), "application/pdf", f"{number}-determination-{version}.pdf")


def page(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """The same as a page, as it was frozen with the PDF."""
    del request
    row = get_object_or_404(LetterRow, case_id=number, version=version)
    return alone(vault.read(row.html_digest))


def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The letter exactly as it would be issued now, as a page."""
    del request
    return show_html(_ready(number).letter)


def preview_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The letter exactly as it would be issued now, as PDF."""
    del request
    return show_pdf(_ready(number).letter)


def queue(request: HttpRequest) -> HttpResponse:
    """Letters to issue, to serve, and issued today."""
    person: Any = request.user
    cases = visible(person, ROLES)
    midnight = timezone.make_aware(datetime.combine(moment.today(), time()))
    letters = LetterRow.objects.filter(case__in=cases).select_related("case")
    lists: dict[str, Any] = {
        "issue": cases.filter(state="approved").order_by("next_due_on", "number"),
        "serve": not_served(letters).order_by("issued_at", "pk"),
        "today": letters.filter(issued_at__gte=midnight, issued_at__lt=midnight + timedelta(days=1)).order_by(
            "-issued_at", "-pk"
        ),
    }
    shown = request.GET.get("list", "issue")
    if shown not in lists:
        shown = "issue"
    told = {
        "shown": shown,
        "counts": {name: found.count() for name, found in lists.items()},
        "page": Paginator(lists[shown], PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "letters/queue.html", told)


def _ready(number: str) -> Ready:
    try:
        made = ready(number)
    except IssueError as error:
        raise Http404 from error
    if made.letter.missing():
        raise Http404
    return made
