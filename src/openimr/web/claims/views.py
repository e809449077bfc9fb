"""The list of the organization's cases by what is due, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from openimr.web.claims import due, page
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE = 50


class Wanted(forms.Form):
    """What narrows the list."""

    words = forms.CharField(required=False, label="Case or claim number", max_length=40)
    priority = forms.ChoiceField(
        required=False, choices=[("", "All"), ("standard", "Standard"), ("expedited", "Expedited")]
    )


def cases(request: HttpRequest) -> HttpResponse:
    """The organization's cases, what is due first at the top."""
    person: Any = request.user
    form = Wanted(request.GET)
    said = form.cleaned_data if form.is_valid() else {"words": "", "priority": ""}
    tab = next((one for one in due.TABS if one.key == request.GET.get("tab")), due.ANY)
    if said["words"] and "tab" not in request.GET:
        tab = due.ALL
    mine = due.mine(person)
    counts = due.counts(mine)
    found = due.listed(mine, tab, said["priority"], said["words"])
    told = {
        "tabs": [(one, counts[one.key]) for one in due.TABS],
        "tab": tab,
        "form": form,
        "narrowed": any(said.values()),
        "page": Paginator(found, _PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "claims/cases.html", told)


def case(request: HttpRequest, number: str) -> HttpResponse:
    """One case as its administrator may see it."""
    row = get_object_or_404(CaseRow, number=number)
    return render(request, "claims/case.html", page.whole(row))
