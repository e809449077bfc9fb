"""The draft determination as JSON, every finding and sentence with its spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.guideline import Finding
    from openimr.review.model import Determination, ItemReview


def to_json(determination: Determination) -> dict[str, object]:
    """The determination as JSON; dates are ISO, spans are offsets into the documents of the record."""
    case = determination.case
    decided = case.decision_date
    return {
        "case_number": case.number,
        "decision_date": decided.isoformat() if decided else None,
        "status": "draft",
        "summary": [sentence.to_json() for sentence in determination.summary],
        "items": [_item(review) for review in determination.items],
        "facts": [fact.to_json() for fact in determination.facts],
        "warnings": list(determination.warnings),
    }


def _item(review: ItemReview) -> dict[str, object]:
    return {
        "number": review.item.number,
        "heading": review.item.heading,
        "service": review.item.service.to_json(),
        "request": review.item.request.to_json(),
        "conclusion": review.conclusion,
        "because": review.because,
        "findings": [finding.to_json() for root in review.findings for finding in _flat(root)],
        "asks": list(review.asks),
        "draft_rationale": [sentence.to_json() for sentence in review.draft_rationale],
        "published_outcome": review.published_outcome,
    }


def _flat(finding: Finding) -> Iterator[Finding]:
    yield finding
    for child in finding.children:
        yield from _flat(child)
