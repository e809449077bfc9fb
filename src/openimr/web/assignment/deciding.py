"""What a person decides about the reviewer of a case: clear, look again, offer, take back, take off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from openimr.panel import clear, clear_finding, conflicts, credentials, match
from openimr.panel.errors import PanelError
from openimr.web import acts, moment
from openimr.web.assignment import roster
from openimr.web.assignment.models import ClearanceRow
from openimr.web.assignment.need import SECOND_LOOK, need_of, second_looks, with_past
from openimr.web.store.assigning import AssignmentError, offer
from openimr.web.store.docket import DatabaseDocket
from openimr.web.store.models import AssignmentRow, CaseRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.panel import CaseToAssign, ConflictReport, Reviewer
    from openimr.process.life import Step
    from openimr.web.accounts.models import User

CASE_SIDE = "undisclosed"  # such a row tells of the case alone, so that one clearance serves every reviewer


def pair(number: str, ref: str) -> tuple[CaseToAssign, Reviewer]:
    """The case and one reviewer, as they are today. Raises PanelError."""
    panel = roster.roster()
    reviewer = roster.check_reviewer(ref, panel)
    return need_of(CaseRow.objects.get(number=number), panel), with_past([reviewer], number)[0]


def report_of(need: CaseToAssign, reviewer: Reviewer) -> ConflictReport:
    """The relations tested today, with the clearances on record."""
    return conflicts(reviewer, need.parties, moment.today(), cleared=need.clearances(reviewer.ref))


def clear_rows(user: User, number: str, ref: str, ids: Iterable[str], reason: str) -> int:
    """Clear unknown rows with a reason; all or none. Returns how many. Raises ClearanceError, PanelError."""
    need, reviewer = pair(number, ref)
    report, role = report_of(need, reviewer), acts.role_for(user, "reviewer_assigned")
    chosen = list(dict.fromkeys(ids))
    for row in chosen:
        report = clear(report, row, role, reason)
    if not chosen:
        raise PanelError(
            "no row was chosen", where=number, expected="at least one unknown row", do="tick what you clear"
        )
    ClearanceRow.objects.bulk_create(
        _kept(user, role, number, None if row.endswith(f"/{CASE_SIDE}") else ref, row, reason)
        for row in chosen
    )
    return len(chosen)


def clear_credential(user: User, ref: str, rule: str, reason: str) -> None:
    """Clear a finding that cannot be told; it is kept in the reviewer's profile."""
    reviewer = roster.check_reviewer(ref, roster.roster())
    role = acts.role_for(user, "reviewer_assigned")
    day = moment.today()
    clear_finding(credentials(reviewer, day), rule, role, reason)
    profile = roster.profile_of(ref)
    kept = [one for one in profile.get("clearances", []) if one["what"] != rule]
    one = {"what": rule, "by_role": role, "reason": reason, "day": day.isoformat()}
    roster.write(ref, profile | {"clearances": [*kept, one]}, by=user.ref, reason=f"cleared {rule}: {reason}")


def look_again(user: User, number: str, ref: str, reason: str) -> None:
    """Keep why a weak match may be offered all the same."""
    if not reason.strip():
        raise PanelError(
            "a second look without a reason", where=number, expected="a reason in words", do="say why"
        )
    role = acts.role_for(user, "reviewer_assigned")
    _kept(user, role, number, ref, SECOND_LOOK, reason).save(force_insert=True)


def make_offer(user: User, number: str, ref: str, *, version: int | None = None, plan: str = "") -> Step:
    """Offer the case on what is found today. Raises AssignmentError, PanelError, ProcessError."""
    need, reviewer = pair(number, ref)
    fit = match(reviewer, need.items, requesting_specialty=need.requesting_specialty)
    if ref in need.barred:
        raise AssignmentError(
            "a reviewer who is barred from this case",
            where=f"case {number}",
            expected="somebody who has not declined, stepped back or decided it before",
            do="choose another candidate",
        )
    if not fit.fit or (fit.second_look and ref not in second_looks(number)):
        raise AssignmentError(
            "no same or similar specialty" if not fit.fit else "a weak match that nobody has looked at again",
            where=f"case {number}",
            expected="a match that fits, or a second look with its reason",
            do="choose another candidate" if not fit.fit else "give the reason for a second look first",
        )
    day = moment.today()
    return offer(
        DatabaseDocket(), number, reviewer,
        credentials=credentials(reviewer, day), conflicts=report_of(need, reviewer),
        at=moment.now(), today=day, plan=plan, role=acts.role_for(user, "reviewer_assigned"),
        said={"by": user.ref}, version=version,
    )  # fmt: skip


def take_back(user: User, number: str, reason: str, *, version: int | None) -> Step:
    """End the open offer, or take the reviewer off the case: another one is chosen. Raises ProcessError."""
    row = AssignmentRow.objects.filter(case_id=number, standing__in=("offered", "accepted")).last()
    if row is None or not reason.strip():
        raise AssignmentError(
            "nothing to take back" if row is None else "no reason was given",
            where=f"case {number}",
            expected="an open offer or a reviewer at work, and a reason in words",
            do="look at the history of offers" if row is None else "say why",
        )
    open_offer = row.standing == "offered"
    kind = "assignment_expired" if open_offer else "reviewer_recused"
    data: dict[str, Any] = {"reviewer": row.reviewer_id, "reason": reason}
    with transaction.atomic():
        step = acts.perform(user, number, kind, data, version=version)
        standing = {"standing": "expired" if open_offer else "recused", "answered_at": moment.now()}
        AssignmentRow.objects.filter(pk=row.pk).update(**standing)
    return step


def _kept(user: User, role: str, number: str, ref: str | None, what: str, reason: str) -> ClearanceRow:  # noqa: PLR0917 - the columns of the row
    return ClearanceRow(
        case_id=number, reviewer_id=ref, what=what, reason=reason.strip(), day=moment.today(),
        by_role=role, by=user.ref, at=moment.now(),
    )  # fmt: skip
