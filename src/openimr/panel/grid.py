"""Every reviewer against every case at once: the answers of the reports, as bit masks in arrays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from openimr.panel.conflicts import conflicts, needs_attestation, undisclosed
from openimr.panel.credentials import credentials
from openimr.panel.docket import is_full, on_leave
from openimr.panel.material import attested, effect_of
from openimr.panel.parties import EARLIER_CASE, REVIEWED_WORKER
from openimr.panel.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from openimr.panel.docket import Block, CaseToAssign
    from openimr.panel.model import Reviewer
    from openimr.panel.report import ConflictReport

    Mask = NDArray[np.uint32]
    Truth = NDArray[np.bool_]

PAST, REVIEWED, PRESENT = "past", "reviewed", "present"  # which ties are tested against which parties


@dataclass(frozen=True, slots=True)
class Grid:
    """Cases down, reviewers across. A mask has the bit of each relation rule (``RelationRule.bit``)."""

    conflict: Mask
    unknown: Mask


def grid(cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], day: date, program: str) -> Grid:
    """The conflicts and unknowns of every pair, as ``conflicts`` would report them."""
    shape = (len(cases), len(reviewers))
    conflict, unknown = np.zeros(shape, np.uint32), np.zeros(shape, np.uint32)
    ties = _ties(reviewers, day, program)
    for key, sides in _sides(cases, {entity for entity, *_ in ties}, program).items():
        entity, group, near, remand = key
        rows = np.array([row for row, _ in sides])
        bits = np.array([bit for _, bit in sides], np.uint32)[:, None]
        for verdict in ("conflict", "unknown"):
            columns = ties.get((entity, group, remand, verdict))
            if columns:
                into = conflict if verdict == "conflict" and not near else unknown
                np.bitwise_or.at(into, np.ix_(rows, np.array(columns)), bits)
    _add_missing(unknown, cases, reviewers, day, program)
    _apply_clearances(conflict, unknown, cases, reviewers, day, program)
    return Grid(conflict, unknown)


def hard_blocks(
    cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], day: date, program: str
) -> dict[Block, Truth]:
    """The blocks that need no relation: who is barred, unqualified, away, full, takes no urgent case."""
    shape = (len(cases), len(reviewers))
    column = {reviewer.ref: number for number, reviewer in enumerate(reviewers)}
    barred = np.zeros(shape, bool)
    for row, case in enumerate(cases):
        barred[row, [column[ref] for ref in case.barred if ref in column]] = True  # type: ignore[index]  # by reference
    urgent = np.array([case.priority == "expedited" for case in cases], bool)
    calm = np.array([not reviewer.accepts_priority for reviewer in reviewers], bool)
    return {
        "barred": barred,
        "credentials": _across(shape, (not credentials(each, day, program).passes for each in reviewers)),
        "leave": _across(shape, (on_leave(each, day) for each in reviewers)),
        "capacity": _across(shape, (is_full(each) for each in reviewers)),
        "priority": urgent[:, None] & calm[None, :],
    }


def masks_of(report: ConflictReport, program: str) -> tuple[int, int]:
    """The bits of the rules with a conflict, and of those with an unknown row that nobody cleared."""
    bits = {rule.id: rule.bit for rule in rules(program).relations}
    conflict = unknown = 0
    for row in report.rows:
        if row.verdict == "conflict":
            conflict |= bits[row.relation]
        elif not row.passes:
            unknown |= bits[row.relation]
    return conflict, unknown


def _across(shape: tuple[int, int], answers: Iterable[bool]) -> Truth:
    return np.broadcast_to(np.array(list(answers), bool)[None, :], shape)


def _ties(
    reviewers: Sequence[Reviewer], day: date, program: str
) -> Mapping[tuple[str, str, bool, str], list[int]]:
    """(entity, group, remand, verdict) -> the columns of the reviewers with such a tie."""
    found: dict[tuple[str, str, bool, str], dict[int, None]] = defaultdict(dict)
    for column, reviewer in enumerate(reviewers):
        for remand in (False, True):
            for group in (PAST, REVIEWED, PRESENT):
                found[reviewer.ref, group, remand, "conflict"][column] = None
            for relation in reviewer.relations:
                verdict = effect_of(relation, day, remand=remand, program=program).verdict
                group = PRESENT
                if relation.kind == "involvement":
                    group = REVIEWED if relation.nature == "prior_review" else PAST
                found[relation.entity, group, remand, verdict][column] = None
    return {key: list(columns) for key, columns in found.items()}


def _sides(
    cases: Sequence[CaseToAssign], tied: set[str], program: str
) -> Mapping[tuple[str, str, bool, bool], list[tuple[int, int]]]:
    """(entity, group, near, remand) -> rows of the cases that have it among their parties, with rule bits."""
    rule_of_role = rules(program).rule_of_role
    found: dict[tuple[str, str, bool, bool], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row, case in enumerate(cases):
        remand = case.parties.remand
        for party in case.parties.parties:
            bit = rule_of_role[party.role].bit
            group = {EARLIER_CASE: PAST, REVIEWED_WORKER: REVIEWED}.get(party.role, PRESENT)
            for near, some in ((False, party.same), (True, party.near)):
                for reached in some:
                    if reached.entity in tied:
                        found[reached.entity, group, near, remand][row] |= bit
    return {key: list(rows.items()) for key, rows in found.items()}


def _add_missing(
    unknown: Mask, cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], day: date, program: str
) -> None:
    """Add what has no data: roles that the case does not disclose, rules that no attestation covers."""
    relations = rules(program).relations
    silent = np.zeros(len(cases), np.uint32)
    needed = np.zeros(len(cases), np.uint32)
    for row, case in enumerate(cases):
        silent[row] = sum(rule.bit for rule in relations if undisclosed(case.parties, rule))
        needed[row] = sum(rule.bit for rule in relations if needs_attestation(case.parties, rule))
    lacking = np.array(
        [sum(rule.bit for rule in relations if not attested(each, rule, day, program)) for each in reviewers],
        np.uint32,
    )
    unknown |= silent[:, None] | (needed[:, None] & lacking[None, :])


def _apply_clearances(  # noqa: PLR0917 - two masks and the four inputs of all grids
    conflict: Mask,
    unknown: Mask,
    cases: Sequence[CaseToAssign],
    reviewers: Sequence[Reviewer],
    day: date,
    program: str,
) -> None:
    """Test the pairs with a clearance on record anew, one by one; they are few."""
    for row, case in enumerate(cases):
        for column, reviewer in enumerate(reviewers if case.cleared else ()):
            if cleared := case.clearances(reviewer.ref):
                report = conflicts(reviewer, case.parties, day, program, cleared)
                conflict[row, column], unknown[row, column] = masks_of(report, program)
