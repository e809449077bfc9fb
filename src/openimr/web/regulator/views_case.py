"""A case as the regulator sees it: what happened, clocks, outcomes, papers, findings; the director's acts.

Neither a draft nor any reference to the reviewer is on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from openimr.process.clock import deadline, explain
from openimr.process.docket import read_payload
from openimr.process.eligibility.reason import reasons
from openimr.process.errors import ProcessError
from openimr.process.fees import late_records
from openimr.process.life import life_rules, timeline
from openimr.web import acts as doing
from openimr.web import moment
from openimr.web.letters.models import LetterRow
from openimr.web.regulator.acts import ACTS, Act, offered
from openimr.web.store import rows
from openimr.web.store.dispute import treatments_of
from openimr.web.store.models import CaseRow, DocumentRow, EventRow, NoticeRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.process.life import CaseLife, Event

_FINDINGS = (
    "found_unique", "found_duplicate", "eligibility_information_requested", "found_ineligible",
    "liability_disputed", "liability_resolved", "found_eligible",
)  # fmt: skip


def case(request: HttpRequest, number: str) -> HttpResponse:
    """The page of a case."""
    return _page(request, number)


@require_POST
def act(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """One act of the director; refused ones are told of, and what was typed stays."""
    if kind not in ACTS:
        raise Http404
    person: Any = request.user
    form = ACTS[kind](request.POST, prefix=kind)
    if not form.is_valid():
        return _page(request, number, asked=(kind, form), status=400)
    try:
        doing.perform(person, number, kind, form.data_of_event(), version=form.cleaned_data["version"])
    except ProcessError as refused:
        return _page(request, number, asked=(kind, form), refused=refused, status=409)
    messages.success(request, f"{form.title}: entered for {number}.")
    return redirect("regulator_case", number=number)


def _page(
    request: HttpRequest,
    number: str,
    *,
    asked: tuple[str, Act] | None = None,
    refused: ProcessError | None = None,
    status: int = 200,
) -> HttpResponse:
    row = get_object_or_404(CaseRow, number=number)
    life = rows.life(row)
    payloads = EventRow.objects.filter(case_id=number).order_by("sequence").values_list("payload", flat=True)
    events = [read_payload(payload)[0] for payload in payloads]
    told = {
        "row": row,
        "life": life,
        "timeline": timeline(events, life),
        "events": [{"kind": one.kind, "at": one.at, "role": one.role} for one in events],
        "clocks": _clocks(life),
        "items": _items(life),
        "documents": DocumentRow.objects.filter(case_id=number).order_by("received_at", "pk"),
        "notices": NoticeRow.objects.filter(case_id=number).order_by("event", "kind", "role"),
        "letters": LetterRow.objects.filter(case_id=number).order_by("-version"),
        "findings": list(filter(None, map(_finding, events))),
        "penalty": late_records(life, moment.today()),
        "acts": _forms(life, row, asked),
        "refused": refused,
    }
    return render(request, "regulator/case.html", told, status=status)


def _forms(life: CaseLife, row: CaseRow, asked: tuple[str, Act] | None) -> list[dict[str, Any]]:
    """The acts that may be done, each with its form; the one that was refused as it was typed."""
    kinds = list(offered(life))
    if asked and asked[0] not in kinds:
        kinds.insert(0, asked[0])
    law = life_rules(life.program).events
    forms = []
    for kind in kinds:
        typed = asked[1] if asked and asked[0] == kind else None
        form = typed or ACTS[kind](prefix=kind, initial={"version": row.version})
        forms.append({"kind": kind, "form": form, "law": law[kind].law, "open": typed is not None})
    return forms


def _clocks(life: CaseLife) -> list[dict[str, Any]]:
    """Each clock with how it stands and the sentence that explains its day."""
    told = []
    for clock in life.clocks:
        made = deadline(
            clock.rule, clock.trigger, service=clock.service, priority=clock.priority, program=life.program
        )
        moved = clock.due is not None and made.due is not None and clock.due != made.due
        told.append({"clock": clock, "made": made, "why": explain(made, "en", life.program), "moved": moved})
    return told


def _items(life: CaseLife) -> list[dict[str, Any]]:
    """The items with their treatment; an outcome is there only after the issue."""
    words = treatments_of(life)
    return [{"item": item, "words": words.get(item.number, "")} for item in life.items]


def _finding(event: Event) -> dict[str, Any] | None:
    """What was found of eligibility, with its reasons and their law."""
    if event.kind not in _FINDINGS:
        return None
    known = reasons()
    codes = [code for code in event.data.get("reasons", ()) if code in known]
    return {
        "kind": event.kind,
        "at": event.at,
        "role": event.role,
        "reasons": [known[code] for code in codes],
        "dropped": event.data.get("ineligible_items", ()),
    }
