"""The draws: making one, their list, and the proof of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render

from openimr.web import moment
from openimr.web.quality.drawing import make_draw, prove
from openimr.web.quality.models import DrawRow
from openimr.web.quality.sample import sampling_on
from openimr.web.quality.waiting import not_drawn

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = 25


def draws(request: HttpRequest) -> HttpResponse:
    """The list of draws; a post makes one among the drafts that wait."""
    person: Any = request.user
    if request.method == "POST":
        row = make_draw(person)
        if row is None:
            messages.info(request, "There is nothing to draw: every waiting draft was drawn or came back.")
            return redirect("quality_queue")
        picked = len(row.picked.split("\n"))
        messages.success(request, f"{picked} of {len(row.population.split())} drafts are read in full.")
        return redirect("quality_proof", draw=row.pk)
    page: Any = Paginator(DrawRow.objects.order_by("-pk"), PAGE).get_page(request.GET.get("page"))
    told = {"page": page, "to_draw": not_drawn(person).count(), "rule": sampling_on(moment.today())}
    return render(request, "quality/draws.html", told)


def proof(request: HttpRequest, draw: int) -> HttpResponse:
    """A draw made again from what was kept of it."""
    row = get_object_or_404(DrawRow, pk=draw)
    proved = prove(row)
    page: Any = Paginator(proved.places, 50).get_page(request.GET.get("page"))
    return render(request, "quality/proof.html", {"row": row, "proof": proved, "page": page})
