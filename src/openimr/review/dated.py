"""Give findings of an examination the date of the report that states them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from openimr.facts import FactTime
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.facts import Fact
    from openimr.record import CaseFile


def dated(facts: Sequence[Fact], record: CaseFile | None, program: str) -> tuple[Fact, ...]:
    """The facts, those that have to hold now with the date of their document when they have none themselves.

    An examination is as of its report: a later one may find what an earlier one did not.
    """
    if record is None:
        return tuple(facts)
    days = {document.name: document.date for document in record.documents if document.date is not None}
    current = frozenset(load("evidence.yaml", program)["must_be_current"])
    return tuple(
        replace(fact, time=FactTime(days[fact.evidence.document], days[fact.evidence.document], "day"))
        if fact.time is None and fact.concept in current and fact.evidence.document in days
        else fact
        for fact in facts
    )
