"""Assign reviewers to cases: exact, seeded, replayable; nobody who is blocked is ever chosen."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openimr.panel.docket import BLOCKS
from openimr.panel.errors import PanelError
from openimr.panel.jsonable import digest
from openimr.panel.plan import Assignment, Pair, Unassigned
from openimr.panel.rules import rules
from openimr.panel.solve import SOLVER, require_solver, solve
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from openimr.panel.docket import CaseToAssign
    from openimr.panel.model import Reviewer
    from openimr.panel.table import Table

URGENCY = {"standard": 1, "expedited": 2}  # how much worse it is to leave the case without a reviewer


def assign(
    cases: Iterable[CaseToAssign],
    reviewers: Iterable[Reviewer],
    *,
    seed: int,
    day: date,
    program: str = "ca_workers_comp",
    fixed: Iterable[Pair] = (),
    barred: Iterable[tuple[str, str]] = (),
) -> Assignment:
    """The plan of least cost among those that give as many cases as possible a reviewer.

    ``fixed`` pairs keep their reviewer and take a place; ``barred`` pairs (case, reviewer) are not
    chosen. The seed breaks ties; the order of the inputs changes nothing. Raises SolverMissingError
    without scipy, and PanelError for a case or reviewer given twice.
    """
    version = require_solver()
    kept, shut = sorted(fixed, key=lambda pair: pair.case), sorted(barred)
    every, panel = _ordered(cases, seed), _ordered(reviewers, seed)
    inputs = inputs_digest(every, panel, program)
    panel = _loaded(panel, Counter(pair.reviewer for pair in kept))
    done = {pair.case for pair in kept}
    waiting = [_shut(case, shut) for case in every if case.number not in done]
    pairs, unassigned = _choose(waiting, panel, day, program)
    return Assignment(
        program=program,
        day=day,
        seed=seed,
        solver=SOLVER,
        solver_version=version,
        inputs=inputs,
        cost=sum(pair.cost or 0 for pair in pairs),
        pairs=tuple(sorted(pairs, key=lambda pair: pair.case)),
        unassigned=tuple(sorted(unassigned, key=lambda each: each.case)),
        fixed=tuple(kept),
        barred=tuple(shut),
    )


def reassign(
    plan: Assignment,
    cases: Iterable[CaseToAssign],
    reviewers: Iterable[Reviewer],
    declined: Iterable[tuple[str, str]],
    *,
    day: date | None = None,
) -> Assignment:
    """The plan after offers were declined or expired: those pairs are barred, all others stay as they are.

    ``declined`` are pairs of case and reviewer. ``Reviewer.load`` is to be as it was for the first plan: the
    pairs that stay take their places again. Raises PanelError for a pair that is not in the plan.
    """
    refused = set(declined)
    standing = (*plan.pairs, *plan.fixed)
    for pair in sorted(refused - {(each.case, each.reviewer) for each in standing}):
        raise PanelError(
            "an offer that the plan does not hold",
            where=" and ".join(pair),
            expected="a case and the reviewer that the plan gives it",
            do="correct the pair",
        )
    fixed = [pair for pair in standing if (pair.case, pair.reviewer) not in refused]
    return assign(
        cases,
        reviewers,
        seed=plan.seed,
        day=day or plan.day,
        program=plan.program,
        fixed=fixed,
        barred=(*plan.barred, *refused),
    )


def replay(plan: Assignment, cases: Iterable[CaseToAssign], reviewers: Iterable[Reviewer]) -> Assignment:
    """The plan computed anew from the same inputs; raises PanelError where inputs or result differ."""
    cases, reviewers = tuple(cases), tuple(reviewers)
    again = assign(
        cases,
        reviewers,
        seed=plan.seed,
        day=plan.day,
        program=plan.program,
        fixed=plan.fixed,
        barred=plan.barred,
    )
    if again.inputs != plan.inputs:
        raise PanelError(
            "the inputs are not those of the plan",
            where=f"plan of {plan.day.isoformat()}",
            expected=f"digest {plan.inputs[:12]}, found {again.inputs[:12]}",
            do="give the cases, the panel and the programme's data as they were",
        )
    if replace(again, solver_version=plan.solver_version) != plan:
        raise PanelError(
            "the same inputs give another plan",
            where=f"plan of {plan.day.isoformat()}",
            expected=f"the plan of scipy {plan.solver_version}, computed with {again.solver_version}",
            do="look who changed the plan, or replay with the same version",
        )
    return again


def inputs_digest(cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], program: str) -> str:
    """SHA-256 of the cases, the reviewers and the programme's rules, in an order of their own."""
    return digest(
        {
            "cases": [case.essence() for case in sorted(cases, key=lambda case: case.number)],
            "reviewers": [each.to_json() for each in sorted(reviewers, key=lambda each: each.ref)],
            "rules": [load(name, program) for name in ("panel.yaml", "panel_specialties.yaml")],
        }
    )


