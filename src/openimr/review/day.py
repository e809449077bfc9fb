"""The days that a review leans on, and what to say when the record does not state them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openimr.guideline import first_day
from openimr.text import us_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openimr.case import Case
    from openimr.facts import Fact


class Days(NamedTuple):
    """The day that chooses the guidelines, the day of the injury, and what was inferred."""

    decided_on: date
    injured_on: date | None
    warnings: tuple[str, ...]


def days(case: Case, facts: Sequence[Fact], program: str) -> Days:
    """The decision date and the date of injury, from the header first and from the record then."""
    warnings: list[str] = []
    decided_on = case.decision_date
    if decided_on is None:
        decided_on = _latest(case, facts, first_day(program))
        warnings.append(
            f"The decision date is not stated; the guidelines in force on {us_date(decided_on)}, "
            "the latest day that the record names, are used."
        )
    stated = _injury(facts)
    if case.date_of_injury is None and stated:
        warnings.append(
            f"The header states no date of injury; {us_date(stated[0])} is taken from the record."
        )
    elif case.date_of_injury and stated and case.date_of_injury not in stated:
        warnings.append(
            f"The date of injury is {us_date(case.date_of_injury)} in the header and "
            f"{us_date(stated[0])} in the record: "
            "to be settled."
        )
    return Days(decided_on, case.date_of_injury or next(iter(stated), None), tuple(warnings))


def _latest(case: Case, facts: Sequence[Fact], floor: date) -> date:
    """The latest day named by the header or the record, but no day before the programme began."""
    header = (case.date_assigned, case.application.received, case.utilization_review.date)
    known = [day for day in header if day is not None]
    known += [fact.time.latest for fact in facts if fact.time is not None]
    return max([floor, *known])


def _injury(facts: Sequence[Fact]) -> list[date]:
    """The days on which the record says that the injury happened, in the order of the record."""
    return [
        fact.time.earliest
        for fact in facts
        if fact.concept == "trauma"
        and fact.counts == "for"
        and fact.time is not None
        and fact.time.precision == "day"
    ]
