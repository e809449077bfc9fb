"""The reviewer's list: offers to answer, reviews at work by due day, reviews that were done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.web.casefile import reviewed_case
from openimr.web.desk.models import DraftRow
from openimr.web.desk.seat import AT_WORK
from openimr.web.store.models import AssignmentRow, DisputeRow, DocumentRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.case import DisputedItem
    from openimr.web.store.models import CaseRow

_OVER = {"declined", "expired"}


@dataclass(frozen=True, slots=True)
class Line:
    """One case of the list; ``what`` are the treatments, never a person. ``word`` is a draft's standing."""

    case: CaseRow
    assignment: AssignmentRow
    what: tuple[str, ...]
    word: str
    pages: int
    documents: int


def offers(reviewer: str) -> tuple[Line, ...]:
    """The offers that wait for an answer, the most urgent first."""
    found = _assignments(reviewer).filter(standing="offered").order_by("case__next_due_on", "offered_at")
    return lines(found)


def at_work(reviewer: str) -> tuple[Line, ...]:
    """The reviews that wait for this reviewer, by the day on which they are due."""
    found = _assignments(reviewer).filter(standing="accepted", case__state__in=AT_WORK)
    return lines(found.order_by("case__next_due_on", "case__number"))


def done(reviewer: str) -> Any:  # noqa: ANN401 - a query of assignments, for a paginator
    """The assignments that this reviewer has nothing more to do with, the newest first."""
    rest = _assignments(reviewer).exclude(standing="offered").exclude(standing__in=_OVER)
    return rest.exclude(standing="accepted", case__state__in=AT_WORK).order_by("-answered_at")


def lines(assignments: Sequence[AssignmentRow]) -> tuple[Line, ...]:
    """The lines of these assignments."""
    return tuple(map(_line, assignments))


def treatments(number: str) -> tuple[str, ...]:
    """What is disputed, in the words of the application."""
    return tuple(item.heading for item in items(number))


def items(number: str) -> tuple[DisputedItem, ...]:
    """The disputed items; () where nothing was taken down."""
    try:
        return reviewed_case(number).items
    except DisputeRow.DoesNotExist:
        return ()


def _assignments(reviewer: str) -> Any:  # noqa: ANN401 - a query
    return AssignmentRow.objects.filter(reviewer_id=reviewer).select_related("case")


def _line(assignment: AssignmentRow) -> Line:
    number, reviewer = assignment.case_id, assignment.reviewer_id
    newest = DraftRow.objects.filter(case_id=number, reviewer=reviewer).order_by("-version").first()
    found = list(DocumentRow.objects.filter(case_id=number).values_list("pages", flat=True))
    return Line(
        assignment.case,
        assignment,
        treatments(number),
        newest.standing if newest else "",
        sum(pages or 0 for pages in found),
        len(found),
    )
