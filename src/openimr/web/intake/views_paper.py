"""Enter an application that came on paper; add documents to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from openimr.process.errors import ProcessError
from openimr.web.intake.forms_documents import DocumentsForm, PaperFilesForm
from openimr.web.intake.forms_paper import PaperForm, Treatments
from openimr.web.intake.paper import file_paper
from openimr.web.intake.uploads import Taken, take
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# The parts of the paper as the form shows them: title, then fields.
_PARTS = (
    ("The paper", ("received", "came_by", "priority", "signed_by", "designated", "ur_decision_attached")),
    (
        "Injured worker and claim",
        (
            "first_name",
            "last_name",
            "date_of_birth",
            "language",
            "claim_number",
            "date_of_injury",
            "worker_address",
        ),
    ),
    ("Attorney or designee", ("attorney", "attorney_role", "attorney_address")),
    (
        "Physician and claims administrator",
        ("physician", "administrator", "physician_address", "administrator_address"),
    ),
    (
        "Utilization review decision",
        (
            "ur_date",
            "outcome",
            "served",
            "service",
            "on_necessity",
            "lack_of_information",
            "liability_disputed",
            "formulary",
        ),
    ),
)  # fmt: skip
# Uploads of the paper form: field, kind in the case file.
_FILES = (
    ("application_files", "application"),
    ("decision_files", "utilization_review_decision"),
    ("other_files", "supporting_document"),
)


def paper(request: HttpRequest) -> HttpResponse:
    """The dense form of a paper application; filing it leads to its worksheet."""
    person: Any = request.user
    posted, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form, treatments = PaperForm(posted), Treatments(posted, prefix="t")
    scans = PaperFilesForm(posted, files)
    refused = None
    if posted and all([form.is_valid(), treatments.is_valid(), scans.is_valid()]):
        try:
            number = file_paper(person, form.cleaned_data, [one.cleaned_data for one in treatments.forms])
        except ProcessError as error:
            refused = error
        else:
            for field, kind in _FILES:
                _tell(request, take(number, scans.cleaned_data[field], "worker", kind))
            messages.success(request, f"The application is filed as {number}. Its acknowledgement is owed.")
            return redirect("intake_worksheet", number=number)
    told = {
        "form": form,
        "parts": [(title, [form[name] for name in names]) for title, names in _PARTS],
        "treatments": treatments,
        "scans": scans,
        "refused": refused,
    }
    status = 409 if refused else 400 if posted else 200
    return render(request, "intake/paper.html", told, status=status)


def documents(request: HttpRequest, number: str) -> HttpResponse:
    """Add documents to a case, many at once."""
    row = get_object_or_404(CaseRow, number=number)
    form = DocumentsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        taken = take(number, told["papers"], told["sender"], told["kind"])
        _tell(request, taken)
        if not taken.refused:
            return redirect("intake_case", number=number)
    status = 400 if request.method == "POST" else 200
    return render(request, "intake/documents.html", {"row": row, "form": form}, status=status)


def _tell(request: HttpRequest, taken: Taken) -> None:
    if taken.names:
        count = len(taken.names)
        messages.success(request, f"{count} document{'s are' if count > 1 else ' is'} in the case file.")
    for error in taken.refused:
        messages.error(request, f"{error.where} was not taken: {error.what}. {error.do.capitalize()}.")
