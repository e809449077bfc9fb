"""Pages of quality review: the queue, versions side by side, the letter of a draft, agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from openimr.web.desk.draft import read_draft
from openimr.web.desk.models import DraftRow
from openimr.web.letters.compare import compare_drafts
from openimr.web.letters.compose import letter_of_draft
from openimr.web.letters.lint import lint
from openimr.web.letters.preview import show_html, show_pdf
from openimr.web.quality import agreement as figures
from openimr.web.quality.waiting import cases_waiting, draft_of, not_drawn, reading_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.letter import DeterminationLetter
    from openimr.web.quality.waiting import Reading
    from openimr.web.store.models import CaseRow

PAGE = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A case of the queue with its draft, how closely it is read, and how many errors the linter finds."""

    case: CaseRow
    draft: DraftRow | None
    reading: Reading | None
    errors: int = 0
    others: int = 0


def queue(request: HttpRequest) -> HttpResponse:
    """The drafts that wait, those due first before the others."""
    person: Any = request.user
    page: Any = Paginator(cases_waiting(person), PAGE).get_page(request.GET.get("page"))
    page.object_list = [_line(row) for row in page.object_list]
    return render(request, "quality/queue.html", {"page": page, "to_draw": not_drawn(person).count()})


def versions(request: HttpRequest, number: str) -> HttpResponse:
    """Two versions of the draft side by side: the newest two unless the address names others."""
    rows = list(DraftRow.objects.filter(case_id=number).exclude(standing="working").order_by("version"))
    older = _chosen(rows, request.GET.get("older"), -2)
    newer = _chosen(rows, request.GET.get("newer"), -1)
    told: dict[str, Any] = {"number": number, "rows": rows, "older": older, "newer": newer}
    if older and newer:
        told["parts"] = compare_drafts(read_draft(older.content), read_draft(newer.content))
    return render(request, "quality/versions.html", told)


def letter(request: HttpRequest, number: str) -> HttpResponse:
    """The letter that the newest submitted draft makes, as a page."""
    del request
    return show_html(_letter(number))


def letter_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The same as PDF."""
    del request
    return show_pdf(_letter(number))


def agreement(request: HttpRequest) -> HttpResponse:
    """How often drafts pass and come back."""
    groups = (
        ("How closely they were read", figures.by_extent()),
        ("First and later versions", figures.by_version()),
        ("Month by month", figures.by_month()),
    )
    return render(request, "quality/agreement.html", {"groups": groups, "answered": figures.answered()})


def _letter(number: str) -> DeterminationLetter:
    draft = draft_of(number)
    if draft is None:
        raise Http404
    return letter_of_draft(number, read_draft(draft.content))


def _line(row: CaseRow) -> Line:
    draft = draft_of(row.number)
    if draft is None:
        return Line(row, None, None)
    found = lint(row.number, read_draft(draft.content))
    errors = sum(one.severity == "error" for one in found)
    return Line(row, draft, reading_of(draft), errors, len(found) - errors)


def _chosen(rows: list[DraftRow], wanted: str | None, place: int) -> DraftRow | None:
    """The version asked for, or the one at that place from the end."""
    found = next((row for row in rows if str(row.version) == wanted), None)
    if found or not rows:
        return found
    return rows[place] if len(rows) >= -place else rows[0]