def _choose(
    cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], day: date, program: str
) -> tuple[list[Pair], list[Unassigned]]:
    """The least-cost choice, and the reasons of the cases that stay without."""
    from openimr.panel.table import prepare  # noqa: PLC0415 - numpy, which comes with scipy

    table = prepare(cases, reviewers, day, program)
    dearest = int(table.cost.max(initial=0)) + rules(program).costs["full_load"] + 1
    unplaced = [URGENCY[case.priority] * dearest * (len(cases) + 1) for case in cases]
    chosen = solve(table.cost, table.allowed, table.places, unplaced)
    return _pairs(table, chosen, program), [
        _unassigned(table, row) for row, column in enumerate(chosen) if column is None
    ]


def _pairs(table: Table, chosen: Sequence[int | None], program: str) -> list[Pair]:
    weak = rules(program).match["second_look_below"]
    taken: Counter[int] = Counter()
    pairs = []
    for row, column in enumerate(chosen):
        if column is None:
            continue
        price = int(table.cost[row, column]) + table.places[column][taken[column]]
        taken[column] += 1
        points = int(table.score[row, column])
        ref = table.reviewers[column].ref
        pairs.append(Pair(table.cases[row].number, ref, points, price, second_look=points < weak))
    return pairs


def _unassigned(table: Table, row: int) -> Unassigned:
    found = ((block, int(table.blocks[block][row].sum())) for block in BLOCKS)
    blocks = tuple((block, count) for block, count in found if count)
    return Unassigned(table.cases[row].number, len(table.reviewers), blocks, int(table.allowed[row].sum()))


def _ordered(some: Iterable[Any], seed: int) -> list[Any]:
    """In an order that the seed alone decides, so that ties fall the same way for any order of inputs."""
    some = list(some)
    keyed = {_key(each): each for each in some}
    if len(keyed) != len(some):
        twice = Counter(map(_key, some)).most_common(1)[0][0]
        raise PanelError("given twice", where=twice, expected="each once", do="remove one of them")
    return [keyed[key] for key in sorted(keyed, key=lambda key: _shuffled(seed, key))]


def _key(each: Any) -> str:  # noqa: ANN401 - a case or a reviewer
    return str(each.ref if hasattr(each, "ref") else each.number)


def _shuffled(seed: int, key: str) -> bytes:
    return hashlib.sha256(f"{seed} {key}".encode()).digest()


def _loaded(reviewers: Sequence[Reviewer], more: Counter[str]) -> list[Reviewer]:
    return [replace(each, load=each.load + more[each.ref]) if more[each.ref] else each for each in reviewers]


def _shut(case: CaseToAssign, barred: Sequence[tuple[str, str]]) -> CaseToAssign:
    refs = {reviewer for number, reviewer in barred if number == case.number}
    return replace(case, barred=case.barred | refs) if refs else case
