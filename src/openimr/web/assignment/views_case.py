"""One case: its candidates, one of them in full, two side by side, the offer and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from openimr.errors import OpenimrError
from openimr.web.assignment import deciding
from openimr.web.assignment.lists import allowed, history, shown
from openimr.web.assignment.roster import roster
from openimr.web.store import rows
from openimr.web.store.models import AssignmentRow, CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LONGEST = 2000


def case(request: HttpRequest, number: str) -> HttpResponse:
    """Candidates, the open offer, the history; a post ends the offer or takes the reviewer off."""
    if request.method != "POST":
        return _page(request, number)
    person: Any = request.user
    reason = request.POST.get("reason", "")[:_LONGEST]
    try:
        deciding.take_back(person, number, reason, version=_version(request))
    except OpenimrError as refused:
        return _page(request, number, refused, reason)
    messages.success(request, f"Case {number} waits for another reviewer; the earlier one is barred from it.")
    return redirect("assignment_case", number=number)


def candidate(request: HttpRequest, number: str, ref: str) -> HttpResponse:
    """Everything tested of one reviewer for this case; a post clears, looks again, or offers."""
    refused: OpenimrError | None = None
    if request.method == "POST":
        try:
            return _decide(request, number, ref)
        except OpenimrError as error:
            refused = error
    told = _told(request, number)
    one = next((each for each in told["found"] if each.reviewer.ref == ref), None)
    if one is None:
        raise Http404
    sent = request.POST
    told |= {"one": one, "refused": refused, "reason": sent.get("reason", ""), "ticked": sent.getlist("row")}
    return render(request, "assignment/candidate.html", told, status=409 if refused else 200)


def compare(request: HttpRequest, number: str) -> HttpResponse:
    """Two candidates side by side."""
    told = _told(request, number)
    by_ref = {each.reviewer.ref: each for each in told["found"]}
    both = [by_ref[ref] for ref in request.GET.getlist("with")[:2] if ref in by_ref]
    told["both"] = both if len(both) == 2 else []
    return render(request, "assignment/compare.html", told)


def _decide(request: HttpRequest, number: str, ref: str) -> HttpResponse:
    person: Any = request.user
    sent = request.POST
    reason, what = sent.get("reason", "")[:_LONGEST], sent.get("do", "")
    if what == "offer":
        deciding.make_offer(person, number, ref, version=_version(request))
        messages.success(request, f"Case {number} was offered to {ref}.")
        return redirect("assignment_case", number=number)
    if what == "credential":
        deciding.clear_credential(person, ref, sent.get("rule", ""), reason)
        messages.success(request, "The credential was cleared; the reason is kept in the profile.")
    elif what == "look":
        deciding.look_again(person, number, ref, reason)
        messages.success(request, "The second look is kept.")
    else:
        count = deciding.clear_rows(person, number, ref, sent.getlist("row"), reason)
        messages.success(request, f"{count} unknown relation{'s' if count > 1 else ''} cleared, on record.")
    return redirect("assignment_candidate", number=number, ref=ref)


def _version(request: HttpRequest) -> int | None:
    words = request.POST.get("version", "")
    return int(words) if words.isdecimal() else None


def _told(request: HttpRequest, number: str) -> dict[str, Any]:
    """The case, its need and its candidates; where the case cannot be read, why."""
    row = get_object_or_404(CaseRow, number=number)
    life, person = rows.life(row), request.user
    told: dict[str, Any] = {
        "row": row,
        "life": life,
        "may": allowed(person, life),  # type: ignore[arg-type]
        "need": None,
        "found": (),
    }
    try:
        told["need"], told["found"] = shown(row, roster())
    except OpenimrError as unreadable:
        told["unreadable"] = unreadable
    return told


def _page(
    request: HttpRequest, number: str, refused: OpenimrError | None = None, reason: str = ""
) -> HttpResponse:
    told = _told(request, number)
    held = AssignmentRow.objects.filter(case_id=number, standing__in=("offered", "accepted")).last()
    told |= {"held": held, "history": history(number), "refused": refused, "reason": reason}
    may = told["may"]
    told["may_take_back"] = held is not None and (
        ("assignment_expired" if held.standing == "offered" else "reviewer_recused") in may
    )
    return render(request, "assignment/case.html", told, status=409 if refused else 200)
