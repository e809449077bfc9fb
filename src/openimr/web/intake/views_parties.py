"""Change where the notices of a case go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from openimr.web.intake.forms_parties import PartyForm
from openimr.web.store.models import CaseRow, PartyRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def parties(request: HttpRequest, number: str) -> HttpResponse:
    """All parties of a case in one form; a notice that was sent stays as it was."""
    row = get_object_or_404(CaseRow, number=number)
    posted = request.POST if request.method == "POST" else None
    forms = [PartyForm(party, posted) for party in PartyRow.objects.filter(case_id=number).order_by("role")]
    valid = [form.is_valid() for form in forms]  # every form, so that each shows its errors
    if posted is not None and all(valid):
        with transaction.atomic():
            for form in forms:
                form.save()
        messages.success(request, f"The parties of {number} are changed. Notices from now on follow it.")
        return redirect("intake_case", number=number)
    status = 400 if posted is not None else 200
    return render(request, "intake/parties.html", {"row": row, "forms": forms}, status=status)
