"""How many disputed items at least one rule set speaks about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from openimr.guideline import applicable, load_all
from openimr.programs import load
from openimr.review.day import days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.case import Case, DisputedItem


class Covered(NamedTuple):
    """One disputed item with the rules that speak about it; none when the programme's data are silent."""

    case: str
    item: DisputedItem
    rules: tuple[str, ...]


class Share(NamedTuple):
    """How many items of a service some rule set speaks about."""

    service: str
    items: int
    covered: int
    diagnostic: bool


def coverage(cases: Iterable[Case], program: str = "ca_workers_comp") -> tuple[Covered, ...]:
    """Each item with the codes of the rules in force on the day of its decision.

    Rules about the request itself and signposts to another chapter are no answer, so they do not count.
    """
    rules = [r for r in load_all(program) if r.tier != "process" and r.kind not in ("scope", "process")]
    found = []
    for case in cases:
        day = days(case, (), program).decided_on
        for item in case.items:
            speaking = tuple(rule.code for rule in applicable(rules, item.service, day))
            found.append(Covered(case.number, item, speaking))
    return tuple(found)


def shares(covered: Iterable[Covered], program: str = "ca_workers_comp") -> tuple[Share, ...]:
    """The share of each service, diagnostic services first, then by how often they are disputed."""
    kinds = frozenset(load("services.yaml", program)["diagnostic"])
    total: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    for one in covered:
        total[one.item.service.kind] += 1
        spoken[one.item.service.kind] += bool(one.rules)
    rows = [Share(kind, count, spoken[kind], kind in kinds) for kind, count in total.items()]
    return tuple(sorted(rows, key=lambda row: (not row.diagnostic, -row.items, row.service)))
