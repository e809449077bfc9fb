"""The audit chain for people: sealed events without their contents, and what a verification says in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models.functions import Substr

from openimr.process.clock.rule import zone
from openimr.process.docket import GENESIS
from openimr.process.docket.chain import seal
from openimr.programs.load import DEFAULT
from openimr.web.store.fold import first_unlike
from openimr.web.store.models import CaseRow, EventRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# The text of an event is canonical JSON with sorted keys: it begins {"at":"2016-08-08T09:00:00-07:00".
_DAY = Substr("payload", 8, 10)
_SEALED = "sealed"  # whose act it was is not told of reviewers


@dataclass(frozen=True, slots=True)
class Seen:
    """A sealed event as the administrator sees it: nothing of what it says of the dispute."""

    id: int
    case: str
    sequence: int
    kind: str
    at: datetime | None
    role: str
    by: str
    seal: str


def events(chosen: Mapping[str, Any], before: int | None, size: int) -> tuple[list[Seen], int | None]:
    """The newest events that fit, and from where older ones go on; None at the end."""
    found = EventRow.objects.order_by("-pk")
    if number := chosen.get("case"):
        found = found.filter(case_id=number.strip().upper())
    if kind := chosen.get("kind"):
        found = found.filter(kind=kind)
    if role := chosen.get("role"):
        found = found.filter(payload__contains=f'"role":{json.dumps(role)}')
    day = timedelta(days=1)  # a moment may be written in another zone than the programme's
    if since := chosen.get("since"):
        found = found.annotate(written=_DAY).filter(written__gte=(since - day).isoformat())
    if until := chosen.get("until"):
        found = found.annotate(written_until=_DAY).filter(written_until__lte=(until + day).isoformat())
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: size + 1])
    older = rows[size - 1].pk if len(rows) > size else None
    return list(_fitting(map(_seen, rows[:size]), chosen)), older


def _fitting(seen: Iterable[Seen], chosen: Mapping[str, Any]) -> Iterator[Seen]:
    """Those that fit exactly: the day in the programme's zone, the role of the event itself."""
    for one in seen:
        day = one.at.astimezone(zone(DEFAULT)).date() if one.at else None
        if chosen.get("since") and (day is None or day < chosen["since"]):
            continue
        if chosen.get("until") and (day is None or day > chosen["until"]):
            continue
        if chosen.get("role") and one.role != chosen["role"]:
            continue
        yield one


def _seen(row: EventRow) -> Seen:
    """The event without its words; a text that is no event any more shows as such."""
    try:
        written = json.loads(row.payload)
        at, role, by = datetime.fromisoformat(written["at"]), written["role"], written["data"].get("by", "")
    except (KeyError, TypeError, ValueError, AttributeError):
        at, role, by = None, "", ""
    who = _SEALED if role == "reviewer" else str(by)[:20]
    return Seen(row.pk, row.case_id, row.sequence, row.kind, at, role, who, row.seal)


@dataclass(frozen=True, slots=True)
class Chain:
    """What the verification of one case says; ``place`` of a sought seal in it."""

    number: str
    events: int
    broken: str | None
    place: int | None = None


def chain(number: str, sought: str = "") -> Chain | None:
    """Recompute the chain of one case and fold its events again; None where there is no such case."""
    row = CaseRow.objects.filter(number=number).first()
    if row is None:
        return None
    previous, place, broken = GENESIS, 0, None
    found: int | None = None
    for event in EventRow.objects.filter(case_id=number).order_by("sequence"):
        place += 1
        broken = broken or _unlike(event, place, previous)
        previous = event.seal
        if event.seal == sought:
            found = place
    if broken is None and (place, previous) != (row.version, row.head):
        broken = "the seal or the count that the case shows is not that of its last event"
    if broken is None and (unlike := first_unlike([number])):
        broken = f"event {unlike.sequence}: {unlike.what}"
    return Chain(number, place, broken, found)


def _unlike(event: EventRow, place: int, previous: str) -> str | None:
    if event.sequence != place:
        return f"event {place} is missing; event {event.sequence} stands in its place"
    if event.previous != previous:
        return f"event {place} does not follow the event before it: one of the two was changed"
    if seal(previous, event.payload) != event.seal:
        return f"event {place}: the text does not fit its seal, it was changed after it was written"
    if f'"kind":{json.dumps(event.kind)}' not in event.payload:
        return f"event {place}: the kind beside the text is not the kind in it"
    return None
