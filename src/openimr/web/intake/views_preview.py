"""Notices before they are owed: the page that shows them, and each notice as a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from openimr.errors import OpenimrError
from openimr.process.errors import ProcessError
from openimr.web.intake import page, preview
from openimr.web.intake.act import act_of
from openimr.web.intake.forms_event import EventForm
from openimr.web.intake.refusal import spoken
from openimr.web.intake.views_case import form_of, shown, version_of
from openimr.web.letters.preview import alone
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_KEPT = "intake_preview"  # of the session: what was typed, until it is done or another preview is asked for


@require_POST
def ask(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Keep what was typed and show what it would send; a refusal shows on the page of the case."""
    person: Any = request.user
    row = get_object_or_404(CaseRow, number=number)
    form = form_of(request, row, kind)
    if not form.is_valid():
        return shown(request, number, form)
    try:
        preview.step_of(person, number, kind, form.told())
    except ProcessError as refused:
        return shown(request, number, form, refused)
    posted = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
    request.session[_KEPT] = {
        "number": number,
        "kind": kind,
        "data": form.told(),
        "version": version_of(request),
        "posted": posted,
    }
    return redirect("intake_previewed", number=number)


def previewed(request: HttpRequest, number: str) -> HttpResponse:
    """The notices that would go out, one of them shown, with the button that does it."""
    kept = _kept(request, number)
    person: Any = request.user
    row = get_object_or_404(CaseRow, number=number)
    act = act_of(kept["kind"], row.program, row.state)
    told: dict[str, Any] = {"row": row, "act": act, "posted": _fields(kept["posted"])}
    try:
        _, step = preview.step_of(person, number, kept["kind"], kept["data"])
    except ProcessError as refused:
        return render(request, "intake/preview.html", {**told, "refused": spoken(refused)}, status=409)
    told["coming"] = preview.coming(number, step)
    wanted = request.GET.get("notice")
    told["chosen"] = next((one for one in told["coming"] if one.key == wanted), None) or next(
        iter(told["coming"]), None
    )
    told["form"] = EventForm(act, page.life_of(row), {})
    return render(request, "intake/preview.html", told)


def notice(request: HttpRequest, number: str, notice: str) -> HttpResponse:
    """One notice of the preview, alone: it runs nothing and no cache keeps it."""
    kept = _kept(request, number)
    person: Any = request.user
    try:
        event, step = preview.step_of(person, number, kept["kind"], kept["data"])
        one = next((one for one in preview.coming(number, step) if one.key == notice), None)
        if one is None:
            raise Http404
        return alone(preview.written(number, event, step, one).encode())
    except OpenimrError as refused:
        return alone(render_to_string("intake/not_composed.html", {"refused": refused}).encode())


def _kept(request: HttpRequest, number: str) -> dict[str, Any]:
    kept: dict[str, Any] = request.session.get(_KEPT, {})
    if kept.get("number") != number:
        raise Http404
    return kept


def _fields(posted: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in posted.items() for value in values]
