"""Save the draft: by its button, by one of the buttons that change it, or by itself while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import strip_tags

from openimr.web.desk import drafts
from openimr.web.desk.draft_form import act, draft_of
from openimr.web.desk.draft_pane import draft_form
from openimr.web.desk.drafts import LateSavingError
from openimr.web.desk.linter import findings, tally
from openimr.web.desk.seat import seat
from openimr.web.desk.views_case import asked_of, desk, part
from openimr.web.desk.worksheet_pane import sheets
from openimr.web.look.templatetags.look import clock

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from openimr.web.desk.draft import Draft
    from openimr.web.desk.models import DraftRow
    from openimr.web.desk.seat import Seat


def draft(request: HttpRequest, number: str) -> HttpResponse:
    """Keep what was typed, then do what the button says.

    The script of the page asks with ``Accept: application/json`` and gets the new count of savings; another
    window's newer words give 409 and nothing is overwritten.
    """
    at = seat(request, number)
    if request.method != "POST" or at.offered:
        return redirect("desk_case", number)
    sent = request.POST
    written = draft_of(sent, at.disputed)
    action = sent.get("do", "save")
    if action not in {"save", "sign"}:
        written = act(written, action, sent, at.worksheet())
    try:
        row = drafts.save(at, written, _revision(sent))
    except LateSavingError as error:
        return _late(request, at, written, error)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"revision": row.revision, "saved": strip_tags(clock(row.saved_at))})
    if request.headers.get("HX-Target") == "draft":
        return part(request, at, "draft")
    if action == "sign":
        return redirect("desk_sign", number)
    messages.success(request, "The draft is saved.")
    return redirect(f"{reverse('desk_case', args=[number])}?{asked_of(request)}#draft")


def _revision(sent: QueryDict) -> int:
    written = sent.get("revision", "")
    return int(written) if written.isdecimal() else -1


def _late(request: HttpRequest, at: Seat, written: Draft, error: LateSavingError) -> HttpResponse:
    """Everything typed comes back, with the newest count of savings, so that it can be saved on purpose."""
    if request.headers.get("Accept") == "application/json":
        newest = drafts.versions(at).first()
        told = {"problem": f"{error.what}; {error.do}", "revision": newest.revision if newest else None}
        return JsonResponse(told, status=409)
    sheet = at.worksheet()
    again = {"form": draft_form(sheet, written, sheets(sheet)), "late": f"{error.what}; {error.do}"}
    if request.headers.get("HX-Target") == "draft":
        return part(request, at, "draft", status=200, **again)
    return desk(request, at, status=409, **again)


def check(request: HttpRequest, number: str) -> HttpResponse:
    """The linter's findings on the draft as it was saved last."""
    at = seat(request, number)
    row = drafts.working(at) or drafts.versions(at).first()
    if row is None:
        return redirect("desk_case", number)
    found = findings(number, drafts.content(row))
    return render(request, "desk/parts/check.html", {"findings": found, "tally": tally(found), "row": row})


def version(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """A frozen version of the reviewer's own draft."""
    at = seat(request, number)
    row: DraftRow = get_object_or_404(drafts.versions(at).exclude(standing="working"), version=version)
    sheet = at.worksheet()
    form = draft_form(sheet, drafts.content(row), sheets(sheet))
    return render(request, "desk/version.html", {"seat": at, "row": row, "form": form})
