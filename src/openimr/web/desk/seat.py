"""A reviewer at the desk of one case: where the case stands, and what they may do there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404

from openimr.process.life import possible
from openimr.web.casefile import Ruling, Worksheet, worksheet
from openimr.web.desk.models import RulingRow
from openimr.web.store import rows
from openimr.web.store.models import AssignmentRow, CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest

    from openimr.process.life import CaseLife
    from openimr.web.accounts.models import User

AT_WORK = frozenset({"clinical_review", "additional_information"})  # states in which the reviewer writes


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at the desk of which case. ``row`` is the case as it was when the page was asked for."""

    user: User
    reviewer: str
    row: CaseRow
    life: CaseLife
    assignment: AssignmentRow

    @property
    def number(self) -> str:
        """The number of the case."""
        return self.row.number

    @property
    def offered(self) -> bool:
        """Whether the case still waits for an answer to its offer."""
        return self.assignment.standing == "offered"

    @property
    def may(self) -> frozenset[str]:
        """The events that the reviewer can bring about now."""
        return frozenset(possible(self.life, "reviewer"))

    @property
    def writing(self) -> bool:
        """Whether the draft can be worked on; also while an answer of the parties is awaited."""
        return not self.offered and self.life.state in AT_WORK

    @property
    def signing(self) -> bool:
        """Whether the draft can be signed now."""
        return self.writing and "draft_submitted" in self.may

    @property
    def disputed(self) -> tuple[int, ...]:
        """The numbers of the items to decide."""
        return tuple(item.number for item in self.life.items if item.standing == "in_dispute")

    def rulings(self) -> tuple[Ruling, ...]:
        """The newest ruling of this person on each fact, in the order in which they were made."""
        newest: dict[str, RulingRow] = {}
        for row in RulingRow.objects.filter(case_id=self.number, by=self.user.ref).order_by("pk"):
            newest[row.fact] = row
        return tuple(map(_ruling, newest.values()))

    def worksheet(self) -> Worksheet:
        """The worksheet with this person's rulings."""
        return worksheet(self.number, self.rulings())


def seat(request: HttpRequest, number: str) -> Seat:
    """The reviewer's own seat at the case. Raises Http404 where the case was never theirs."""
    user: Any = request.user
    found = AssignmentRow.objects.filter(
        case_id=number, reviewer_id=user.reviewer_id, standing__in=("offered", "accepted")
    )
    assignment = found.select_related("case").order_by("offered_at").last()
    if assignment is None:
        raise Http404
    row = assignment.case
    return Seat(user, user.reviewer_id, row, rows.life(row), assignment)


def _ruling(row: RulingRow) -> Ruling:
    word: Any = row.ruling
    return Ruling(row.fact, word, row.reason, json.loads(row.value) if row.value else {})
