"""Apply step by step: one group of questions a page, saved as it is typed, back and forth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from openimr.web.portal import uploads
from openimr.web.portal.draft import ASKED, STEPS, Draft, after, before, start
from openimr.web.portal.filing import administrators
from openimr.web.portal.models import ApplicationDraftRow
from openimr.web.portal.page import person
from openimr.web.portal.rows import changed_rows
from openimr.web.portal.words import say

if TYPE_CHECKING:
    from django.http import HttpRequest

_MOST_DRAFTS = 20


def apply(request: HttpRequest) -> HttpResponse:
    """What is needed, the applications that were begun, and a new one."""
    own = ApplicationDraftRow.objects.filter(owner=person(request), filed=None).order_by("-saved_at")
    if request.method == "POST":
        if own.count() >= _MOST_DRAFTS:
            messages.error(request, say("apply.too_many"))
            return redirect("portal_apply")
        return redirect("portal_apply_step", start(person(request)).pk, STEPS[0])
    begun = [(row, _first_open(Draft(row)), _about(Draft(row))) for row in own]
    return render(request, "portal/apply.html", {"begun": begun})


def step(request: HttpRequest, draft: int, step: str) -> HttpResponse:
    """One group of questions. Whatever was typed is kept, whichever button is pressed."""
    if step not in STEPS or step in {"check", "sign"}:
        raise Http404
    kept = own_draft(request, draft)
    if step == "papers":
        return _papers(request, kept)
    if request.method != "POST":
        return _show(request, kept, step)
    typed = {key: str(value) for key, value in request.POST.items() if key != "csrfmiddlewaretoken"}
    pressed = typed.pop("press", "on")
    if step == "treatments":
        typed = changed_rows(typed, pressed)
    kept.keep(step, typed)
    if pressed == "stay":
        return HttpResponse(status=204)  # saved while the person types
    if pressed == "on" and not kept.complete(step):
        return _show(request, kept, step, status=422)
    return _go(request, draft, step, pressed)


def _go(request: HttpRequest, draft: int, step: str, pressed: str) -> HttpResponse:
    """Where the button leads: on, back, out, or the same step with a row more or less."""
    if pressed == "later":
        messages.success(request, say("apply.kept"))
        return redirect("portal_apply")
    return redirect(where(draft, {"on": after(step), "back": before(step) or step}.get(pressed, step)))


def discard(request: HttpRequest, draft: int) -> HttpResponse:
    """Throw an application away that was never filed, once the person says so."""
    kept = own_draft(request, draft)
    if request.method == "POST":
        kept.row.delete()
        messages.success(request, say("apply.discarded"))
        return redirect("portal_apply")
    return render(request, "portal/discard.html", {"draft": kept.row, "about": _about(kept)})


def own_draft(request: HttpRequest, draft: int) -> Draft:
    """The application in the making, of this person only and not filed yet."""
    return Draft(get_object_or_404(ApplicationDraftRow, pk=draft, owner=person(request), filed=None))


def where(draft: int, step: str) -> str:
    """The address of a step."""
    from django.urls import reverse  # noqa: PLC0415 - the addresses import this module

    if step in {"check", "sign"}:
        return reverse(f"portal_apply_{step}", args=[draft])
    return reverse("portal_apply_step", args=[draft, step])


def progress(draft: Draft, step: str) -> dict[str, Any]:
    """Where the person is among the steps."""
    marks = [
        {"key": one, "address": where(draft.row.pk, one), "done": draft.complete(one), "here": one == step}
        for one in STEPS
    ]
    return {"steps": marks, "place": STEPS.index(step) + 1, "count": len(STEPS), "step": step}


def _show(request: HttpRequest, draft: Draft, step: str, status: int = 200) -> HttpResponse:
    context = {
        "form": draft.form(step),
        "draft": draft.row,
        "back": before(step),
        "administrators": administrators() if step == "administrator" else (),
        **progress(draft, step),
    }
    return render(request, "portal/step.html", context, status=status)


def _papers(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Add documents, or take one away again, before the application is filed."""
    refused: list[str] = []
    if request.method == "POST":
        pressed = request.POST.get("press", "on")
        refused = _change_papers(request, draft, pressed)
        if not refused and not pressed.startswith("remove-"):
            return _go(request, draft.row.pk, "papers", pressed)
    context = {
        "draft": draft.row,
        "papers": draft.papers,
        "refused": refused,
        "accepted": uploads.ACCEPTED,
        **progress(draft, "papers"),
    }
    return render(request, "portal/papers.html", context, status=422 if refused else 200)


def _change_papers(request: HttpRequest, draft: Draft, pressed: str) -> list[str]:
    """Keep what was sent, drop what was taken away; why files were refused."""
    kept, refused = {one.digest: one for one in draft.papers}, []
    for name, kind in (("decision", "utilization_review_decision"), ("others", "medical_record")):
        papers, wrong = uploads.take(request.FILES.getlist(name), kind)
        kept |= {one.digest: one for one in papers}
        refused += wrong
    kept.pop(pressed.removeprefix("remove-"), None)
    draft.keep_papers(list(kept.values()))
    return refused


def _first_open(draft: Draft) -> str:
    """The address at which to go on."""
    return where(draft.row.pk, next((one for one in ASKED if not draft.complete(one)), "papers"))


def _about(draft: Draft) -> str:
    """What the application is about, as far as it was said."""
    treatments = [one["treatment"] for one in draft.answers("treatments")]
    return "; ".join(treatments) if treatments else say("apply.nothing_yet")
