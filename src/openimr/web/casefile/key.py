"""A fact and a place of the record as short text, for drafts, rulings and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from openimr.facts import Fact

_KEY = re.compile(r"(?P<paper>\d+):(?P<start>\d+)-(?P<end>\d+)(?::(?P<what>[\w.]*))?")


class Place(NamedTuple):
    """Characters of a document of a case; ``paper`` is the number of its row."""

    paper: int
    start: int
    end: int

    def __str__(self) -> str:
        """The place as text; ``place_of`` reads it back."""
        return f"{self.paper}:{self.start}-{self.end}"


def key_of(fact: Fact, paper: int) -> str:
    """The fact as text: where it stands and what it is about. A ruling on its status or day keeps it."""
    what = ".".join((fact.concept, fact.kind or "", fact.region or ""))
    return f"{Place(paper, fact.evidence.start, fact.evidence.end)}:{what}"


def place_of(key: str) -> Place | None:
    """Where a fact or a place stands; None for other text."""
    found = _KEY.fullmatch(key)
    return Place(int(found["paper"]), int(found["start"]), int(found["end"])) if found else None
