"""Join applications of one worker to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from openimr.process.errors import ProcessError
from openimr.process.life import possible
from openimr.web.intake.joining import candidates, join
from openimr.web.intake.page import life_of
from openimr.web.intake.refusal import spoken
from openimr.web.intake.views_case import version_of
from openimr.web.store.dispute import treatments_of
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def consolidate(request: HttpRequest, number: str) -> HttpResponse:
    """The applications that belong to this case, to be ticked and joined."""
    person: Any = request.user
    row = get_object_or_404(CaseRow, number=number)
    life = life_of(row)
    found = candidates(life)
    chosen = [one for one in request.POST.getlist("case") if one in {other.number for other in found}]
    refused = None
    if request.method == "POST" and chosen:
        try:
            join(person, number, chosen, version_of(request))
        except ProcessError as error:
            refused = spoken(error)
        else:
            messages.success(request, f"{len(chosen)} application(s) are now part of {number}.")
            return redirect("intake_case", number=number)
    told = {
        "row": row,
        "found": [(one, treatments_of(one).values()) for one in found],
        "chosen": chosen,
        "allowed": "applications_consolidated" in possible(life, "case_manager"),
        "refused": refused,
        "none_chosen": request.method == "POST" and not chosen,
    }
    return render(
        request,
        "intake/consolidate.html",
        told,
        status=409 if refused else 400 if told["none_chosen"] else 200,
    )
