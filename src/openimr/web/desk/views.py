"""The reviewer's list of cases, and the answer to an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect, render

from openimr.process.errors import ProcessError
from openimr.web import moment
from openimr.web.casefile import reviewed_case
from openimr.web.casefile.ahead import read_ahead
from openimr.web.desk import listing
from openimr.web.desk.seat import seat
from openimr.web.store.assigning import AssignmentError, answer
from openimr.web.store.docket import DatabaseDocket

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_DONE = 20
_LONGEST_REASON = 2000


def cases(request: HttpRequest) -> HttpResponse:
    """Offers to answer, reviews at work by due day, and what is done."""
    read_ahead()
    person: Any = request.user
    page = Paginator(listing.done(person.reviewer_id), _DONE).get_page(request.GET.get("page"))
    context = {
        "offers": listing.offers(person.reviewer_id),
        "at_work": listing.at_work(person.reviewer_id),
        "done": listing.lines(list(page.object_list)),
        "page": page,
    }
    return render(request, "desk/cases.html", context)


def offer(request: HttpRequest, number: str) -> HttpResponse:
    """What an offered case is about, with the statement of independence; then the answer to it."""
    at = seat(request, number)
    if not at.offered:
        return redirect("desk_case", number)
    sent = request.POST if request.method == "POST" else {}
    problem = _answer(request, number, sent) if sent else ""
    if sent and not problem:
        return redirect("desk_case" if sent["answer"] == "accepted" else "desk_cases", *_to(sent, number))
    line = listing.lines([at.assignment])[0]
    context = {
        "seat": at, "line": line, "case": reviewed_case(number), "problem": problem, "sent": sent,
    }  # fmt: skip
    return render(request, "desk/offer.html", context, status=409 if problem else 200)


def _to(sent: Any, number: str) -> tuple[str, ...]:  # noqa: ANN401 - what a form sent
    return (number,) if sent["answer"] == "accepted" else ()


def _answer(request: HttpRequest, number: str, sent: Any) -> str:  # noqa: ANN401 - what a form sent
    """Keep the answer; what is wrong with it, or nothing."""
    word, reason = sent.get("answer", ""), sent.get("reason", "").strip()[:_LONGEST_REASON]
    if word not in {"accepted", "declined"}:
        return "Choose whether you accept the case."
    if word == "accepted" and not sent.get("independent"):
        return "To accept the case, confirm the statement of independence."
    if word == "declined" and not reason:
        return "To decline the case, say why; the case manager reads it before choosing another reviewer."
    person: Any = request.user
    try:
        with transaction.atomic():
            said = {"by": person.ref, **({"reason": reason} if reason else {})}
            answer(DatabaseDocket(), number, word, at=moment.now(), today=moment.today(), said=said)
    except (AssignmentError, ProcessError) as error:
        return f"{error.what}: {error.do}"
    told = "You have the case." if word == "accepted" else "You have declined the case."
    messages.success(request, told)
    return ""
