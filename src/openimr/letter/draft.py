"""What a determination letter says, before it is set on paper: one frozen value for PDF, HTML and text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from openimr.case import Priority, Request
    from openimr.citation import GuidelineLine
    from openimr.letter.model import Letter, LetterItem, Outcome, ReviewerQualifications

# Who gets the letter; the programme's wording gives each role its name. Never the name of a person.
Recipient = Literal[
    "injured_worker", "workers_attorney", "requesting_physician", "claims_administrator", "division"
]
Result = Literal["upheld", "overturned", "partial", "open"]


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """One document of the case file; ``gaps`` says what of it could not be read."""

    name: str
    title: str
    date: date | None = None
    pages: int | None = None
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecidedItem:
    """One disputed item of a letter. ``outcome`` is None in a draft: the physician decides.

    ``criteria`` is what the guideline criteria say on the record, shown only in a draft.
    """

    number: int
    heading: str
    outcome: Outcome | None
    rationale: str
    claims_administrator_guideline: str | None = None
    reviewer_guideline: str | None = None
    request: Request | None = None
    criteria: str | None = None

    @classmethod
    def from_item(cls, item: LetterItem) -> DecidedItem:
        """The item of a letter that was read; a rationale that the letter lacks is empty."""
        return cls(
            item.number,
            item.heading,
            item.outcome,
            item.rationale or "",
            _words(item.claims_administrator_guideline),
            _words(item.reviewer_guideline),
            item.request,
        )


@dataclass(frozen=True, slots=True)
class DeterminationLetter:
    """A letter to be written. The reviewer's name is no part of it (Labor Code 4610.6(f)).

    ``organisation`` is the review organisation's name as it stands before "guideline:"; None takes the
    programme's word. ``verification`` is the head hash of the case's audit chain.
    """

    case_number: str
    decision_date: date | None
    items: tuple[DecidedItem, ...]
    summary: tuple[str, ...]
    status: Literal["draft", "final"] = "draft"
    date_assigned: date | None = None
    date_of_injury: date | None = None
    ur_denial_date: date | None = None
    application_received: date | None = None
    priority: Priority | None = "standard"
    reviewer: ReviewerQualifications | None = None
    documents: tuple[ReviewedDocument, ...] = ()
    notes: tuple[str, ...] = ()
    verification: str | None = None
    program: str = "ca_workers_comp"
    organisation: str | None = None
    recipients: tuple[Recipient, ...] = (
        "injured_worker",
        "requesting_physician",
        "claims_administrator",
        "division",
    )

    @classmethod
    def from_letter(cls, letter: Letter, documents: tuple[ReviewedDocument, ...] = ()) -> DeterminationLetter:
        """A letter that was read, to be set again as accessible PDF and HTML with its own words.

        Published letters of 2014 to 2017 name no documents, so a list must be given before it can be written.
        """
        known = letter.reviewer.states_of_licensure or letter.reviewer.specialties
        return cls(
            case_number=letter.case_number or "",
            decision_date=letter.decision_date,
            items=tuple(DecidedItem.from_item(item) for item in letter.items),
            summary=(letter.clinical_case_summary,) if letter.clinical_case_summary else (),
            status="final",
            date_assigned=letter.date_assigned,
            date_of_injury=letter.date_of_injury,
            ur_denial_date=letter.ur_denial_date,
            application_received=letter.application_received,
            priority=letter.priority,
            reviewer=letter.reviewer if known else None,
            documents=documents,
        )

    @property
    def result(self) -> Result:
        """The overall result: all upheld, all overturned, mixed; open while an item is not decided."""
        outcomes = {item.outcome for item in self.items}
        if None in outcomes or not outcomes:
            return "open"
        if len(outcomes) > 1:
            return "partial"
        return "upheld" if "upheld" in outcomes else "overturned"

    def missing(self) -> tuple[str, ...]:
        """What a final letter may not lack and this one does, in words; a draft may lack anything.

        Sources: 8 CCR 9792.10.6(d) (decision on each item, condition), Labor Code 4610.6(f) (qualifications).
        """
        if self.status == "draft":
            return ()
        needs: dict[str, object] = {
            "a decision date": self.decision_date,
            "the reviewer's qualifications": self.reviewer,
            "the list of documents reviewed": self.documents,
            "a clinical case summary": any(part.strip() for part in self.summary),
            "a disputed item": self.items,
        }
        lacking = [name for name, value in needs.items() if not value]
        for item in self.items:
            if item.outcome is None:
                lacking.append(f"a decision on item {item.number}")
            if not item.rationale.strip():
                lacking.append(f"a rationale for item {item.number}")
        return tuple(lacking)


def _words(line: GuidelineLine | None) -> str | None:
    return line.text if line else None
