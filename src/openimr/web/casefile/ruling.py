"""What a physician says of facts, and the facts as they stand after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from openimr.facts import Fact, FactTime
from openimr.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.web.casefile.paper import Paper

Word = Literal["confirmed", "corrected", "rejected", "added", "open"]
REVIEWER = "reviewer"  # a fact found by the physician, not by a rule


@dataclass(frozen=True, slots=True)
class Ruling:
    """The newest word on one fact; ``change`` holds what was corrected, or the whole added fact, as JSON.

    ``open`` takes an earlier ruling back.
    """

    fact: str
    word: Word
    reason: str = ""
    change: Mapping[str, Any] = field(default_factory=dict)


def ruled(facts: Mapping[str, tuple[Fact, ...]], rulings: Iterable[Ruling]) -> dict[str, tuple[Fact, ...]]:
    """The facts by key after the rulings: rejected ones are gone, corrected ones changed."""
    standing = dict(facts)
    for ruling in rulings:
        if ruling.word == "rejected":
            standing.pop(ruling.fact, None)
        elif ruling.word == "corrected" and ruling.fact in standing:
            standing[ruling.fact] = tuple(corrected(one, ruling.change) for one in standing[ruling.fact])
    return standing


def corrected(fact: Fact, change: Mapping[str, Any]) -> Fact:
    """The fact with the status, side, day or value that the physician gave it."""
    return replace(
        fact,
        status=change.get("status", fact.status),
        side=change.get("side", fact.side) or None,
        time=_time(change["date"]) if "date" in change else fact.time,
        value=change.get("value", fact.value) or None,
        found_by=REVIEWER,
    )


def added(ruling: Ruling, paper: Paper, start: int, end: int) -> Fact:
    """The fact that the physician saw in words of a page."""
    change, document = ruling.change, paper.document
    page = document.span(start, end).page if document else None
    return Fact(
        concept=change["concept"],
        status=change["status"],
        evidence=Span(paper.name, start, end, page),
        quote=" ".join(document.text[start:end].split()) if document else "",
        kind=change.get("kind") or None,
        region=change.get("region") or None,
        side=change.get("side") or None,
        value=change.get("value") or None,
        time=_time(change.get("date")),
        found_by=REVIEWER,
    )


def _time(day: str | None) -> FactTime | None:
    return FactTime(date.fromisoformat(day), date.fromisoformat(day), "day") if day else None
