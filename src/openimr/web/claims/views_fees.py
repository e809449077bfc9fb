"""Fees owed and paid, the penalties for late records, and the list as a table."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render

from openimr.process.fees import late_records
from openimr.web import moment
from openimr.web.claims import money
from openimr.web.claims.due import FEE, RECORDS, mine, with_due
from openimr.web.claims.views_batch import table
from openimr.web.intake.page import life_of
from openimr.web.store.models import CaseRow, ClockRow

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

_PAGE = 25
_SHOWS = (("owed", "Owed"), ("paid", "Paid"), ("penalties", "Late records"))
_PAID = Q(life__contains='"paid":')


def _clock(*rules: str, **where: Any) -> Exists:  # noqa: ANN401 - conditions of a query
    return Exists(ClockRow.objects.filter(case=OuterRef("pk"), rule__in=rules, **where))


def chosen(cases: QuerySet[CaseRow], show: str) -> QuerySet[CaseRow]:
    """The cases with an open invoice, a paid one, or records that are or were late."""
    if show == "paid":
        return cases.filter(_PAID & Q(_clock(*FEE)))
    if show == "penalties":
        passed = _clock(*RECORDS, standing="running", due_on__lt=moment.today())
        return cases.filter(Q(_clock(*RECORDS, standing="missed")) | Q(passed))
    return cases.filter(Q(_clock(*FEE, standing__in=("running", "missed"))) & ~_PAID)


def invoices(request: HttpRequest) -> HttpResponse:
    """Invoices by what is owed first; penalties with their days and their cap."""
    person: Any = request.user
    show = request.GET.get("show", "owed")
    show = show if show in dict(_SHOWS) else "owed"
    cases = mine(person)
    found = with_due(chosen(cases, show)).order_by("due", "number")
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    today = moment.today()
    lives = [life_of(row) for row in page.object_list]
    told = {
        "shows": [(key, words, chosen(cases, key).count()) for key, words in _SHOWS],
        "show": show,
        "page": page,
        "invoices": [one for life in lives if (one := money.invoice(life))],
        "penalties": [(life.number, late) for life in lives if (late := late_records(life, today))],
    }
    return render(request, "claims/invoices.html", told)


def invoices_csv(request: HttpRequest) -> HttpResponse:
    """Every invoice of the organization as CSV."""
    person: Any = request.user
    response = table("invoices.csv")
    writer = csv.writer(response)
    writer.writerow(("invoice", "case", "amount", "currency", "recalled", "source", "issued", "due", "paid"))
    for row in mine(person).filter(_clock(*FEE)).order_by("number").iterator():
        one = money.invoice(life_of(row))
        if one is None:
            continue
        fee = one.cost.fee
        amount = (
            (fee.amount, fee.currency, fee.recalled, fee.source) if fee else ("", "", "", one.cost.unknown)
        )
        writer.writerow((one.number, one.case, *amount, one.issued, one.due or "", one.paid or ""))
    return response
