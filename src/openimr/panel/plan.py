"""A plan: which reviewer gets which case, what stays without and why, and what is needed to replay it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.panel.errors import PanelError
from openimr.panel.jsonable import as_object

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Pair:
    """A case and its reviewer; ``score`` and ``cost`` are None for a pair kept from an earlier plan."""

    case: str
    reviewer: str
    score: int | None = None
    cost: int | None = None
    second_look: bool = False


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A case without reviewer: of how many reviewers, how many each block stopped, how many were taken.

    A reviewer may be stopped by several blocks. ``taken`` had no block but went to other cases.
    """

    case: str
    reviewers: int
    blocks: tuple[tuple[str, int], ...]
    taken: int

    def __str__(self) -> str:
        named = [f"{count} {block.replace('_', ' ')}" for block, count in self.blocks]
        named += [f"{self.taken} taken by other cases"] if self.taken else []
        return f"{self.case}: none of {self.reviewers} reviewers is free: {', '.join(named) or 'no reviewer'}"


@dataclass(frozen=True, slots=True)
class Assignment:
    """The chosen pairs, sorted by case. ``inputs`` is SHA-256 of all that the choice rests on."""

    program: str
    day: date
    seed: int
    solver: str
    solver_version: str
    inputs: str
    cost: int
    pairs: tuple[Pair, ...]
    unassigned: tuple[Unassigned, ...]
    fixed: tuple[Pair, ...] = ()
    barred: tuple[tuple[str, str], ...] = ()

    def reviewer_of(self, case: str) -> str | None:
        """The reference of the reviewer of a case, chosen or fixed."""
        return next((pair.reviewer for pair in (*self.pairs, *self.fixed) if pair.case == case), None)

    def to_json(self) -> dict[str, Any]:
        """The plan as JSON."""
        return as_object(self)

    def dumps(self) -> str:
        """The plan as text, the same bytes for the same plan."""
        return json.dumps(self.to_json(), indent=1, ensure_ascii=False) + "\n"


def read_plan(data: Mapping[str, Any], where: str = "plan") -> Assignment:
    """The plan that ``to_json`` wrote. Raises PanelError for anything else."""
    try:
        pairs, fixed = (tuple(Pair(**each) for each in data[key]) for key in ("pairs", "fixed"))
        unassigned = tuple(
            Unassigned(
                each["case"], each["reviewers"], tuple((b, n) for b, n in each["blocks"]), each["taken"]
            )
            for each in data["unassigned"]
        )
        return Assignment(
            **{key: data[key] for key in ("program", "seed", "solver", "solver_version", "inputs", "cost")},
            day=date.fromisoformat(data["day"]),
            pairs=pairs,
            unassigned=unassigned,
            fixed=fixed,
            barred=tuple((case, reviewer) for case, reviewer in data["barred"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise PanelError(
            "no plan", where=where, expected="a plan as openimr panel assign writes it", do="assign anew"
        ) from error
