"""A draft determination as a letter to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.citation import cite_line
from openimr.letter import DecidedItem, DeterminationLetter, ReviewedDocument
from openimr.review.worksheet.words import CONCLUSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.record import CaseFile
    from openimr.review.model import Determination, ItemReview

_RECALLED = (
    "Item {number}: rule sets recalled in part from memory, to be checked before they are relied on: {rules}."
)


def letter_of(determination: Determination, record: CaseFile) -> DeterminationLetter:
    """The draft letter: items without outcome, because the physician decides, with the criteria beside."""
    case = determination.case
    return DeterminationLetter(
        case_number=case.number,
        decision_date=case.decision_date,
        items=tuple(_item(review, case.utilization_review.guideline) for review in determination.items),
        summary=tuple(sentence.text for sentence in determination.summary),
        date_assigned=case.date_assigned,
        date_of_injury=case.date_of_injury,
        ur_denial_date=case.utilization_review.date,
        application_received=case.application.received,
        priority=case.application.priority,
        documents=_documents(record),
        notes=(*determination.warnings, *_recalled(determination.items)),
        program=case.program,
    )


def _item(review: ItemReview, administrator: str | None) -> DecidedItem:
    label = CONCLUSIONS[review.conclusion]
    return DecidedItem(
        number=review.item.number,
        heading=review.item.heading,
        outcome=None,
        rationale="\n".join(sentence.text for sentence in review.draft_rationale),
        claims_administrator_guideline=administrator,
        reviewer_guideline=cite_line(review.citations) if review.citations else None,
        request=review.item.request,
        criteria=f"{label.word}. {review.because}",
    )


def _documents(record: CaseFile) -> tuple[ReviewedDocument, ...]:
    listed = [
        ReviewedDocument(
            document.name,
            document.title,
            document.date,
            len(document.pages),
            tuple(
                f"page {gap.page}" for gap in record.unreadable if gap.document == document.name and gap.page
            ),
        )
        for document in record.documents
    ]
    lost = [
        ReviewedDocument(gap.document, gap.document, gaps=(gap.reason,))
        for gap in record.unreadable
        if not gap.page
    ]
    return (*listed, *lost)


def _recalled(reviews: Sequence[ItemReview]) -> list[str]:
    """A note for each item with rule sets in which a deciding criterion still waits for a check."""
    notes = []
    for review in reviews:
        rules = dict.fromkeys(
            finding.criterion
            for finding in review.findings
            if any(leaf.recalled and leaf.deciding for leaf in finding.leaves())
        )
        if rules:
            notes.append(_RECALLED.format(number=review.item.number, rules=", ".join(rules)))
    return notes
