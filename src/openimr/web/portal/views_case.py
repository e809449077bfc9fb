"""The cases of a person, and one case as they follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import F, Q
from django.shortcuts import get_object_or_404, render

from openimr.process.life import life_rules, possible
from openimr.programs.load import DEFAULT
from openimr.web.access import visible
from openimr.web.letters.models import LetterRow
from openimr.web.portal import status
from openimr.web.portal.acts import ACTS, open_to
from openimr.web.portal.models import ApplicationDraftRow, SignatureRow
from openimr.web.portal.page import APPLICANTS, PEOPLE, person
from openimr.web.store import rows
from openimr.web.store.dispute import dispute_of
from openimr.web.store.models import CaseRow, DocumentRow, PartyRow

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from openimr.process.life import CaseLife
    from openimr.web.accounts.models import User

PAGE = 20


def cases(request: HttpRequest) -> HttpResponse:
    """The cases of the person: those with a date ahead first, searched by number, name, claim, treatment."""
    user, asked = person(request), request.GET.get("q", "").strip()
    show = request.GET.get("show", "")
    found = _searched(visible(user, PEOPLE), asked)
    if show in {"open", "closed"}:
        states = life_rules(DEFAULT).data["states"]
        found = found.filter(
            state__in=[key for key, one in states.items() if one["open"] == (show == "open")]
        )
    page = Paginator(found.order_by(F("next_due_on").asc(nulls_last=True), "-number"), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "told": [_line(row) for row in page.object_list],
        "asked": asked,
        "show": show,
        "many": bool(asked or show) or page.paginator.count > 3,
        "may_apply": bool(user.role_set & APPLICANTS),
        "begun": ApplicationDraftRow.objects.filter(owner=user, filed=None).count(),
    }
    return render(request, "portal/cases.html", context)


def case(request: HttpRequest, number: str) -> HttpResponse:
    """One case: what happened, where it stands, what comes next and who must do it."""
    row = get_object_or_404(CaseRow, number=number)
    life, user = rows.life(row), person(request)
    dates = status.coming(life)
    open_acts = [key for key, act in ACTS.items() if open_to(act, life, user)]
    letters = LetterRow.objects.filter(case=row).order_by("-version") if status.is_decided(life) else []
    context = {
        "row": row,
        "life": life,
        "lines": status.lines(life, status.events_of(number)),
        "dates": dates,
        "next": status.next_key(life),
        "treatments": status.treatments(life),
        "letters": letters,
        "first": [key for key in open_acts if key in _ASKED_FOR],
        "rest": [key for key in open_acts if key not in _ASKED_FOR],
        "signed": SignatureRow.objects.filter(case=row).exists() and user.role_set & APPLICANTS,
        "questions": questions(number, life.state),
        "records": DocumentRow.objects.filter(case=row).count(),
        "notices": _unread(row, user),
        "may_send": may_send(life),
        "survivor": _survivor(life.survivor, user),
    }
    return render(request, "portal/case.html", context)


_ASKED_FOR = ("answer_eligibility", "answer_doctor", "renew", "resolved")  # what the case waits for
# Places in which papers are kept for the file although nobody waits for them yet.
_EARLY = {"received", "eligibility_review", "eligibility_information", "deferred"}


def may_send(life: CaseLife) -> bool:
    """Whether papers still have a place in the file."""
    return "records_received" in possible(life) or life.state in _EARLY


def _searched(found: QuerySet[CaseRow], asked: str) -> QuerySet[CaseRow]:
    if not asked:
        return found
    named = PartyRow.objects.filter(role="worker", name__icontains=asked).values("case_id")
    return found.filter(Q(number__icontains=asked) | Q(pk__in=named) | Q(disputerow__facts__icontains=asked))


def _line(row: CaseRow) -> dict[str, Any]:
    """What the list tells of a case."""
    life = rows.life(row)
    party = PartyRow.objects.filter(case=row, role="worker").first()
    dates = status.coming(life)
    return {
        "row": row,
        "worker": party.name if party else "",
        "treatments": status.treatments(life),
        "claim": dispute_of(row.number).claim_number if hasattr(row, "disputerow") else "",
        "next": dates[0] if dates else None,
    }


def questions(number: str, state: str) -> list[str]:
    """What is being asked for, where an answer is awaited."""
    kind = {
        "eligibility_information": "eligibility_information_requested",
        "additional_information": "additional_information_requested",
    }.get(state)
    for event in reversed(status.events_of(number) if kind else []):
        if event.kind == kind:
            return [str(one) for one in event.data.get("questions", ())]
    return []


def _unread(row: CaseRow, user: User) -> int:
    from openimr.web.portal.views_notices import notices_of  # noqa: PLC0415 - they show this room's pages too

    return notices_of(row.number, user).filter(acknowledgement=None).count()


def _survivor(number: str | None, user: User) -> str | None:
    """The case that goes on, where the person may see it."""
    return number if number and visible(user, PEOPLE).filter(number=number).exists() else None
