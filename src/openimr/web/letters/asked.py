"""The disputed items of a case as its applications word them, by the numbers that its life gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.case import CaseError, DisputedItem, read_item
from openimr.web.store.dispute import case_of, dispute_of
from openimr.web.store.models import DisputeRow

if TYPE_CHECKING:
    from openimr.case import Case
    from openimr.process.life import CaseLife


def application_of(number: str) -> Case | None:
    """The case as the application states it; None where only the dispute was taken down."""
    try:
        return case_of(number)
    except (CaseError, DisputeRow.DoesNotExist):
        return None


def asked_items(life: CaseLife) -> dict[int, DisputedItem]:
    """Each item in the words of its application; items of applications that were joined follow on."""
    found: dict[int, DisputedItem] = {}
    for number in (life.number, *life.children):
        after = max(found, default=0)
        found |= {after + item.number: item for item in _of_one(number)}
    return {item.number: found.get(item.number) or _worded(item.number, "") for item in life.items}


def _of_one(number: str) -> tuple[DisputedItem, ...]:
    application = application_of(number)
    if application is not None:
        return application.items
    if not DisputeRow.objects.filter(case_id=number).exists():
        return ()
    return tuple(_worded(place, words) for place, words in dispute_of(number).treatments.items())


def _worded(number: int, words: str) -> DisputedItem:
    heading = words or f"Item {number}"
    service, request, _ = read_item(heading)
    return DisputedItem(number, heading, service, request)
