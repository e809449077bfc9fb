"""What must agree inside one case: the order of its dates and the quantities of a modified request."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from openimr.case.errors import CaseError
from openimr.case.reconcile import in_one_unit, is_substituted

if TYPE_CHECKING:
    from openimr.case.model import Case, DisputedItem


def check_dates(case: Case, *, where: str) -> None:
    """Injury, UR decision, application, assignment, determination must follow in that order (LC 4610.5)."""
    steps = [
        ("date_of_injury", case.date_of_injury),
        ("utilization_review.date", case.utilization_review.date),
        ("application.received", case.application.received),
        ("date_assigned", case.date_assigned),
        ("decision_date", case.decision_date),
    ]
    dated = [(name, day) for name, day in steps if day is not None]
    for (earlier, first), (later, second) in pairwise(dated):
        if second < first:
            raise CaseError(
                f"{later} {second} lies before {earlier} {first}",
                where=where,
                expected="the order injury, UR decision, application received, assigned, decision",
                do="correct the one that is wrong",
            )


def check_items(case: Case, *, where: str) -> None:
    """Item numbers are unique, and links lead to another item."""
    numbers = [item.number for item in case.items]
    for item in case.items:
        if numbers.count(item.number) > 1:
            raise CaseError(
                f"item number {item.number} is used twice",
                where=where,
                expected="each disputed item once, with its own number",
                do="renumber the items",
            )
        if item.associated_with is not None and item.associated_with not in set(numbers) - {item.number}:
            raise CaseError(
                f"item {item.number} is associated with item {item.associated_with}, which is not there",
                where=where,
                expected="the number of another item",
                do="correct associated_with or remove it",
            )


def check_quantities(item: DisputedItem, *, where: str) -> None:
    """Original = authorized + remaining when all three are counted in one unit (8 CCR 9792.10.1)."""
    amounts = in_one_unit(item.request)
    if amounts is None or is_substituted(item.request):
        return
    original, authorized, remaining = amounts
    if abs(original - authorized - remaining) > 1e-6:
        raise CaseError(
            f"item {item.number}: {original:g} requested, {authorized:g} authorized, {remaining:g} remaining",
            where=where,
            expected="original = authorized + remaining",
            do=f"correct the numbers ({original:g} less {authorized:g} leaves {original - authorized:g})",
        )
