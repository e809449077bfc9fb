"""Join eligible applications of one worker, so that one determination decides them (8 CCR 9792.10.4(a))."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction

from openimr.process.life import life_rules
from openimr.web import acts
from openimr.web.intake.models import BlockingKeyRow
from openimr.web.intake.page import life_of
from openimr.web.store.models import CaseRow, DisputeRow, DocumentRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.process.life import CaseLife
    from openimr.web.accounts.models import User


def candidates(life: CaseLife) -> list[CaseLife]:
    """Other cases that may be joined now, by worker, physician and date of injury."""
    keys = BlockingKeyRow.objects.filter(case_id=life.number).values("key")
    numbers = BlockingKeyRow.objects.filter(key__in=keys).exclude(case_id=life.number).values("case_id")
    joinable = life_rules(life.program).events["joined_to_another"].moves
    rows = CaseRow.objects.filter(number__in=numbers, state__in=list(joinable)).order_by("number")
    lives = [life_of(row) for row in rows]
    return [one for one in lives if life.identity and one.identity == life.identity]


def join(user: User, number: str, others: Sequence[str], version: int) -> None:
    """Join the others to the case: both sides' events, their items, their documents; all or nothing.

    Raises ForbiddenEventError and StaleCaseError as the events do.
    """
    with transaction.atomic():
        children = [life_of(row) for row in CaseRow.objects.select_for_update().filter(number__in=others)]
        told = {"children": [_child(child) for child in children]}
        survivor = acts.perform(user, number, "applications_consolidated", told, version=version).case
        first = len(survivor.items) - sum(len(child.items) for child in children)
        for child in children:
            acts.perform(user, child.number, "joined_to_another", {"survivor": number}, version=child.version)
            _take_items(number, child, first)
            _take_documents(number, child.number)
            first += len(child.items)


def _child(child: CaseLife) -> dict[str, Any]:
    return {
        **child.identity,
        "number": child.number,
        "received_on": child.dates["received"],
        "items": len(child.items),
        "eligible": "eligible" in child.dates,
    }


def _take_items(number: str, child: CaseLife, offset: int) -> None:
    """The words of the child's treatments follow those of the case, under their new numbers."""
    row, other = DisputeRow.objects.get(case_id=number), DisputeRow.objects.get(case_id=child.number)
    facts, more = json.loads(row.facts), json.loads(other.facts)["treatments"]
    places = {item.number: offset + place for place, item in enumerate(child.items, 1)}
    facts["treatments"] |= {str(places[int(old)]): words for old, words in more.items() if int(old) in places}
    row.facts = json.dumps(facts, ensure_ascii=False)
    if row.application and other.application:
        whole, part = json.loads(row.application), json.loads(other.application)
        whole["items"] += [
            {**item, "number": places[item["number"]], **_dependence(item, places)}
            for item in part["items"]
            if item.get("number") in places
        ]
        row.application = json.dumps(whole, ensure_ascii=False)
    row.save(update_fields=["facts", "application"])


def _dependence(item: dict[str, Any], places: dict[int, int]) -> dict[str, int]:
    """An item that goes with another one still does, by the other's new number."""
    old = item.get("associated_with")
    return {"associated_with": places[old]} if old in places else {}


def _take_documents(number: str, child: str) -> None:
    """The child's documents belong to the file of the case; the same bytes come into it once."""
    DocumentRow.objects.bulk_create(
        [
            DocumentRow(
                case_id=number,
                digest=row.digest,
                sender=row.sender,
                kind=row.kind,
                name=row.name,
                received_at=row.received_at,
                pages=row.pages,
                gaps=row.gaps,
                ingested_at=row.ingested_at,
            )
            for row in DocumentRow.objects.filter(case_id=child)
        ],
        ignore_conflicts=True,
    )
