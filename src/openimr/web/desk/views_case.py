"""The desk of one case: records, worksheet and draft side by side; each pane can be asked for alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.http import QueryDict
from django.shortcuts import redirect, render

from openimr.web import moment
from openimr.web.desk import drafts
from openimr.web.desk.draft import Draft
from openimr.web.desk.draft_pane import draft_form
from openimr.web.desk.linter import findings, tally
from openimr.web.desk.models import OpenedRow
from openimr.web.desk.overview import overview
from openimr.web.desk.record_pane import Asked, Pane, link, pane, read_asked
from openimr.web.desk.seat import Seat, seat
from openimr.web.desk.uses import uses
from openimr.web.desk.vocabulary import values_of, vocabulary
from openimr.web.desk.worksheet_pane import on_page, rejected, sheets

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.web.casefile import Worksheet
    from openimr.web.desk.models import DraftRow

_PANES = ("records", "worksheet", "draft")
_OPEN = {"doc", "page", "hl", "q"}  # what of an address says which page lies open
_LONGEST = 500


def case(request: HttpRequest, number: str) -> HttpResponse:
    """The desk, or the pane that the script of the page asks for."""
    at = seat(request, number)
    if at.offered:
        return redirect("desk_offer", number)
    wanted = request.headers.get("HX-Target", "")
    whole = request.headers.get("HX-History-Restore-Request") or wanted not in _PANES
    response = desk(request, at) if whole else part(request, at, wanted)
    response["Cache-Control"] = "private, no-store"
    response["Vary"] = "HX-Request, HX-Target"
    return response


def desk(request: HttpRequest, at: Seat, *, status: int = 200, **more: Any) -> HttpResponse:  # noqa: ANN401
    """The whole page."""
    row, sheet = drafts.working(at), at.worksheet()
    context = {
        **_records(request, at, sheet, row),
        **_worksheet(request, at, sheet),
        **_draft(at, sheet, row),
    }
    return render(request, "desk/case.html", {**context, **more}, status=status)


def part(request: HttpRequest, at: Seat, name: str, *, status: int = 200, **more: object) -> HttpResponse:
    """One pane of it."""
    row, sheet = drafts.working(at), at.worksheet()
    context: dict[str, Any] = {}
    if name == "records":
        context = _records(request, at, sheet, row)
    elif name == "worksheet":
        context = _worksheet(request, at, sheet)
    else:
        context = _draft(at, sheet, row)
    context["back"] = asked_of(request)
    return render(request, f"desk/parts/{name}.html", {**context, **more, "swapped": True}, status=status)


def asked_of(request: HttpRequest) -> str:
    """What lies open beside, as the query of an address: forms send it back."""
    if "back" in request.POST:
        return request.POST["back"][:_LONGEST]
    own = request.headers.get("HX-Target") in {None, "records"}
    query = request.META["QUERY_STRING"] if own else urlsplit(request.headers.get("HX-Current-URL", "")).query
    asked = QueryDict(query, mutable=True)
    for name in set(asked) - _OPEN:
        del asked[name]
    return asked.urlencode()[:_LONGEST]


def _records(request: HttpRequest, at: Seat, sheet: Worksheet, row: DraftRow | None) -> dict[str, Any]:
    asked = read_asked(request.GET)
    shown = pane(sheet, asked)
    _note(at, shown)
    written = drafts.content(row) if row else _last(at)
    return {
        "seat": at,
        "pane": shown,
        "near": _near(shown, asked),
        "stated": on_page(sheet, shown.paper, shown.page, uses(sheet, written)),
        "vocabulary": vocabulary(),
        "back": asked_of(request),
        "opened": set(OpenedRow.objects.filter(case_id=at.number).values_list("document_id", "page")),
    }


def _near(shown: Pane, asked: Asked) -> dict[str, str]:
    """The addresses of the page before and the page after."""
    if not shown.paper or not shown.page:
        return {}
    number, found = shown.page.number, {}
    if number > 1:
        found["before"] = link(shown.paper.id, number - 1, words=asked.words)
    if number < shown.pages:
        found["after"] = link(shown.paper.id, number + 1, words=asked.words)
    return found


def _note(at: Seat, shown: Pane) -> None:
    """The page was before the reviewer; noted once."""
    if shown.paper is None:
        return
    OpenedRow.objects.get_or_create(
        case_id=at.number,
        document_id=shown.paper.id,
        page=shown.page.number if shown.page else 1,
        defaults={"at": moment.now()},
    )


def _worksheet(request: HttpRequest, at: Seat, sheet: Worksheet) -> dict[str, Any]:
    chosen = request.GET.get("fact", "")
    return {
        "chosen": chosen,
        "chosen_row": request.GET.get("row", ""),
        "attributes": values_of(sheet.facts[chosen]) if chosen in sheet.facts else (),
        "seat": at,
        "sheet": sheet,
        "sheets": sheets(sheet, request.GET.get("row", "")),
        "rejected": rejected(sheet),
        "overview": overview(sheet),
        "ruled": len(sheet.rulings),
        "vocabulary": vocabulary(),
    }


def _draft(at: Seat, sheet: Worksheet, row: DraftRow | None) -> dict[str, Any]:
    written = drafts.content(row) if row else _last(at)
    found = findings(at.number, written)
    frozen = None if row else drafts.versions(at).first()
    return {
        "seat": at,
        "row": row,
        "frozen": frozen,
        "returned": drafts.returned(at) if row else None,
        "versions": drafts.versions(at).exclude(standing="working"),
        "form": draft_form(sheet, written, sheets(sheet)),
        "findings": found,
        "tally": tally(found),
    }


def _last(at: Seat) -> Draft:
    """The words of the newest version, where none is worked on."""
    newest = drafts.versions(at).first()
    return drafts.content(newest) if newest else Draft()
