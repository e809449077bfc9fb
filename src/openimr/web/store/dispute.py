"""What a case is about, as its application said it: for notices, and as the case that rooms review."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from openimr.case import Case, read_case
from openimr.process.notice.telling import Dispute
from openimr.web.store.models import DisputeRow

if TYPE_CHECKING:
    from openimr.process.life import CaseLife

_DATES = ("date_of_injury", "ur_decision_date", "request_date")


def dispute_of(number: str) -> Dispute:
    """The dispute as notices quote it. Raises DisputeRow.DoesNotExist."""
    return read_dispute(DisputeRow.objects.get(case_id=number).facts)


def read_dispute(facts: str) -> Dispute:
    """The dispute that a row holds."""
    written = json.loads(facts)
    days = {name: date.fromisoformat(written[name]) for name in _DATES if written.get(name)}
    return Dispute(
        treatments={int(item): words for item, words in written["treatments"].items()},
        requesting_physician=written["requesting_physician"],
        claim_number=written.get("claim_number"),
        pharmacy_only=written.get("pharmacy_only", False),
        **days,
    )


def treatments_of(life: CaseLife) -> dict[int, str]:
    """The words of each item by its number in the life; items of joined applications follow on."""
    numbers = (life.number, *life.children)
    told = dict(DisputeRow.objects.filter(case_id__in=numbers).values_list("case_id", "facts"))
    found: dict[int, str] = {}
    for number in numbers:
        after = max(found, default=0)
        words = json.loads(told[number])["treatments"] if number in told else {}
        found |= {after + int(item): heading for item, heading in words.items()}
    return found


def case_of(number: str) -> Case:
    """The case as the application states it (the shape of a case.yaml). Raises CaseError where it is cut."""
    row = DisputeRow.objects.get(case_id=number)
    return read_case(row.application, where=f"the application of case {number}")
