"""A reviewer's draft becomes the letter: with the dates of the case, its file and the qualifications."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Literal

from openimr.letter import DecidedItem, DeterminationLetter, ReviewerQualifications
from openimr.web import moment
from openimr.web.letters.asked import application_of, asked_items
from openimr.web.letters.documents import reviewed_documents
from openimr.web.store import rows
from openimr.web.store.models import AssignmentRow, CaseRow, PartyRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.case import DisputedItem
    from openimr.letter import Recipient, ReviewedDocument
    from openimr.process.life import CaseLife, ItemStanding
    from openimr.web.desk.draft import Draft, DraftItem, DraftSentence

_DECIDED: frozenset[ItemStanding] = frozenset({"in_dispute", "upheld", "overturned"})
# Why an item of the application is not decided in the letter, as its notes say it.
_LEFT_OUT = {
    "ineligible": "Item {number} ({heading}) is not decided here: it was found ineligible for this review.",
    "authorized": "Item {number} ({heading}) is not decided here: the claims administrator authorized it.",
    "withdrawn": "Item {number} ({heading}) is not decided here: it was withdrawn.",
}
_COPIES: tuple[Recipient, ...] = ("requesting_physician", "claims_administrator", "division")


def letter_of_draft(
    number: str,
    draft: Draft,
    *,
    status: Literal["draft", "final"] = "draft",
    verification: str | None = None,
    decision_date: date | None = None,
    notes: tuple[str, ...] = (),
    documents: tuple[ReviewedDocument, ...] | None = None,
) -> DeterminationLetter:
    """The letter that the draft makes of the case; the reviewer appears by qualifications only.

    ``decision_date`` is the day of issue; without one today. ``documents`` are those of the case file where
    none are given; reading them takes its time. Raises CaseRow.DoesNotExist.
    """
    life = rows.life(CaseRow.objects.get(number=number))
    asked, application = asked_items(life), application_of(number)
    review = application.utilization_review if application else None
    return DeterminationLetter(
        case_number=number,
        decision_date=decision_date or moment.today(),
        items=tuple(
            _decided(asked[item.number], draft.item(item.number), review.guideline if review else None)
            for item in life.items
            if item.standing in _DECIDED
        ),
        summary=paragraphs(draft.summary),
        status=status,
        date_assigned=_day(life, "noarfi", "eligible"),
        date_of_injury=_day(life, "injury") or (application.date_of_injury if application else None),
        ur_denial_date=_day(life, "ur_decision") or (review.date if review else None),
        application_received=_day(life, "received"),
        priority=life.priority,
        reviewer=qualifications_of(number),
        documents=reviewed_documents(number) if documents is None else documents,
        notes=(*_left_out(life, asked), *notes),
        verification=verification,
        program=life.program,
        recipients=_recipients(number),
    )


def paragraphs(sentences: Iterable[DraftSentence]) -> tuple[str, ...]:
    """Sentences as running text; a sentence that ends its line ends its paragraph."""
    joined = " ".join(sentence.text.strip(" ") for sentence in sentences)
    return tuple(part.strip() for part in joined.split("\n") if part.strip())


def qualifications_of(number: str) -> ReviewerQualifications | None:
    """What a letter may say of the reviewer of the case, from the snapshot at the assignment."""
    row = AssignmentRow.objects.filter(case_id=number, standing="accepted").order_by("offered_at").last()
    if row is None:
        return None
    told = json.loads(row.credentials)["qualifications"]
    return ReviewerQualifications(
        tuple(told["states_of_licensure"]), tuple(told["specialties"]), tuple(told["subspecialties"])
    )


def guideline_line(item: DraftItem) -> str | None:
    """What the item rests on as its line says it: the guidelines chosen, else those cited in sentences."""
    cited = item.guidelines or dict.fromkeys(one for said in item.rationale for one in said.citations)
    return "; ".join(cited) or None


def _decided(item: DisputedItem, written: DraftItem, administrator: str | None) -> DecidedItem:
    return DecidedItem(
        item.number,
        item.heading,
        written.decision,
        "\n".join(paragraphs(written.rationale)),
        claims_administrator_guideline=administrator,
        reviewer_guideline=guideline_line(written),
        request=item.request,
    )


def _left_out(life: CaseLife, asked: dict[int, DisputedItem]) -> tuple[str, ...]:
    return tuple(
        _LEFT_OUT[item.standing].format(number=item.number, heading=asked[item.number].heading)
        for item in life.items
        if item.standing not in _DECIDED
    )


def _recipients(number: str) -> tuple[Recipient, ...]:
    attorney = PartyRow.objects.filter(case_id=number, role="attorney").exists()
    return ("injured_worker", *(("workers_attorney",) if attorney else ()), *_COPIES)


def _day(life: CaseLife, *milestones: str) -> date | None:
    """The first of the milestones that the case has reached."""
    found = (life.dates[name] for name in milestones if life.dates.get(name))
    first = next(found, None)
    return date.fromisoformat(first) if first else None
