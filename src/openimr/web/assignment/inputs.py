"""What a plan rested on, as JSON and back: cases and reviewers by reference, no name."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.case import DisputedItem, Service
from openimr.panel import (
    CaseToAssign,
    Clearance,
    PairClearance,
    Parties,
    Party,
    Practice,
    Reached,
    Relation,
    Reviewer,
)
from openimr.panel.jsonable import jsonable
from openimr.panel.panel_file import DATES, PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def dump(cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer]) -> str:
    """The inputs as text."""
    kept = {"cases": [_case(one) for one in cases], "reviewers": [one.to_json() for one in reviewers]}
    return json.dumps(kept, ensure_ascii=False)


def load(text: str) -> tuple[tuple[CaseToAssign, ...], tuple[Reviewer, ...]]:
    """The cases and reviewers that ``dump`` kept."""
    kept = json.loads(text)
    return tuple(map(_case_from, kept["cases"])), tuple(map(_reviewer_from, kept["reviewers"]))


def _case(case: CaseToAssign) -> dict[str, Any]:
    return {
        "parties": case.parties.to_json(),
        "items": [[one.number, one.heading, one.service.kind, one.service.region] for one in case.items],
        "priority": case.priority,
        "due": jsonable(case.due),
        "requesting_specialty": case.requesting_specialty,
        "barred": sorted(case.barred),
        "cleared": jsonable(case.cleared),
    }


def _case_from(kept: Mapping[str, Any]) -> CaseToAssign:
    return CaseToAssign(
        _parties(kept["parties"]),
        tuple(
            DisputedItem(number, heading, Service(kind, region))
            for number, heading, kind, region in kept["items"]
        ),
        kept["priority"],
        date.fromisoformat(kept["due"]) if kept["due"] else None,
        kept["requesting_specialty"],
        frozenset(kept["barred"]),
        tuple(
            PairClearance(one["reviewer"], Clearance(**_dated(one["clearance"]))) for one in kept["cleared"]
        ),
    )


def _parties(kept: Mapping[str, Any]) -> Parties:
    parties = (
        Party(one["role"], one["ref"], _reached(one["same"]), _reached(one["near"]))
        for one in kept["parties"]
    )
    disclosed, kinds = frozenset(kept["disclosed"]), frozenset(kept["kinds"])
    return Parties(kept["case"], tuple(parties), disclosed, kinds, kept["remand"])


def _reached(kept: Sequence[Mapping[str, Any]]) -> tuple[Reached, ...]:
    return tuple(Reached(one["entity"], tuple(one["path"])) for one in kept)


def _reviewer_from(kept: Mapping[str, Any]) -> Reviewer:
    parts = {
        key: None if kept[key] is None else tuple(kind(**_dated(one)) for one in kept[key])
        for key, kind in PARTS.items()
    }
    more = {
        "specialties": tuple(kept["specialties"]),
        "practice": Practice(**_dated(kept["practice"])),
        "relations": tuple(Relation(**_dated(one)) for one in kept["relations"]),
    }
    return Reviewer(**{**kept, **parts, **more})


def _dated(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its days as dates and its lists as tuples."""
    return {
        key: tuple(value)
        if isinstance(value, list)
        else date.fromisoformat(value)
        if key in DATES and value
        else value
        for key, value in kept.items()
    }
