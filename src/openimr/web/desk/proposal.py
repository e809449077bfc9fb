"""Where a draft begins: the sentences that the worksheet proposes, each tied to its facts. No decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.web.desk.citations import words_of
from openimr.web.desk.draft import Draft, DraftItem, DraftSentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openimr.guideline import Finding
    from openimr.review import ItemReview, Sentence
    from openimr.text import Span
    from openimr.web.casefile import Worksheet


def proposal(sheet: Worksheet, disputed: Sequence[int]) -> Draft:
    """A draft of every disputed item; the physician decides and rewrites."""
    return Draft(
        tuple(_sentence(sheet, one) for one in sheet.determination.summary),
        tuple(_item(sheet, review) for review in sheet.determination.items if review.item.number in disputed),
    )


def _item(sheet: Worksheet, review: ItemReview) -> DraftItem:
    return DraftItem(
        review.item.number,
        None,
        tuple(_sentence(sheet, one) for one in review.draft_rationale),
        tuple(words_of(citation) for citation in review.citations),
    )


def rationale(sheet: Worksheet, number: int) -> tuple[DraftSentence, ...]:
    """The proposed rationale of one item; () for an item that the worksheet does not know."""
    found = [one for one in sheet.determination.items if one.item.number == number]
    return tuple(_sentence(sheet, one) for review in found for one in review.draft_rationale)


def finding_sentence(sheet: Worksheet, number: int, guideline: str, criterion: str) -> DraftSentence | None:
    """A sentence of the proposal that speaks about the criterion, or one made from its finding."""
    finding = next(_findings(sheet, number, guideline, criterion), None)
    if finding is None:
        return None
    facts = (*finding.for_, *finding.against, *finding.neither)
    quotes = "; ".join(dict.fromkeys(f"\u201c{fact.passage or fact.quote}\u201d" for fact in facts))
    statement = finding.statement.strip().rstrip(".")
    told = {
        "met": f"The record shows that {statement}: {quotes}.",
        "not_met": f"The record speaks against the criterion that {statement}: {quotes}.",
        "contradicted": f"On whether {statement}, the record contradicts itself: {quotes}.",
        "not_documented": f"The documents reviewed show no statement that {statement}.",
    }.get(finding.state, f"The criterion that {statement} does not apply here.")
    keys = dict.fromkeys(str(sheet.place(fact.evidence)) for fact in facts)
    return DraftSentence(told, tuple(keys), (finding.citation,) if finding.citation else ())


def _findings(sheet: Worksheet, number: int, guideline: str, criterion: str) -> Iterator[Finding]:
    return (
        finding
        for review in sheet.determination.items
        if review.item.number == number
        for root in review.findings
        for finding in root.walk()
        if (finding.guideline, finding.criterion) == (guideline, criterion)
    )


def _sentence(sheet: Worksheet, sentence: Sentence) -> DraftSentence:
    places: Iterable[Span] = sentence.evidence
    keys = dict.fromkeys(str(sheet.place(span)) for span in places)
    return DraftSentence(sentence.text, tuple(keys), (sentence.citation,) if sentence.citation else ())
