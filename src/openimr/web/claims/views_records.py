"""The records of one case: checklist, upload, and the declaration that this is everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from openimr.process.fees import late_records
from openimr.web import moment
from openimr.web.claims import page
from openimr.web.claims.delivery import arrived, deliver
from openimr.web.claims.due import RECORDS, ROLE
from openimr.web.claims.forms import DeclarationForm, RecordsForm
from openimr.web.claims.noting import note_records, takes_records
from openimr.web.intake.package import package
from openimr.web.intake.page import life_of
from openimr.web.intake.views_case import version_of
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.process.errors import ProcessError
    from openimr.web.claims.models import ReceiptRow

_COPIES_FIRST = "Say that the copies or the list went out, or send the files without “everything”."
_AWAITED = ("records_requested", "insufficient_records")
_DECLARATION = "declared_%s"  # ids of its fields: the other form on the page has fields of the same names


def records(request: HttpRequest, number: str) -> HttpResponse:
    """The checklist and the upload; files that came are kept whatever else is refused."""
    row = get_object_or_404(CaseRow, number=number)
    if request.method != "POST":
        return _shown(request, row)
    form = RecordsForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["complete"] and not form.cleaned_data["copies"]:
        form.add_error("copies", _COPIES_FIRST)
    if not form.is_valid():
        return _shown(request, row, form=form, status=400)
    person: Any = request.user
    receipt = deliver(person, form.sent(number, request.POST))
    _note(request, row, receipt, form)
    return redirect("claims_receipt", receipt=receipt.ref)


def _note(request: HttpRequest, row: CaseRow, receipt: ReceiptRow, form: RecordsForm) -> None:
    """The case hears of what came; a file that was refused keeps the package from being complete."""
    person: Any = request.user
    came = arrived(receipt).get(row.number, [])
    whole = form.cleaned_data["complete"]
    if whole and receipt.lines.filter(standing="refused").exists():
        whole = False
        messages.warning(request, "Some files were not taken, so the records do not count as complete yet.")
    if not (came or whole):
        return
    if not takes_records(row):
        messages.info(request, "The files are kept. Records are not asked for in this state of the case.")
        return
    kinds = [line.kind for line in came] or [one.kind for one in page.documents(row.number)]
    refused = note_records(person, row.number, kinds, copies=form.cleaned_data["copies"], complete=whole)
    if refused:
        messages.warning(request, f"The files are kept. {refused.what}; {refused.do}")


@require_POST
def declare(request: HttpRequest, number: str) -> HttpResponse:
    """This is everything: the records count as received."""
    row = get_object_or_404(CaseRow, number=number)
    form = DeclarationForm(request.POST, auto_id=_DECLARATION)
    if not form.is_valid():
        return _shown(request, row, declaration=form, status=400)
    person: Any = request.user
    mine = [one.kind for one in page.documents(number) if one.sender == ROLE]
    refused = note_records(
        person, number, mine, copies=True, complete=True, version=version_of(request)
    )  # fmt: skip
    if refused:
        return _shown(request, row, declaration=form, refused=refused, status=409)
    messages.success(request, f"{number}: the records count as received from today.")
    return redirect("claims_case", number=number)


def _shown(
    request: HttpRequest,
    row: CaseRow,
    *,
    form: RecordsForm | None = None,
    declaration: DeclarationForm | None = None,
    refused: ProcessError | None = None,
    status: int = 200,
) -> HttpResponse:
    life, came = life_of(row), page.documents(row.number)
    told = {
        "row": row,
        "package": package(came, row.program),
        "mine": [one for one in came if one.sender == ROLE],
        "clocks": [run for run in page.binding(row, life) if run.rule in RECORDS],
        "awaited": row.state in _AWAITED,
        "takes": takes_records(row),
        "form": form or RecordsForm(),
        "declaration": declaration or DeclarationForm(auto_id=_DECLARATION),
        "refused": refused,
        "penalty": late_records(life, moment.today()),
    }
    return render(request, "claims/records.html", told, status=status)
