"""What the choice of a reviewer needs of a case: the application and the parties as the panel tests them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openimr.errors import OpenimrError
from openimr.panel import Relation
from openimr.panel.case_file import read_line
from openimr.panel.parties import EARLIER_CASE, REVIEWED_WORKER
from openimr.panel.rules import rules
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.assignment.models import ClearanceRow
from openimr.web.store import rows
from openimr.web.store.dispute import case_of, dispute_of
from openimr.web.store.models import AssignmentRow, DisputeRow, PartyRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.panel import CaseToAssign, Reviewer
    from openimr.panel.panel_file import Panel
    from openimr.web.store.models import CaseRow

SECOND_LOOK = "second_look"
_ROLES = {
    "worker": "worker",
    "attorney": "attorney",
    "physician": "requesting_physician",
    "claims_administrator": "claims_administrator",
}  # a party's role in a case: the role in which the panel tests it
_MORE = ("requesting_specialty", "remand")


def need_of(row: CaseRow, panel: Panel) -> CaseToAssign:
    """The case as the panel chooses for it. Raises PanelError or CaseError where the case cannot be read."""
    life = rows.life(row)
    said = _said(row.number)
    line = {
        "case_number": row.number,
        "items": _items(row.number),
        "parties": _parties(row.number, said),
        "priority": row.priority,
        "due": row.next_due_on.isoformat() if row.next_due_on else None,
        "barred": sorted(life.barred_reviewers),
        "earlier_cases": sorted({*said.get("earlier_cases", ()), *_same_worker(row.number)}),
        "cleared": _cleared(row.number),
        **{key: said[key] for key in _MORE if said.get(key)},
    }
    if life.remand is not None:
        line["remand"] = True
    return read_line(json.dumps(line, default=str), panel.graph, moment.today(), where=f"case {row.number}")


def with_past(reviewers: Iterable[Reviewer], number: str) -> tuple[Reviewer, ...]:
    """The reviewers, each with the reviews of the same worker that the docket knows of."""
    earlier = _same_worker(number)
    done: dict[str, list[str]] = {}
    taken = AssignmentRow.objects.filter(case__in=earlier, standing__in=("accepted", "recused"))
    for ref, case in taken.values_list("reviewer", "case").distinct():
        done.setdefault(ref, []).append(case)
    return tuple(
        replace(each, relations=each.relations + tuple(_reviewed(case) for case in done[each.ref]))
        if each.ref in done
        else each
        for each in reviewers
    )


def second_looks(number: str) -> Mapping[str, ClearanceRow]:
    """The reviewers whose weak match a person has looked at, with what they said."""
    found = ClearanceRow.objects.filter(case=number, what=SECOND_LOOK, reviewer__isnull=False)
    return {str(row.reviewer_id): row for row in found}


def _reviewed(case: str) -> Relation:
    return Relation("involvement", "prior_review", case, "the docket of this organization")


def _said(number: str) -> dict[str, Any]:
    """The parties as the application names them; an application that names none says nothing."""
    written = DisputeRow.objects.filter(case_id=number).values_list("application", flat=True).first()
    try:
        parties = json.loads(written or "{}").get("parties")
    except ValueError:
        parties = None
    return parties if isinstance(parties, dict) else {}


def _items(number: str) -> list[dict[str, Any]]:
    """The disputed services: as the application reads, else from the words of the treatments."""
    try:
        items = case_of(number).items
        return [
            {"heading": one.heading, "kind": one.service.kind, "region": one.service.region} for one in items
        ]
    except (OpenimrError, DisputeRow.DoesNotExist):
        pass
    try:
        return [{"heading": words} for _, words in sorted(dispute_of(number).treatments.items())]
    except DisputeRow.DoesNotExist:
        return []


def _parties(number: str, said: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The parties by the panel's roles: the application's words first, then who is on file."""
    known = set(rules(DEFAULT).rule_of_role) - {EARLIER_CASE, REVIEWED_WORKER}
    worker = said.get("worker")
    if isinstance(worker, dict) and worker.get("employer") and "employer" not in said:
        said = {**said, "employer": worker["employer"]}
    listed = {role: _listed(some) for role, some in said.items() if role in known}
    # An empty list says that there is no such party; a party without a name says nothing.
    found = {role: some for role, some in listed.items() if some or said[role] == []}
    for role, name in PartyRow.objects.filter(case_id=number).values_list("role", "name"):
        if role in _ROLES:
            found.setdefault(_ROLES[role], [name])
    return found


def _listed(some: Any) -> list[Any]:  # noqa: ANN401 - a name, a mapping, or a list of them
    listed = some if isinstance(some, list) else [some]
    short = [
        {key: one[key] for key in ("name", "entity") if one.get(key)} if isinstance(one, dict) else one
        for one in listed
    ]
    return [one for one in short if one]


def _same_worker(number: str) -> list[str]:
    """Other cases whose worker bears the same name; whether it is the same person a person decides."""
    name = PartyRow.objects.filter(case_id=number, role="worker").values_list("name", flat=True).first()
    if not name:
        return []
    others = PartyRow.objects.filter(role="worker", name__iexact=name).exclude(case_id=number)
    return sorted(others.values_list("case_id", flat=True))


def _cleared(number: str) -> list[dict[str, Any]]:
    kept = ClearanceRow.objects.filter(case=number).exclude(what=SECOND_LOOK).order_by("pk")
    return [
        {
            "reviewer": row.reviewer_id,
            "row": row.what,
            "by_role": row.by_role,
            "reason": row.reason,
            "day": row.day.isoformat(),
        }
        for row in kept
    ]
