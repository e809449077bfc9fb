"""Assign 1,000 cases to 400 reviewers with about 30 % conflicts, conflict and match tests included.

Peers in the same run: the bare solver on a random matrix of that size (the floor), and the total cost of
choosing greedily, case by case.
"""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.row import Row, seconds
from openimr.case import DisputedItem, Service
from openimr.panel import (
    Attestation,
    CaseToAssign,
    Certification,
    EntityGraph,
    Licence,
    Link,
    Practice,
    Relation,
    Reviewer,
    ReviewerRef,
    assign,
    resolve,
)
from openimr.panel.greedy import greedy
from openimr.panel.specialties import specialties
from openimr.panel.table import prepare

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2016, 3, 1)
CASES, REVIEWERS, PLACES, ENTITIES = 1000, 400, 3, 300
COMMON = (
    "occupational_medicine",
    "pmr",
    "pain_medicine",
    "orthopedic_surgery",
    "family_practice",
    "neurology",
)
KINDS = (
    ("mri", "lumbar_spine"),
    ("physical_therapy", "shoulder"),
    ("medication", None),
    ("injection", "knee"),
)


def run(shared: Path) -> list[Row]:
    """Two rows: seconds for the whole choice beside the bare solver, total cost beside a greedy choice."""
    del shared
    chance = random.Random(7)
    graph, reviewers = _graph(chance), _reviewers(chance)
    named = [_parties(chance) for _ in range(CASES)]
    asked = [chance.choice(KINDS) for _ in range(CASES)]

    def cases() -> list[CaseToAssign]:
        return [_case(number, parties, asked[number], graph) for number, parties in enumerate(named)]

    waiting = cases()
    plan = assign(waiting, reviewers, seed=7, day=DAY)
    table = prepare(waiting, reviewers, DAY, "ca_workers_comp")
    conflicted = float((table.blocks["conflict"] | table.blocks["unknown_relation"]).mean())
    matrix = np.random.default_rng(7).integers(0, 1000, (CASES, REVIEWERS * PLACES)).astype(float)
    ours = seconds(lambda: assign(cases(), reviewers, seed=7, day=DAY), 3)
    floor = seconds(lambda: linear_sum_assignment(matrix), 3)
    size = f"{CASES} cases to {REVIEWERS} reviewers, {conflicted:.0%} conflicts"
    naive = greedy(table)
    return [
        Row(f"assign {size}", ours, "s", "<= 1 s", "scipy solver alone on a random matrix", floor),
        Row(
            f"cost of the plan, {len(plan.pairs)} assigned",
            plan.cost,
            "points",
            "<= greedy",
            f"greedy, {naive.assigned} assigned (lower is better)",
            naive.cost,
        ),
    ]


def _graph(chance: random.Random) -> EntityGraph:
    names = {f"e-{n}": [f"{_word(n)} Invented Insurance"] for n in range(ENTITIES)}
    links = [Link(f"e-{n}", "owns", f"e-{chance.randrange(100, 200)}", "register") for n in range(40)]
    return EntityGraph(names, links)


def _word(number: int) -> str:
    """A word of its own for each number, far from every other."""
    chance = random.Random(number)
    return "".join(chance.choice("bcdfgklmnprstvz") + chance.choice("aeiou") for _ in range(6))


def _reviewers(chance: random.Random) -> list[Reviewer]:
    table = specialties()
    return [
        Reviewer(
            ref=ReviewerRef(f"r-{number:06x}"),
            degree_class="md_do",
            licences=(
                Licence(chance.choice(("California", "Texas")), "physician", "active", date(2018, 1, 1)),
            ),
            specialties=(field := (chance.choice(COMMON), chance.choice(list(table)))),
            certifications=tuple(Certification("Board", name, (), date(2019, 1, 1)) for name in field),
            practice=Practice(date(2000, 1, 1), None, chance.choice((24, 32, 40))),
            sanctions=(),
            qme=(),
            relations=tuple(
                Relation("professional", "contractor", f"e-{chance.randrange(ENTITIES)}", "disclosure")
                for _ in range(10)
            ),
            attestations=(Attestation(date(2016, 1, 1), "attestation"),),
            capacity=PLACES,
            turnaround_days=chance.randrange(4, 20),
        )
        for number in range(REVIEWERS)
    ]


def _parties(chance: random.Random) -> dict[str, list[str]]:
    def company() -> list[str]:
        return [f"{_word(chance.randrange(ENTITIES))} Invented Insurance"]

    roles = (
        "employer",
        "insurer",
        "claims_administrator",
        "mpn",
        "medical_group",
        "ur_organization",
        "facility",
    )
    return {
        **{role: company() for role in roles},
        "maker": company(),
        "requesting_physician": [f"{_word(chance.randrange(5000))} {_word(chance.randrange(5000))}"],
        "worker": [f"{_word(chance.randrange(5000))} {_word(chance.randrange(5000))}"],
        "attorney": [],
        "ur_reviewer": [],
    }


def _case(
    number: int, named: dict[str, list[str]], asked: tuple[str, str | None], graph: EntityGraph
) -> CaseToAssign:
    kind, region = asked
    item = DisputedItem(1, kind, Service(kind, region))  # type: ignore[arg-type]  # a region of ours
    parties = resolve(f"CM16-{number:07}", named, graph, DAY, kinds=[kind])
    urgent = "expedited" if number % 25 == 0 else "standard"
    return CaseToAssign(parties, (item,), urgent, date(2016, 4, 1), COMMON[number % 6])  # type: ignore[arg-type]
