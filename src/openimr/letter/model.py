"""A final determination letter as typed data (8 CCR 9792.10.6(d))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from openimr.case import Priority, Request, Service
    from openimr.citation import GuidelineLine

Outcome = Literal["upheld", "overturned"]


@dataclass(frozen=True, slots=True)
class ReviewerQualifications:
    """What a letter says of its reviewer; the name is never part of it (Labor Code 4610.6(f))."""

    states_of_licensure: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()
    subspecialties: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The qualifications as JSON."""
        return {
            "states_of_licensure": list(self.states_of_licensure),
            "specialties": list(self.specialties),
            "subspecialties": list(self.subspecialties),
        }


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One decided item: ``upheld`` means that the refusal stands, ``overturned`` that care is necessary."""

    number: int
    heading: str
    outcome: Outcome | None
    service: Service
    request: Request
    claims_administrator_guideline: GuidelineLine | None
    reviewer_guideline: GuidelineLine | None
    rationale: str | None

    def to_json(self) -> dict[str, object]:
        """The item as JSON, in the shape of the letter contract."""
        administrator, reviewer = self.claims_administrator_guideline, self.reviewer_guideline
        return {
            "number": self.number,
            "heading": self.heading,
            "outcome": self.outcome,
            "service": self.service.to_json(),
            "request": self.request.to_json(),
            "claims_administrator_guideline": administrator.to_json() if administrator else None,
            "reviewer_guideline": reviewer.to_json() if reviewer else None,
            "rationale": self.rationale,
        }


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as read. What the letter does not say is None, with a line in ``warnings`` that says so.

    ``layout`` is "2014", "2016", or the name of an older heading set. Text fields are verbatim with
    whitespace folded and line-end hyphens mended.
    """

    source: str
    layout: str
    case_number: str | None
    date_assigned: date | None
    date_of_injury: date | None
    decision_date: date | None
    ur_denial_date: date | None
    application_received: date | None
    priority: Priority | None
    reviewer: ReviewerQualifications
    clinical_case_summary: str | None
    items: tuple[LetterItem, ...]
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The letter as JSON; dates are ISO."""
        return {
            "source": self.source,
            "layout": self.layout,
            "case_number": self.case_number,
            "date_assigned": _iso(self.date_assigned),
            "date_of_injury": _iso(self.date_of_injury),
            "decision_date": _iso(self.decision_date),
            "ur_denial_date": _iso(self.ur_denial_date),
            "application_received": _iso(self.application_received),
            "priority": self.priority,
            "reviewer": self.reviewer.to_json(),
            "clinical_case_summary": self.clinical_case_summary,
            "items": [item.to_json() for item in self.items],
            "warnings": list(self.warnings),
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
