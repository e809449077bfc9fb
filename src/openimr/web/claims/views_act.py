"""One event of the administrator: what it means, its clocks, its fee, and the form that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from openimr.process.errors import ProcessError
from openimr.web import acts
from openimr.web.claims import money, page
from openimr.web.claims.act import ASKED, described, offered
from openimr.web.claims.delivery import KEPT, REFUSED, Sent, deliver
from openimr.web.claims.forms import kind_choices
from openimr.web.intake import page as office
from openimr.web.intake.forms_documents import Files, FilesField
from openimr.web.intake.forms_event import EventForm
from openimr.web.intake.views_case import version_of
from openimr.web.store.dispute import treatments_of
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.process.life import CaseLife
    from openimr.web.claims.act import Described


class PapersForm(forms.Form):
    """Documents that go with an answer or a report."""

    documents = FilesField(
        label="Documents",
        required=False,
        help_text="PDF, PNG, JPEG or plain text. Choose many at once.",
        widget=Files(attrs={"multiple": True, "accept": ".pdf,.png,.jpg,.jpeg,.txt"}),
    )
    kind = forms.ChoiceField(label="What they are", choices=kind_choices)


def act(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Ask for confirmation; done, the case's page says so; refused, everything typed stays."""
    if kind not in described():
        raise Http404
    one, row = described()[kind], get_object_or_404(CaseRow, number=number)
    life = office.life_of(row)
    posted, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = EventForm(one.act, life, treatments_of(life), posted)
    papers = PapersForm(posted, files, initial={"kind": one.documents}) if one.documents else None
    if posted is None:
        return _shown(request, row, life, one, form, papers)
    if not form.is_valid() or (papers and not papers.is_valid()):
        return _shown(request, row, life, one, form, papers, status=400)
    person: Any = request.user
    try:
        acts.perform(person, number, kind, _told(one, form), version=version_of(request))
    except ProcessError as refused:
        return _shown(request, row, life, one, form, papers, refused=refused, status=409)
    messages.success(request, f"{number}: {one.act.words}. Noted.")
    return _after(request, number, papers)


def _told(one: Described, form: EventForm) -> dict[str, Any]:
    return {**one.constant, **form.told()}


def _after(request: HttpRequest, number: str, papers: PapersForm | None) -> HttpResponse:
    """The documents of the answer go into the case; their receipt tells what became of each."""
    given = papers.cleaned_data["documents"] if papers else []
    if not papers or not given:
        return redirect("claims_case", number=number)
    person: Any = request.user
    receipt = deliver(person, [Sent(file, number, papers.cleaned_data["kind"]) for file in given])
    if receipt.lines.filter(standing=REFUSED).exists():
        kept = receipt.lines.filter(standing=KEPT).count()
        messages.warning(request, f"Documents taken: {kept} of {len(given)}. The receipt says why.")
    return redirect("claims_receipt", receipt=receipt.ref)


def _shown(  # noqa: PLR0917 - the parts of one page
    request: HttpRequest,
    row: CaseRow,
    life: CaseLife,
    one: Described,
    form: EventForm,
    papers: PapersForm | None,
    *,
    refused: ProcessError | None = None,
    status: int = 200,
) -> HttpResponse:
    question = page.question(life)
    told = {
        "row": row,
        "one": one,
        "form": form,
        "papers": papers,
        "refused": refused,
        "question": question if one.kind in ASKED else None,
        "possible": any(each.kind == one.kind for each in offered(life, asked=question is not None)),
        "items": page.items(life),
        "clocks": [run for run in page.binding(row, life) if run.rule in one.clocks],
        "early": money.early(life) if one.fee else None,
        "invoice": money.invoice(life) if one.fee else None,
    }
    return render(request, "claims/act.html", told, status=status)
