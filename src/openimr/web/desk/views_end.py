"""Ways out of the desk: sign and submit, ask for more, step back."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render

from openimr.process.errors import ProcessError
from openimr.web import acts, moment
from openimr.web.desk import drafts
from openimr.web.desk.draft_pane import draft_form
from openimr.web.desk.linter import findings, tally
from openimr.web.desk.models import DraftRow, OpenedRow
from openimr.web.desk.seat import Seat, seat
from openimr.web.desk.worksheet_pane import sheets
from openimr.web.store.models import AssignmentRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse, QueryDict

    from openimr.web.desk.draft import Draft

STATEMENTS = (
    ("own", "I read the case file and decided each item myself; the software decided nothing."),
    (
        "independent",
        "I am independent of the employer, the worker, the treating physicians and the claims administrator.",
    ),
    ("sign", "I sign this determination. My signature is kept under my reference, never under my name."),
)
_PARTIES = ("claims_administrator", "physician", "worker")
_LONGEST = 2000


def sign(request: HttpRequest, number: str) -> HttpResponse:
    """What will be submitted, the statements to attest, and the signature."""
    at = seat(request, number)
    row = drafts.working(at)
    if row is None or not at.signing:
        return redirect("desk_case", number)
    written = drafts.content(row)
    problem = _submit(at, row, written, request.POST) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        messages.success(request, "Signed and submitted; quality review has the draft now.")
        return redirect("desk_cases")
    sheet, found = at.worksheet(), findings(number, written)
    context = {
        "seat": at,
        "row": row,
        "form": draft_form(sheet, written, sheets(sheet)),
        "findings": found,
        "tally": tally(found),
        "opened_check": True,
        "lacking": lacking(at, written),
        "statements": STATEMENTS,
        "unopened": _unopened(at),
        "problem": problem,
        "sent": request.POST,
    }
    return render(request, "desk/sign.html", context, status=409 if problem else 200)


def lacking(at: Seat, written: Draft) -> tuple[str, ...]:
    """What the draft needs before it can be signed."""
    needs = [] if any(one.text.strip() for one in written.summary) else ["a summary of the case"]
    for number in at.disputed:
        item = written.item(number)
        if item.decision is None:
            needs.append(f"a decision on item {number}")
        if not any(one.text.strip() for one in item.rationale):
            needs.append(f"a rationale for item {number}")
    return tuple(needs)


def _unopened(at: Seat) -> int:
    """How many pages of the file the reviewer has not had before them."""
    pages = sum(len(paper.document.pages) if paper.document else 1 for paper in at.worksheet().papers)
    return max(0, pages - OpenedRow.objects.filter(case_id=at.number).count())


def _submit(at: Seat, row: DraftRow, written: Draft, sent: QueryDict) -> str:
    if missing := [words for name, words in STATEMENTS if not sent.get(name)]:
        return f"To submit, confirm: {missing[0]}"
    if needs := lacking(at, written):
        return f"The draft still needs {', '.join(needs)}."
    data = {
        "reviewer": at.reviewer,
        "decisions": {str(number): written.item(number).decision for number in at.disputed},
        "draft_version": row.version,
        "draft_digest": sha256(row.content.encode()).hexdigest(),
    }
    standing = {"standing": "submitted", "submitted_at": moment.now()}
    return _happen(at, "draft_submitted", data, sent, lambda: _freeze(row, standing))


def _freeze(row: DraftRow, standing: Mapping[str, Any]) -> None:
    DraftRow.objects.filter(pk=row.pk, standing="working").update(**standing)


def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for what the file does not hold, through the organization; the draft waits meanwhile."""
    at = seat(request, number)
    if "additional_information_requested" not in at.may or at.offered:
        return redirect("desk_case", number)
    sent, problem = request.POST, ""
    if request.method == "POST":
        lines = sent.get("questions", "")[:_LONGEST].splitlines()
        questions = [line.strip() for line in lines if line.strip()]
        whom = sent.get("asked_of", "")
        if whom not in _PARTIES or not questions:
            problem = "Say whom you ask, and write at least one question."
        else:
            data = {"reviewer": at.reviewer, "asked_of": whom, "questions": questions}
            problem = _happen(at, "additional_information_requested", data, sent)
        if not problem:
            messages.success(request, "Asked. Your draft is kept and waits for the answer.")
            return redirect("desk_cases")
    proposed = tuple(dict.fromkeys(one for sheet in sheets(at.worksheet()) for one in sheet.asks))
    context = {
        "seat": at,
        "proposed": proposed,
        "questions": sent.get("questions", "\n".join(proposed)),
        "parties": _PARTIES,
        "problem": problem,
        "sent": sent,
    }
    return render(request, "desk/ask.html", context, status=409 if problem else 200)


def recuse(request: HttpRequest, number: str) -> HttpResponse:
    """Step back from the case; another reviewer is chosen."""
    at = seat(request, number)
    if "reviewer_recused" not in at.may or at.offered:
        return redirect("desk_case", number)
    sent, problem = request.POST, ""
    if request.method == "POST":
        reason = sent.get("reason", "").strip()[:_LONGEST]
        if reason:
            data = {"reviewer": at.reviewer, "reason": reason}
            problem = _happen(at, "reviewer_recused", data, sent, lambda: _leave(at))
        else:
            problem = "Say why you step back; the case manager reads it."
        if not problem:
            messages.success(request, "You have stepped back from the case; another reviewer will be chosen.")
            return redirect("desk_cases")
    context = {"seat": at, "problem": problem, "sent": sent}
    return render(request, "desk/recuse.html", context, status=409 if problem else 200)


def _leave(at: Seat) -> None:
    AssignmentRow.objects.filter(pk=at.assignment.pk).update(standing="recused")


def _happen(
    at: Seat, kind: str, data: Mapping[str, Any], sent: QueryDict, then: Callable[[], None] | None = None
) -> str:
    """Let the event happen on the case as the page showed it; what forbids it, or nothing."""
    version = sent.get("version", "")
    try:
        with transaction.atomic():
            acts.perform(
                at.user, at.number, kind, data, version=int(version) if version.isdecimal() else None
            )
            if then:
                then()
    except ProcessError as error:
        return f"{error.what}. {error.do}"
    return ""
