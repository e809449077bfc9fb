"""The drafts that wait for quality review, and how closely each is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.db.models import Exists, OuterRef

from openimr.web.access import visible
from openimr.web.desk.models import DraftRow
from openimr.web.quality.models import DrawnRow, ReviewRow

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from openimr.process.life import Role
    from openimr.web.accounts.models import User
    from openimr.web.store.models import CaseRow

ROLES: tuple[Role, ...] = ("medical_director", "quality_reviewer")
Extent = Literal["full", "light"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How closely a draft is read, why, and the draw that said so (None: no draw did)."""

    extent: Extent
    why: str
    draw: int | None = None


def cases_waiting(user: User) -> QuerySet[CaseRow]:
    """The cases in quality review, those due first before the others."""
    return visible(user, ROLES).filter(state="quality_review").order_by("next_due_on", "number")


def draft_of(number: str) -> DraftRow | None:
    """The newest version that its reviewer submitted."""
    return DraftRow.objects.filter(case_id=number).exclude(standing="working").order_by("version").last()


def reading_of(draft: DraftRow) -> Reading:
    """Full or light: by the draw, and in full where there was none or the draft came back."""
    if was_returned(draft.case_id, draft.version):
        return Reading("full", "An earlier version was returned.")
    drawn = DrawnRow.objects.filter(draft=draft).first()
    if drawn is None:
        return Reading("full", "It has not taken part in a draw yet.")
    if drawn.picked:
        return Reading("full", "The draw picked it.", drawn.draw_id)
    return Reading("light", "The draw did not pick it.", drawn.draw_id)


def was_returned(number: str, before: int) -> bool:
    """Whether a version of the case before this one was returned."""
    return ReviewRow.objects.filter(
        draft__case_id=number, draft__version__lt=before, verdict="returned"
    ).exists()


def not_drawn(user: User) -> QuerySet[DraftRow]:
    """The drafts for the next draw: waiting, never drawn, not come back."""
    waiting = cases_waiting(user).order_by().values("pk")
    returned = ReviewRow.objects.filter(
        draft__case=OuterRef("case"), draft__version__lt=OuterRef("version"), verdict="returned"
    )
    drafts = DraftRow.objects.filter(case_id__in=waiting, standing="submitted", drawn__isnull=True)
    return drafts.filter(~Exists(returned)).order_by("case_id")
