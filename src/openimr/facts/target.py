"""A mention as annotated and exchanged: codes and places, never words of the letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openimr.facts.model import Fact

# Extractors and line breaks differ in these; a place in a letter counts every other character before it.
_UNCOUNTED = re.compile(r"[\s\-\u2010-\u2015\u2212\u00ad\ufffe]")
_FIELDS = ("case", "section", "concept", "kind", "status", "region", "side", "start", "end")


@dataclass(frozen=True, slots=True)
class Target:
    """One mention of a concept in a letter; ``start`` and ``end`` count as ``counted`` does.

    ``ignore`` marks a span on which careful readers differed: neither found nor false there.
    """

    case: str
    section: str
    start: int
    end: int
    concept: str = ""
    status: str = ""
    kind: str | None = None
    region: str | None = None
    side: str | None = None
    ignore: bool = False

    def to_json(self) -> dict[str, object]:
        """The mention as JSON; what it does not say is left out."""
        values = {name: getattr(self, name) for name in _FIELDS}
        return {name: value for name, value in values.items() if value is not None}


def from_json(line: dict[str, Any]) -> Target:
    """The mention in a line of annotation. Raises KeyError and TypeError for what is none."""
    known = {name: line[name] for name in _FIELDS if line.get(name) is not None}
    return Target(**known, ignore=bool(line.get("ignore")))


def counted(text: str) -> list[int]:
    """For each place in a text, its end included, the number of counted characters before it."""
    numbers: list[int] = []
    count = done = 0
    for gap in _UNCOUNTED.finditer(text):
        at = gap.start()
        numbers += range(count, count + at - done + 1)
        count += at - done
        done = at + 1
    return [*numbers, *range(count, count + len(text) - done + 1)]


def targets(
    facts: Iterable[Fact], numbers: Sequence[int], *, case: str, section: str, offset: int = 0
) -> list[Target]:
    """The facts of a passage as mentions; ``offset`` is where the passage begins in the counted text."""
    return [
        Target(
            case,
            section,
            numbers[offset + fact.evidence.start],
            numbers[offset + fact.evidence.end - 1] + 1,
            fact.concept,
            fact.status,
            fact.kind,
            fact.region,
            fact.side,
        )
        for fact in facts
    ]
