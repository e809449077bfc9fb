"""The worksheet of duplicates and eligibility of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from openimr.web.intake import page
from openimr.web.intake.act import allowed
from openimr.web.intake.forms_event import EventForm
from openimr.web.intake.worksheet import worksheet as examined
from openimr.web.store.dispute import treatments_of
from openimr.web.store.models import CaseRow, DisputeRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# What may follow from the worksheet; the proposed one comes first.
_FOLLOWS = (
    "found_unique",
    "found_duplicate",
    "found_eligible",
    "eligibility_information_requested",
    "found_ineligible",
    "liability_disputed",
)


def worksheet(request: HttpRequest, number: str) -> HttpResponse:
    """What the file says on each question, the proposal, and the other answers a person may give."""
    person: Any = request.user
    row = get_object_or_404(CaseRow, number=number)
    try:
        sheet = examined(number, row.state)
    except DisputeRow.DoesNotExist as missing:
        raise Http404 from missing
    life = page.life_of(row)
    treatments = treatments_of(life)
    kinds, _ = allowed(person, life)
    forms = {
        act.kind: EventForm(act, life, treatments, told=sheet.data if act.kind == sheet.kind else None)
        for act in kinds
        if act.kind in _FOLLOWS
    }
    proposed = forms.pop(sheet.kind, None)
    told = {
        "row": row,
        "sheet": sheet,
        "proposed": proposed,
        "forms": list(forms.values()),
    }
    return render(request, "intake/worksheet.html", told)
