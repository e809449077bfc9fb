"""The queue of cases that wait for a reviewer, or for a reviewer's answer or draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import render

from openimr.web.access import visible
from openimr.web.assignment.lists import AT_DESK, ROLES, WAITING, lines_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = 25
_TABS = {
    "waiting": ("Wait for a reviewer", (WAITING,)),
    "offered": ("Offered", ("reviewer_offered",)),
    "review": ("Under review", AT_DESK),
}


def queue(request: HttpRequest) -> HttpResponse:
    """Cases by deadline: without a reviewer, offered (with the age of the offer), under review."""
    person: Any = request.user
    tab = request.GET.get("show", "waiting")
    tab = tab if tab in _TABS else "waiting"
    cases = visible(person, ROLES)
    counted = dict(cases.order_by().values_list("state").annotate(Count("pk")))
    tabs = [
        {"key": key, "words": words, "count": sum(counted.get(state, 0) for state in states)}
        for key, (words, states) in _TABS.items()
    ]
    found = cases.filter(state__in=_TABS[tab][1]).order_by("next_due_on", "number")
    page: Any = Paginator(found, PAGE).get_page(request.GET.get("page"))
    page.object_list = lines_of(list(page.object_list))
    return render(request, "assignment/queue.html", {"page": page, "tab": tab, "tabs": tabs})
