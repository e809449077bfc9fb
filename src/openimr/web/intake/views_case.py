"""The page of a case, and the events that the office notes on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from openimr.process.errors import ProcessError
from openimr.web import acts
from openimr.web.intake import page
from openimr.web.intake.act import ROLES, act_of, allowed, described
from openimr.web.intake.forms_event import EventForm
from openimr.web.intake.held import held
from openimr.web.intake.package import package
from openimr.web.intake.refusal import spoken
from openimr.web.store.dispute import treatments_of
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.web.accounts.models import User


def case(request: HttpRequest, number: str) -> HttpResponse:
    """The page of a case."""
    return shown(request, number)


@require_POST
def act(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Note an event, or show the page with what was typed and why it was refused."""
    person: Any = request.user
    row = get_object_or_404(CaseRow, number=number)
    form = form_of(request, row, kind)
    if not form.is_valid():
        return shown(request, number, form)
    try:
        acts.perform(person, number, kind, form.told(), version=version_of(request))
    except ProcessError as refused:
        return shown(request, number, form, refused)
    messages.success(request, f"{number}: {form.act.words}. Noted.")
    back = request.POST.get("back")
    return redirect("intake_worksheet" if back == "worksheet" else "intake_case", number=number)


def form_of(request: HttpRequest, row: CaseRow, kind: str) -> EventForm:
    """The posted form of an event that is noted here; any other kind is not there."""
    if kind not in described()["events"]:
        raise Http404
    life = page.life_of(row)
    return EventForm(act_of(kind, row.program, row.state), life, treatments_of(life), request.POST)


def version_of(request: HttpRequest) -> int:
    """The version of the case that the page showed; without one nothing is newer than the page."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else 0


def shown(
    request: HttpRequest, number: str, tried: EventForm | None = None, refused: ProcessError | None = None
) -> HttpResponse:
    """The page, with a form that was tried opened and its refusal on top."""
    person: Any = request.user
    row = get_object_or_404(CaseRow, number=number)
    told: dict[str, Any] = {
        "row": row,
        "tried": tried,
        "refused": spoken(refused) if refused else None,
        "may_act": bool(person.role_set & set(ROLES)),
    }
    if tried:
        body: str = render_to_string("intake/parts/body.html", {**told, **_told(person, row, tried)}, request)
        return render(request, "intake/case.html", {**told, "body": body}, status=409 if refused else 400)
    key = (number, row.head, row.queue_on, page.seen(number))
    body = held(request, "intake/parts/body.html", key, lambda: {**told, **_told(person, row)})
    return render(request, "intake/case.html", {**told, "body": body})


def _told(person: User, row: CaseRow, tried: EventForm | None = None) -> dict[str, Any]:
    """What the body of the page tells."""
    life = page.life_of(row)
    treatments = treatments_of(life)
    kinds, ways = allowed(person, life)
    forms = [EventForm(one, life, treatments) for one in kinds]
    if tried:
        forms = [tried if form.act.kind == tried.act.kind else form for form in forms]
        if all(form is not tried for form in forms):  # the case has moved on; what was typed stays to be read
            forms.insert(0, tried)
    papers = page.papers(row.number)
    return {
        "life": life,
        "past": page.past(row),
        "clocks": page.clocks(row, life),
        "items": page.items(life, treatments),
        "package": package(papers["documents"], row.program),
        "forms": forms,
        "ways": ways,
        **papers,
    }
