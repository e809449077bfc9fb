"""Plans of many assignments: made with a seed, kept with all they rest on, made again, offered."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from openimr.errors import OpenimrError
from openimr.panel import assign, read_plan, reassign, replay
from openimr.panel.errors import PanelError
from openimr.web import moment
from openimr.web.access import visible
from openimr.web.assignment import deciding, inputs
from openimr.web.assignment.lists import ROLES, WAITING
from openimr.web.assignment.models import PlanRow
from openimr.web.assignment.need import need_of
from openimr.web.assignment.roster import roster
from openimr.web.store.models import AssignmentRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.panel import Assignment, CaseToAssign
    from openimr.web.accounts.models import User

_MOST = 2000  # cases of one plan


def make_plan(user: User, seed: int) -> tuple[PlanRow, tuple[str, ...]]:
    """A plan over every case that waits; also the cases left out because they cannot be read.

    Raises PanelError when nothing waits, SolverMissingError without the optimiser.
    """
    panel = roster()
    needs: list[CaseToAssign] = []
    left_out = []
    for row in visible(user, ROLES).filter(state=WAITING).order_by("next_due_on", "number")[:_MOST]:
        try:
            needs.append(need_of(row, panel))
        except OpenimrError:
            left_out.append(row.number)
    if not needs:
        raise PanelError(
            "no case to plan for",
            where="the queue",
            expected="cases that wait for a reviewer",
            do="come back later",
        )
    plan = assign(needs, panel.reviewers, seed=seed, day=moment.today())
    return _keep(user, plan, inputs.dump(needs, panel.reviewers)), tuple(left_out)


def plan_again(user: User, row: PlanRow) -> PlanRow:
    """The plan after offers of it were declined or expired; every other pair stays as it is.

    Raises PanelError when none was.
    """
    ended = AssignmentRow.objects.filter(plan=row.digest, standing__in=("declined", "expired", "recused"))
    refused = sorted(set(ended.values_list("case", "reviewer")))
    if not refused:
        raise PanelError(
            "no offer of this plan was refused",
            where="the plan",
            expected="an offer that was declined, ended or given back",
            do="keep the plan, or make a new one",
        )
    cases, reviewers = inputs.load(row.inputs)
    again = reassign(plan_of(row), cases, reviewers, refused, day=moment.today())
    return _keep(user, again, row.inputs, row)


def prove(row: PlanRow) -> Assignment:
    """The plan computed anew from what was kept. Raises PanelError where anything differs."""
    return replay(plan_of(row), *inputs.load(row.inputs))


def plan_of(row: PlanRow) -> Assignment:
    """The plan as it was kept."""
    return read_plan(json.loads(row.plan))


def holds(row: PlanRow) -> bool:
    """Whether the text of the plan is the one whose digest was kept."""
    return digest_of(row.plan) == row.digest


def offer_all(
    user: User, row: PlanRow, numbers: Iterable[str]
) -> tuple[list[str], list[tuple[str, OpenimrError]]]:
    """Offer these cases of the plan, each tested anew today. Returns the offered and those refused."""
    plan, offered, refused = plan_of(row), [], []
    for number in numbers:
        ref = plan.reviewer_of(number)
        if ref is None:
            continue
        try:
            deciding.make_offer(user, number, ref, plan=row.digest)
            offered.append(number)
        except OpenimrError as error:
            refused.append((number, error))
    return offered, refused


def digest_of(text: str) -> str:
    """SHA-256 of a plan as written."""
    return hashlib.sha256(text.encode()).hexdigest()


def _keep(user: User, plan: Assignment, kept: str, earlier: PlanRow | None = None) -> PlanRow:
    text = plan.dumps()
    found = PlanRow.objects.filter(digest=digest_of(text)).first()
    return found or PlanRow.objects.create(
        digest=digest_of(text), seed=plan.seed, day=plan.day, plan=text, inputs=kept,
        earlier=earlier, by=user.ref, made_at=moment.now(),
    )  # fmt: skip
