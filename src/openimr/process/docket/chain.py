"""The audit chain of a case: each event is sealed together with the seal of the one before it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from openimr.process.life import Item, event_from_json, event_to_json, replay

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.process.life import CaseLife, Event

GENESIS = "0" * 64  # what stands before the first event of every case


@dataclass(frozen=True, slots=True)
class Link:
    """One sealed event: its place in the case, its text, the seal before it and its own (SHA-256, hex)."""

    case: str
    sequence: int
    kind: str
    payload: str
    previous: str
    seal: str


def seal(previous: str, payload: str) -> str:
    """The SHA-256 of the previous seal and the text; any change before it changes it."""
    return sha256(f"{previous}{payload}".encode()).hexdigest()


def link(case: str, sequence: int, event: Event, previous: str, **more: Any) -> Link:  # noqa: ANN401 - plain JSON
    """The event sealed as number ``sequence`` (from 1) of its case; ``more`` is kept beside it.

    The text is canonical JSON: sorted keys, no spaces, UTF-8; it names case and place, so that an event
    cannot be moved into another chain.
    """
    written = {**event_to_json(event), "case": case, "sequence": sequence, **more}
    payload = json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Link(case, sequence, event.kind, payload, previous, seal(previous, payload))


def read_payload(payload: str) -> tuple[Event, dict[str, Any]]:
    """The event that a text holds, and the whole of what was written."""
    written = json.loads(payload)
    return event_from_json(written), written


def fold(number: str, payloads: Iterable[str]) -> CaseLife:
    """The case as it stood after these events, the first of which opens it.

    Raises ForbiddenEventError where the events contradict the rules.
    """
    read = [read_payload(payload) for payload in payloads]
    opening = read[0][1]
    items = [Item(one["number"], retrospective=one["retrospective"]) for one in opening["items"]]
    return replay([event for event, _ in read], number=number, items=items, program=opening["program"])
