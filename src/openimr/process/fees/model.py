"""The values of fees and penalties: the key, the amount with its source, the ledger of late records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import date

    from openimr.case import Priority

Degree = Literal["md_do", "other"]
Stage = Literal["completed", "ended_before_reviewer", "ended_after_reviewer"]


@dataclass(frozen=True, slots=True)
class FeeKey:
    """What a fee depends on. ``applications`` counts those decided together in one determination."""

    assigned: date
    priority: Priority = "standard"
    degree: Degree = "md_do"
    reviewers: int = 1
    pharmacy_only: bool = False
    stage: Stage = "completed"
    applications: int = 1
    submitted: date | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount in ``currency`` with the period it holds in and its source.

    ``least``: the lowest amount that may have held, where only a range is known. ``each`` is the amount for
    one application; ``amount`` is for all that are decided together.
    """

    amount: int
    each: int
    currency: str
    period: str
    since: date
    to: date | None
    source: str
    recalled: bool
    explanation: str
    least: int | None = None
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The fee as JSON; dates ISO."""
        return {
            "amount": self.amount,
            "each": self.each,
            "least": self.least,
            "currency": self.currency,
            "period": self.period,
            "since": self.since.isoformat(),
            "to": self.to.isoformat() if self.to else None,
            "source": self.source,
            "recalled": self.recalled,
            "explanation": self.explanation,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Penalty:
    """The penalty for records that came late: the days counted, what they make, and the cap."""

    days: int
    per_day: int
    amount: int
    cap: int
    capped: bool
    due: date
    until: date
    currency: str
    source: str
    recalled: bool
    explanation: str
