"""The choice a person makes by hand, case by case: the yardstick beside which the optimum is measured."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openimr.panel.table import Table


@dataclass(frozen=True, slots=True)
class Greedy:
    """How many cases got a reviewer, at which total cost."""

    assigned: int
    cost: int


def greedy(table: Table) -> Greedy:
    """Give each case in turn the reviewer who is cheapest just then."""
    taken: Counter[int] = Counter()
    total = assigned = 0
    for row in range(len(table.cases)):
        offers = [
            (int(table.cost[row, column]) + table.places[column][taken[column]], column)
            for column in range(len(table.reviewers))
            if table.allowed[row, column] and taken[column] < len(table.places[column])
        ]
        if offers:
            price, column = min(offers)
            taken[column] += 1
            total += price
            assigned += 1
    return Greedy(assigned, total)
