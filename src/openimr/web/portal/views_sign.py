"""The end of the application: what would be met, all answers once more, the signature, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from openimr.process.errors import ProcessError
from openimr.web.portal.draft import ASKED
from openimr.web.portal.filing import sign_and_file
from openimr.web.portal.forms import SignForm
from openimr.web.portal.models import ApplicationDraftRow, SignatureRow
from openimr.web.portal.page import person
from openimr.web.portal.precheck import precheck
from openimr.web.portal.summary import summary
from openimr.web.portal.views_apply import own_draft, progress, where
from openimr.web.store.models import CaseRow, DocumentRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def check(request: HttpRequest, draft: int) -> HttpResponse:
    """What the application would meet: the last day, findings with their cures, live cases. It explains."""
    kept = own_draft(request, draft)
    missing = [(one, where(draft, one)) for one in kept.missing()]
    context = {"draft": kept.row, "check": precheck(kept), "missing": missing, **progress(kept, "check")}
    return render(request, "portal/check.html", context)


def sign(request: HttpRequest, draft: int) -> HttpResponse:
    """All answers once more, consent and signature; then it is filed."""
    filed = ApplicationDraftRow.objects.filter(pk=draft, owner=person(request), filed__isnull=False).first()
    if filed is not None and filed.filed_id:
        return redirect("portal_filed", filed.filed_id)  # the button was pressed twice
    kept = own_draft(request, draft)
    missing = [(one, where(draft, one)) for one in kept.missing()]
    form = SignForm(request.POST or None)
    refused: ProcessError | None = None
    if request.method == "POST" and not missing and form.is_valid():
        try:
            number = sign_and_file(draft, person(request), form.cleaned_data["signature"])
        except ProcessError as error:
            refused = error
        else:
            return redirect("portal_filed", number)
    context = {
        "draft": kept.row,
        "form": form,
        "missing": missing,
        "refused": refused,
        "role": kept.answers("filer").get("filer", "worker"),
        "parts": [(one, where(draft, one), summary(kept, one)) for one in (*ASKED, "papers")],
        **progress(kept, "sign"),
    }
    status = 409 if refused else 422 if request.method == "POST" else 200
    return render(request, "portal/sign.html", context, status=status)


def filed(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt: number, moment, papers, digest of what was signed, and what happens next."""
    row = get_object_or_404(CaseRow, number=number)
    signature = SignatureRow.objects.filter(case=row).first()
    if signature is None:
        raise Http404
    documents = DocumentRow.objects.filter(case=row, sender=signature.role).order_by("pk")
    context = {"row": row, "signature": signature, "documents": documents}
    return render(request, "portal/filed.html", context)
