"""A mention while a sentence is being read; it becomes a fact when all is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openimr.case import Region, Side
    from openimr.facts.model import FactTime, Status


@dataclass(slots=True)
class Mention:
    """Characters ``start`` to ``end`` of the folded text that carry a concept; the rest is filled in."""

    concept: str
    kind: str | None
    start: int
    end: int
    function: bool = False
    head: bool = True
    row: bool = False
    region: Region | None = None
    side: Side | None = None
    status: Status = "affirmed"
    settled: bool = False
    seen_as: str | None = None
    cue: tuple[int, int] | None = None
    time: FactTime | None = None
    value: dict[str, str | int | float] = field(default_factory=dict)


PLACE = attrgetter("start", "end")  # the key by which mentions stand in the order of their words
