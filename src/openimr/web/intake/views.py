"""The queue: open cases by urgency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render

from openimr.web.intake import queue as cases
from openimr.web.intake.forms_queue import QueueForm
from openimr.web.intake.held import held
from openimr.web.intake.tab import tab_of
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def queue(request: HttpRequest) -> HttpResponse:
    """A page of the queue; the exact number of any case leads to its page."""
    form = QueueForm(request.GET)
    wanted, tab = form.wanted(), tab_of(request.GET.get("tab"))
    if wanted.number and CaseRow.objects.filter(number=wanted.number.upper()).exists():
        return redirect("intake_case", wanted.number.upper())
    counts = cases.by_state()
    page = cases.page(wanted, tab, counts, request.GET.get("page"))
    told = {"form": form, "wanted": wanted, "tab": tab, "tabs": cases.tabs(counts), "page": page}
    key = (
        tuple(page.object_list),
        tuple(sorted(counts.items())),
        wanted,
        tab,
        page.number,
        page.paginator.count,
    )
    body = held(request, "intake/parts/list.html", (key, request.GET.urlencode()), lambda: told)
    return render(request, "intake/queue.html", {"body": body})
