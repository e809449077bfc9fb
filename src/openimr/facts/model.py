"""A clinical fact with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from openimr.case import Region, Side
    from openimr.text import Span

Status = Literal[
    "affirmed",
    "exam_negative",
    "test_negative",
    "patient_denial",
    "judged_absence",
    "record_silence",
    "hedged_absence",
    "not_submitted",
    "guideline_restatement",
    "conditional",
    "not_this_claim",
    "historical",
]
Counts = Literal["for", "against", "neither", "none"]

# What a criterion may take from a statement of that status. Silence is not "no", and a sentence
# of a guideline is no statement about the person.
COUNTS: dict[Status, Counts] = {
    "affirmed": "for",
    "exam_negative": "against",
    "test_negative": "against",
    "patient_denial": "against",
    "judged_absence": "against",
    "record_silence": "neither",
    "hedged_absence": "neither",
    "not_submitted": "neither",
    "guideline_restatement": "none",
    "conditional": "none",
    "not_this_claim": "for",
    "historical": "for",
}


@dataclass(frozen=True, slots=True)
class FactTime:
    """When something happened, as an interval of days: a bare month runs from its first to its last day."""

    earliest: date
    latest: date
    precision: Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of the record about this person. Without evidence there is no fact.

    ``concept``, ``kind``, ``status``, ``region`` and ``side`` are codes of the fact vocabulary;
    ``value`` carries what a rule may test beyond them (clarity, level, grade, weeks, ...);
    ``found_by`` names the rule and its version; ``cue`` the words that set the status;
    ``passage`` is the sentence it stands in, where the record is at hand.
    """

    concept: str
    status: Status
    evidence: Span
    quote: str
    kind: str | None = None
    region: Region | None = None
    side: Side | None = None
    value: Mapping[str, str | int | float] | None = None
    time: FactTime | None = None
    found_by: str = ""
    cue: Span | None = None
    passage: str = ""

    @property
    def counts(self) -> Counts:
        """What a criterion may take from this fact: for, against, neither, or none."""
        return "none" if self.value and self.value.get("holder") else COUNTS[self.status]

    def to_json(self) -> dict[str, object]:
        """The fact as JSON; dates are ISO."""
        time = self.time
        return {
            "concept": self.concept,
            "kind": self.kind,
            "status": self.status,
            "region": self.region,
            "side": self.side,
            "value": dict(self.value) if self.value else None,
            "time": {
                "earliest": time.earliest.isoformat(),
                "latest": time.latest.isoformat(),
                "precision": time.precision,
            }
            if time
            else None,
            "evidence": self.evidence.to_json(),
            "quote": self.quote,
            "found_by": self.found_by,
        }
