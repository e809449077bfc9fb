"""What pages show of cases and candidates, ready to print."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.panel import candidates
from openimr.process.life import possible
from openimr.web import moment
from openimr.web.assignment.need import need_of, second_looks, with_past
from openimr.web.store import rows
from openimr.web.store.models import AssignmentRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.panel import Candidate, CaseToAssign, Reviewer
    from openimr.panel.panel_file import Panel
    from openimr.process.life import CaseLife
    from openimr.web.accounts.models import User
    from openimr.web.assignment.models import ClearanceRow
    from openimr.web.store.models import CaseRow

ROLES = ("case_manager", "medical_director")
WAITING = "reviewer_selection"
AT_DESK = ("clinical_review", "additional_information")


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the queue; ``others`` counts reviewers who may not decide it again."""

    case: CaseRow
    offer: AssignmentRow | None
    age: int | None
    remanded: bool
    others: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A candidate with the reviewer's figures and the second look, where somebody took one."""

    candidate: Candidate
    reviewer: Reviewer
    looked: ClearanceRow | None

    @property
    def free(self) -> bool:
        """Whether the case may be offered: nothing blocks, and a weak match was looked at."""
        return not self.candidate.blocks and (not self.candidate.match.second_look or self.looked is not None)


def lines_of(some: Sequence[CaseRow]) -> list[Line]:
    """The cases of a page of the queue with their offers."""
    offers = AssignmentRow.objects.filter(
        case__in=[row.pk for row in some], standing__in=("offered", "accepted")
    )
    by_case = {one.case_id: one for one in offers.order_by("pk")}
    return [_line(row, by_case.get(row.pk)) for row in some]


def _line(row: CaseRow, offer: AssignmentRow | None) -> Line:
    life = rows.life(row)
    age = (moment.now() - offer.offered_at).days if offer else None
    return Line(row, offer, age, life.remand is not None, len(life.barred_reviewers))


def shown(row: CaseRow, panel: Panel) -> tuple[CaseToAssign, tuple[Shown, ...]]:
    """The case as the panel sees it and every reviewer as a candidate. Raises PanelError."""
    need = need_of(row, panel)
    reviewers = with_past(panel.reviewers, row.number)
    by_ref, looked = {each.ref: each for each in reviewers}, second_looks(row.number)
    found = candidates(need, reviewers, moment.today())
    return need, tuple(Shown(one, by_ref[one.reviewer], looked.get(one.reviewer)) for one in found)


def allowed(user: User, life: CaseLife) -> frozenset[str]:
    """What the state of the case lets this person do here."""
    return frozenset(
        kind
        for role in ROLES
        if role in user.role_set
        for kind in possible(life, role)  # type: ignore[arg-type]
    )


def history(number: str) -> list[dict[str, Any]]:
    """Every offer of the case with the snapshots on which it rested, the newest first."""
    kept = AssignmentRow.objects.filter(case_id=number).order_by("-pk")
    return [
        {"row": one, "credentials": json.loads(one.credentials), "conflicts": json.loads(one.conflicts)}
        for one in kept
    ]
