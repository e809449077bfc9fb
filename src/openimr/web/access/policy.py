"""Which cases a person has to do with, as a test of one case and as a filter of many. Both say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from openimr.web.accounts.role import OFFICE, PARTIES
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from openimr.web.accounts.models import User

# The office and the regulator see every case; the system administrator sees none.
_EVERY_CASE = OFFICE | {"administrative_director"}
_AT_WORK = ("offered", "accepted")  # standings of an assignment that open a case to its reviewer


def visible(user: User, roles: Iterable[str]) -> QuerySet[CaseRow]:
    """The cases that the person may see by one of these roles, as far as they fill it."""
    filled = user.role_set & frozenset(roles)
    if filled & _EVERY_CASE:
        return CaseRow.objects.all()
    allowed = Q(pk__in=[])
    if parties := filled & PARTIES:
        reached = Q(access__user=user)
        if user.organization_id:
            reached |= Q(access__organization=user.organization_id)
        allowed |= Q(pk__in=CaseRow.objects.filter(reached, access__role__in=parties).values("pk"))
    if "reviewer" in filled and user.reviewer_id:
        at_work = CaseRow.objects.filter(
            assignments__reviewer=user.reviewer_id, assignments__standing__in=_AT_WORK
        )
        allowed |= Q(pk__in=at_work.values("pk"))
    return CaseRow.objects.filter(allowed)


def may(user: User, roles: Iterable[str], number: str) -> bool:
    """Whether the person may see this case by one of these roles."""
    return visible(user, roles).filter(number=number).exists()
