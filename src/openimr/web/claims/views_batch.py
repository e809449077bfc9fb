"""Documents for several cases at once, and the receipts of all sendings."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from openimr.web.claims.delivery import STANDINGS, UNMATCHED, arrived, assign, deliver, receipts
from openimr.web.claims.due import mine
from openimr.web.claims.forms import AssignForm, BatchForm, kind_choices
from openimr.web.claims.manifest import ManifestError, match, read_manifest
from openimr.web.claims.noting import note_records, takes_records

if TYPE_CHECKING:
    from django.http import HttpRequest

    from openimr.web.accounts.models import User
    from openimr.web.claims.models import ReceiptLineRow, ReceiptRow

_PAGE = 50
_COLUMNS = ("file", "case", "kind", "control", "bytes", "sha256", "standing", "note")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def batch(request: HttpRequest) -> HttpResponse:
    """Send files for several cases; each finds its case, or waits on the receipt."""
    person: Any = request.user
    posted, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = BatchForm(posted, files)
    if posted is None or not form.is_valid():
        newest = Paginator(_counted(person), _PAGE).get_page(request.GET.get("page"))
        told = {"form": form, "page": newest}
        return render(request, "claims/batch.html", told, status=400 if form.errors else 200)
    said, lines = form.cleaned_data, {}
    try:
        lines = read_manifest(said["manifest"].read()) if said["manifest"] else {}
    except ManifestError as error:
        messages.warning(
            request, f"{error.what.capitalize()}: {error.do}. The files were matched by their names."
        )
    kinds = [kind for kind, _ in kind_choices()]
    sent, absent = match(said["documents"], lines, mine(person), kinds, said["kind"])
    receipt = deliver(person, sent, absent)
    _note_all(request, person, receipt, copies=said["copies"])
    return redirect("claims_receipt", receipt=receipt.ref)


def _counted(person: User) -> Any:  # noqa: ANN401 - rows with their counts
    waiting = Count("lines", filter=Q(lines__standing=UNMATCHED))
    return receipts(person).annotate(files=Count("lines"), waiting=waiting)


def _note_all(request: HttpRequest, person: User, receipt: ReceiptRow, *, copies: bool) -> None:
    came = arrived(receipt)
    for row in mine(person).filter(number__in=came):
        if not takes_records(row):
            continue
        refused = note_records(person, row.number, [line.kind for line in came[row.number]], copies=copies)
        if refused:
            messages.warning(request, f"{row.number}: the files are kept. {refused.what}.")


def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """What was sent, with the SHA-256 of each file; a file that waits can be given its case."""
    person: Any = request.user
    row = get_object_or_404(receipts(person), pk=receipt)
    form, tried = AssignForm(request.POST or None), request.POST.get("place")
    if request.method == "POST" and form.is_valid() and _assigned(request, person, row, form):
        return redirect("claims_receipt", receipt=row.ref)
    lines = list(row.lines.order_by("place"))
    told = {
        "receipt": row,
        "lines": lines,
        "counts": {words: _count(lines, standing) for standing, words in STANDINGS.items()},
        "standings": STANDINGS,
        "size": sum(line.size for line in lines),
        "fresh": AssignForm(),
        "form": form,
        "tried": tried,
        "cases": sorted({line.case_id for line in lines if line.case_id}),
    }
    return render(request, "claims/receipt.html", told, status=400 if form.errors else 200)


def _count(lines: list[ReceiptLineRow], standing: str) -> int:
    return sum(line.standing == standing for line in lines)


def _assigned(request: HttpRequest, person: User, row: ReceiptRow, form: AssignForm) -> bool:
    place = request.POST.get("place", "")
    line = row.lines.filter(place=int(place) if place.isdecimal() else 0, standing=UNMATCHED).first()
    number = form.cleaned_data["case"].strip().upper()
    case = mine(person).filter(number=number).first()
    if line is None or case is None:
        form.add_error("case", "No case of yours has this number. Look it up under Cases.")
        return False
    assign(line, number, form.cleaned_data["kind"])
    if takes_records(case):
        note_records(person, number, [line.kind], copies=False)
    messages.success(request, f"The file is in {number}.")
    return True


def receipt_csv(request: HttpRequest, receipt: str) -> HttpResponse:
    """The receipt as a table to keep."""
    person: Any = request.user
    row = get_object_or_404(receipts(person), pk=receipt)
    response = table(f"receipt-{row.ref}.csv")
    writer = csv.writer(response)
    writer.writerow(_COLUMNS)
    for line in row.lines.order_by("place"):
        cells = (line.name, line.case_id or "", line.kind, line.control)
        writer.writerow(
            [*map(harmless, cells), line.size, line.digest, STANDINGS[line.standing], harmless(line.note)]
        )
    return response


def table(name: str) -> HttpResponse:
    """An empty CSV to be saved under that name, which no cache keeps."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)


def harmless(cell: str) -> str:
    """The words so that no spreadsheet takes them for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
