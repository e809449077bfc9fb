"""One reviewer: the profile, its parts to edit, in or out of the panel, and the name under seal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from openimr.errors import OpenimrError
from openimr.panel import credentials
from openimr.web import moment
from openimr.web.assignment import forms, roster
from openimr.web.assignment.expiry import endings
from openimr.web.assignment.models import UnsealRow
from openimr.web.assignment.sealed import purposes, unseal
from openimr.web.store.models import AssignmentRow, ReviewerRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LONGEST = 2000
_SHORTEST = 8  # letters of a reason
WORK = "work"


def profile(request: HttpRequest, ref: str) -> HttpResponse:
    """Credentials, relations, leave, cases and history, by reference."""
    row = get_object_or_404(ReviewerRow, ref=ref)
    today = moment.today()
    told: dict[str, Any] = {"row": row, "parts": [(key, words) for key, (words, _) in forms.PARTS.items()]}
    try:
        (reviewer,) = roster.read([json.loads(row.profile) | {"ref": ref}]).reviewers
    except (OpenimrError, KeyError) as unreadable:
        told["unreadable"] = unreadable
    else:
        told |= {
            "reviewer": reviewer,
            "report": credentials(reviewer, today),
            "ends": endings([reviewer], today),
        }
    told["load"] = roster.load_of_today().get(ref, 0)
    told["offers"] = AssignmentRow.objects.filter(reviewer=row).select_related("case").order_by("-pk")[:10]
    told["kept"] = row.profiles.defer("profile").order_by("-pk")[:10]
    told["unsealings"] = UnsealRow.objects.filter(reviewer=row).order_by("-pk")[:10]
    return render(request, "assignment/profile.html", told)


def edit(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """One part of a profile as rows; a row with "Take out" ticked goes."""
    row = get_object_or_404(ReviewerRow, ref=ref)
    if part == WORK:
        return _edit_work(request, row)
    if part not in forms.PARTS:
        raise Http404
    kept, problem = json.loads(row.profile), ""
    rows = forms.rows_of(part, request.POST or None, kept.get(part))
    searched = kept.get(part) is not None
    if request.method == "POST":
        searched = "searched" in request.POST
        if rows.is_valid():
            values: list[dict[str, Any]] | None = forms.values_of(rows)
            if part in forms.SEARCHED and not values and not searched:
                values = None
            problem = _write(request, row, kept | {part: values}, part)
            if not problem:
                return redirect("assignment_profile", ref=ref)
        else:
            problem = "Something is missing or does not fit; it is marked below. Nothing was changed."
    told = {
        "row": row, "part": part, "words": forms.PARTS[part][0], "rows": rows, "problem": problem,
        "asks_search": part in forms.SEARCHED, "searched": searched, "reason": request.POST.get("reason", ""),
    }  # fmt: skip
    return render(request, "assignment/edit.html", told, status=409 if problem else 200)


def _edit_work(request: HttpRequest, row: ReviewerRow) -> HttpResponse:
    kept, problem = json.loads(row.profile), ""
    form = forms.Work(request.POST or None, initial=forms.work_from(kept))
    if request.method == "POST" and form.is_valid():
        problem = _write(request, row, forms.work_into(kept, form.cleaned_data), "practice and capacity")
        if not problem:
            return redirect("assignment_profile", ref=row.ref)
    told = {"row": row, "words": "Practice and capacity", "form": form, "problem": problem}
    told["reason"] = request.POST.get("reason", "")
    return render(request, "assignment/edit.html", told, status=409 if problem or form.errors else 200)


def standing(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a reviewer out of the panel, or in again, with a reason. Cases at work stay as they are."""
    row = get_object_or_404(ReviewerRow, ref=ref)
    reason = request.POST.get("reason", "").strip()[:_LONGEST]
    person: Any = request.user
    if request.method == "POST" and reason:
        try:
            roster.write(ref, json.loads(row.profile), by=person.ref, reason=reason, active=not row.active)
        except OpenimrError as refused:
            messages.error(request, f"{refused.what.capitalize()}. {refused.do.capitalize()}.")
        else:
            messages.success(request, f"{ref} is {'out of' if row.active else 'in'} the panel now.")
    elif request.method == "POST":
        messages.error(request, "Say why; the reason is kept.")
    return redirect("assignment_profile", ref=ref)


def identity(request: HttpRequest, ref: str) -> HttpResponse:
    """Open the sealed name for one purpose: on this page, now, and never without a row that tells."""
    row = get_object_or_404(ReviewerRow, ref=ref)
    sent = request.POST
    told: dict[str, Any] = {
        "row": row, "purposes": purposes(),
        "purpose": sent.get("purpose", ""), "reason": sent.get("reason", ""),
    }  # fmt: skip
    status = 200
    if request.method == "POST":
        reason = sent.get("reason", "").strip()[:_LONGEST]
        if sent.get("purpose") in purposes() and len(reason) >= _SHORTEST:
            told["person"] = unseal(ref, request.user, sent["purpose"], reason)  # type: ignore[arg-type]
        else:
            told["problem"] = "Choose a purpose, and say in a few words why you need to know who it is."
            status = 409
    told["unsealings"] = UnsealRow.objects.filter(reviewer=row).order_by("-pk")[:25]
    response = render(request, "assignment/identity.html", told, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _write(request: HttpRequest, row: ReviewerRow, values: dict[str, Any], what: str) -> str:
    """Keep the profile; what is wrong with it, or nothing."""
    reason = request.POST.get("reason", "").strip()[:_LONGEST] or f"{what} brought up to date"
    person: Any = request.user
    try:
        roster.write(row.ref, values, by=person.ref, reason=reason, active=row.active)
    except OpenimrError as refused:
        return f"{refused.what.capitalize()}. Expected: {refused.expected}. {refused.do.capitalize()}."
    messages.success(request, "Kept, with the reason and the profile as it was.")
    return ""
