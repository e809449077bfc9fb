"""Everything that the choice rests on, worked out for every pair before anything is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from openimr.panel.grid import grid, hard_blocks
from openimr.panel.rules import rules
from openimr.panel.scores import costs, scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from openimr.panel.docket import Block, CaseToAssign
    from openimr.panel.model import Reviewer


@dataclass(frozen=True, slots=True)
class Table:
    """Cases down, reviewers across: blocks, scores, costs; ``places`` are prices of free places."""

    cases: Sequence[CaseToAssign]
    reviewers: Sequence[Reviewer]
    blocks: Mapping[Block, NDArray[np.bool_]]
    allowed: NDArray[np.bool_]
    score: NDArray[np.int64]
    cost: NDArray[np.int64]
    places: Sequence[Sequence[int]]


def prepare(cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], day: date, program: str) -> Table:
    """The table of a day: the same answers as the reports of each pair."""
    relations = grid(cases, reviewers, day, program)
    score, fit = scores(cases, reviewers, program)
    blocks: dict[Block, NDArray[np.bool_]] = {
        **hard_blocks(cases, reviewers, day, program),
        "conflict": relations.conflict != 0,
        "unknown_relation": relations.unknown != 0,
        "specialty": ~fit,
    }
    return Table(
        cases,
        reviewers,
        blocks,
        ~np.logical_or.reduce(list(blocks.values())),
        score,
        costs(cases, reviewers, score, day, program),
        [_places(each, len(cases), program) for each in reviewers],
    )


def _places(reviewer: Reviewer, most: int, program: str) -> list[int]:
    """The price of each free place: the fuller the reviewer, the dearer."""
    price = rules(program).costs["full_load"]
    last = min(reviewer.capacity, reviewer.load + most)
    return [price * (taken + 1) // reviewer.capacity for taken in range(reviewer.load, last)]
