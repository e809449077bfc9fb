"""The list of cases behind a figure, its export without names, and the ledger of late records."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import render

from openimr.web import moment
from openimr.web.access import visible
from openimr.web.regulator.forms import CasesForm, labels
from openimr.web.regulator.penalty import REFERRED, entries, late
from openimr.web.regulator.selection import ORDERS, clocks, items, select
from openimr.web.regulator.views import ROLES, attached
from openimr.web.store.models import CaseRow, EventRow

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

_PAGE = 50
_COLUMNS = (
    "number", "state", "priority", "received", "assigned", "records_complete", "due", "issued", "next_due",
    "days_from_receipt", "days_from_assigned", "days_from_records", "upheld", "overturned",
)  # fmt: skip


def cases(request: HttpRequest) -> HttpResponse:
    """The cases that the filters leave, with the figure that they make."""
    form, chosen, found = _selected(request)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    told = {
        "form": form,
        "page": page,
        "labels": labels(chosen),
        "items": _items(chosen, found),
        "clocks": clocks(chosen).filter(case__in=found.order_by()).count() if chosen.get("rule") else None,
        "rows": [{"row": row, **_ages(row, moment.today())} for row in page],
        "query": request.GET.urlencode(),
    }
    return render(request, "regulator/cases.html", told, status=400 if form.errors else 200)


def cases_export(request: HttpRequest) -> HttpResponse:
    """The same list as CSV or JSON, all pages; no person's name is in it."""
    _, _, found = _selected(request)
    rows = [_line(row, moment.today()) for row in found.iterator(chunk_size=2000)]
    if request.GET.get("format") == "json":
        return attached(json.dumps({"cases": rows}, indent=1) + "\n", "cases.json")
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return attached(out.getvalue(), "cases.csv")


def penalties(request: HttpRequest) -> HttpResponse:
    """The ledger of late records, the longest wait first."""
    person: Any = request.user
    page = Paginator(late(person), _PAGE).get_page(request.GET.get("page"))
    numbers = [row.number for row in page]
    referred = EventRow.objects.filter(case_id__in=numbers, kind=REFERRED).values_list("case_id", flat=True)
    lines = entries(page, frozenset(referred), moment.today())
    return render(request, "regulator/penalties.html", {"page": page, "lines": lines})


def _selected(request: HttpRequest) -> tuple[CasesForm, dict[str, Any], QuerySet[CaseRow]]:
    """The form, what it chose, and the cases; a wrong filter is told of and left out."""
    person: Any = request.user
    form = CasesForm(request.GET or None)
    valid = form.is_bound and (form.is_valid() or True)
    chosen = form.cleaned_data if valid else {}
    found = select(visible(person, ROLES), chosen, moment.today())
    order = ORDERS.get(chosen.get("order") or "oldest", ORDERS["oldest"])
    return form, chosen, found.select_related("record").defer("life").order_by(*order)


def _items(chosen: dict[str, Any], found: QuerySet[CaseRow]) -> int | None:
    """How many decided items the figure counts, where it counts items."""
    if chosen.get("outcome") or chosen.get("group") or chosen.get("decided"):
        return items(chosen).filter(case__in=found.order_by()).count()
    return None


def _ages(row: CaseRow, today: date) -> dict[str, int | None]:
    """Days on each clock until the determination, or until today while there is none."""
    record: Any = getattr(row, "record", None)
    if record is None:
        return {"received": None, "assigned": None, "complete": None}
    end = record.issued or (record.ineligible if row.state == "ineligible" else None) or today
    days = {"received": record.received, "assigned": record.assigned, "complete": record.records_complete}
    return {name: max(0, (end - day).days) if day else None for name, day in days.items()}


def _line(row: CaseRow, today: date) -> dict[str, Any]:
    record: Any = getattr(row, "record", None)
    ages = _ages(row, today)
    days = ("received", "assigned", "records_complete", "due", "issued")
    return {
        "number": row.number,
        "state": row.state,
        "priority": row.priority,
        **{name: _iso(getattr(record, name, None)) for name in days},
        "next_due": _iso(row.next_due_on),
        "days_from_receipt": ages["received"],
        "days_from_assigned": ages["assigned"],
        "days_from_records": ages["complete"],
        "upheld": getattr(record, "upheld", 0),
        "overturned": getattr(record, "overturned", 0),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
