"""The linter's findings on the letter that a draft makes, each with the sentence that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from openimr.check import check
from openimr.citation import parse
from openimr.letter import Letter, LetterItem, ReviewerQualifications
from openimr.web.letters.asked import asked_items
from openimr.web.letters.compose import letter_of_draft
from openimr.web.store import rows
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.case import DisputedItem
    from openimr.check import Defect, Severity
    from openimr.citation import GuidelineLine
    from openimr.letter import DeterminationLetter
    from openimr.web.desk.draft import Draft, DraftSentence


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A finding: ``item`` is None for header and summary; ``sentence`` counts from 0 in its part.

    ``place`` tells a person where. ``key`` is the same for the same finding on the same words.
    """

    code: str
    severity: Severity
    message: str
    place: str
    item: int | None = None
    sentence: int | None = None

    @property
    def mark(self) -> str:
        """Twelve hexadecimal digits, the same for the same finding on the same words."""
        return sha256(f"{self.code}|{self.item}|{self.sentence}|{self.message}".encode()).hexdigest()[:12]


def lint(number: str, draft: Draft) -> tuple[LintFinding, ...]:
    """The findings on the letter that the draft would make today, in the order of the letter.

    No rule looks at the list of documents, so the case file is not read.
    """
    return lint_letter(letter_of_draft(number, draft, documents=()), draft)


def lint_letter(written: DeterminationLetter, draft: Draft) -> tuple[LintFinding, ...]:
    """The same on a letter that was made of the draft and perhaps changed since."""
    asked = asked_items(rows.life(CaseRow.objects.get(number=written.case_number)))
    text, places = _text(written, draft)
    defects = check(_as_read(written, asked), text, program=written.program)
    return tuple(_finding(defect, places) for defect in defects)


def _as_read(written: DeterminationLetter, asked: dict[int, DisputedItem]) -> Letter:
    """The letter as if it had been read, with what the application says of each service."""
    return Letter(
        source=written.case_number,
        layout="2016",
        case_number=written.case_number,
        date_assigned=written.date_assigned,
        date_of_injury=written.date_of_injury,
        decision_date=written.decision_date,
        ur_denial_date=written.ur_denial_date,
        application_received=written.application_received,
        priority=written.priority,
        reviewer=written.reviewer or ReviewerQualifications(),
        clinical_case_summary=" ".join(written.summary) or None,
        items=tuple(
            LetterItem(
                item.number,
                item.heading,
                item.outcome,
                asked[item.number].service,
                asked[item.number].request,
                _line(item.claims_administrator_guideline),
                _line(item.reviewer_guideline),
                item.rationale.replace("\n", " ") or None,
            )
            for item in written.items
        ),
    )


def _line(text: str | None) -> GuidelineLine | None:
    return parse(text) if text else None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Which sentence stands from ``start`` to ``end`` of the text."""

    start: int
    end: int
    item: int | None
    sentence: int


def _text(written: DeterminationLetter, draft: Draft) -> tuple[str, tuple[_Stretch, ...]]:
    """The words of the letter in its order, and where each sentence of the draft stands in them."""
    parts: list[str] = []
    places: list[_Stretch] = []
    at = 0

    def add(words: str) -> None:
        nonlocal at
        parts.append(f"{words} ")
        at += len(words) + 1

    def add_sentences(sentences: Sequence[DraftSentence], item: int | None) -> None:
        for place, sentence in enumerate(sentences):
            words = " ".join(sentence.text.split())
            places.append(_Stretch(at, at + len(words), item, place))
            add(words)

    add_sentences(draft.summary, None)
    for item in written.items:
        for words in (item.heading, item.claims_administrator_guideline, item.reviewer_guideline):
            add(words or "")
        add_sentences(draft.item(item.number).rationale, item.number)
    return "".join(parts), tuple(places)


def _finding(defect: Defect, places: Sequence[_Stretch]) -> LintFinding:
    place = next(_holding(defect, places), None)
    where = defect.place.partition(", character")[0]
    if place is not None:
        where = f"{where}, sentence {place.sentence + 1}"
    return LintFinding(
        defect.code,
        defect.severity,
        defect.message,
        where,
        defect.item if defect.item is not None else (place.item if place else None),
        place.sentence if place else None,
    )


def _holding(defect: Defect, places: Sequence[_Stretch]) -> Iterator[_Stretch]:
    if defect.start is not None:
        for place in places:
            if place.start <= defect.start < place.end and place.item == defect.item:
                yield place
