"""A case that waits for a reviewer, and why a reviewer cannot take it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args

from openimr.panel.jsonable import as_object, jsonable

if TYPE_CHECKING:
    from openimr.case import DisputedItem, Priority
    from openimr.panel.model import Clearance, Reviewer
    from openimr.panel.parties import Parties

Block = Literal[
    "barred", "credentials", "leave", "capacity", "priority", "conflict", "unknown_relation", "specialty"
]
BLOCKS: tuple[Block, ...] = get_args(Block)


@dataclass(frozen=True, slots=True)
class PairClearance:
    """A clearance of a row of the conflict report of one reviewer; ``reviewer`` None = of every one."""

    reviewer: str | None
    clearance: Clearance


@dataclass(frozen=True, slots=True)
class CaseToAssign:
    """What the choice of a reviewer needs of a case. ``barred`` are reviewers who may not decide (again)."""

    parties: Parties
    items: tuple[DisputedItem, ...]
    priority: Priority = "standard"
    due: date | None = None
    requesting_specialty: str | None = None
    barred: frozenset[str] = frozenset()
    cleared: tuple[PairClearance, ...] = ()

    @property
    def number(self) -> str:
        """The case number."""
        return self.parties.case

    def clearances(self, reviewer: str) -> tuple[Clearance, ...]:
        """The clearances on record for one reviewer."""
        return tuple(each.clearance for each in self.cleared if each.reviewer in {None, reviewer})

    def essence(self) -> dict[str, Any]:
        """What decides the choice, without the explanations: the base of the plan's digest."""
        return {
            "case": self.number,
            "parties": [party.essence() for party in self.parties.parties],
            "disclosed": sorted(self.parties.disclosed),
            "remand": self.parties.remand,
            "items": [(item.service.kind, item.service.region) for item in self.items],
            "priority": self.priority,
            "due": self.due.isoformat() if self.due else None,
            "requesting_specialty": self.requesting_specialty,
            "barred": sorted(self.barred),
            "cleared": jsonable(self.cleared),
        }

    def to_json(self) -> dict[str, Any]:
        """The case as JSON: what the choice rests on, references only."""
        return as_object(self)


def on_leave(reviewer: Reviewer, day: date) -> bool:
    """Whether the reviewer is away on the day, or leaves before the median turnaround has passed."""
    last = day + timedelta(days=math.ceil(reviewer.turnaround_days or 0))
    return any(leave.first <= last and day <= leave.last for leave in reviewer.leave)


def is_full(reviewer: Reviewer) -> bool:
    """Whether the reviewer has as many cases as agreed."""
    return reviewer.load >= reviewer.capacity
