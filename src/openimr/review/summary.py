"""A draft of the clinical case summary: what each document says, in its own words, in the order of time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from openimr.programs import load
from openimr.review.model import Sentence
from openimr.review.quote import quote, quotes, spans
from openimr.text import us_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openimr.case import Case
    from openimr.facts import Fact
    from openimr.record import CaseFile, Document

# How many passages of one document a summary takes, and how many missing documents it names.
MOST = 6
MISSING = 5


def summarize(case: Case, facts: Sequence[Fact], record: CaseFile | None = None) -> tuple[Sentence, ...]:
    """The summary: the injury by the header, the passages that matter in each document, what is missing."""
    sentences: list[Sentence] = []
    if case.date_of_injury:
        text = f"The header gives {us_date(case.date_of_injury)} as the date of injury."
        sentences.append(Sentence(text, citation="header of the application"))
    for name in _in_time(facts, record):
        sentences += _document(name, [fact for fact in facts if fact.evidence.document == name], case, record)
    missing = [fact for fact in facts if fact.status == "not_submitted"]
    if missing:
        text = f"Said to be missing from the file: {quotes(missing, MISSING)}."
        sentences.append(Sentence(text, spans(missing)))
    return tuple(sentences)


def _document(name: str, facts: Sequence[Fact], case: Case, record: CaseFile | None) -> list[Sentence]:
    chosen = _telling(facts, case)
    if not chosen:
        return []
    words = "; ".join(dict.fromkeys(quote(fact) for fact in chosen))
    return [Sentence(f"{_title(name, record)}: {words}.", spans(chosen))]


def _telling(facts: Sequence[Fact], case: Case) -> list[Fact]:
    """The facts that a reader wants first, one for each passage, in the order of the document."""
    ranks = load("wording.yaml", case.program)["summary_order"]
    wanted = [fact for fact in facts if fact.concept in ranks and fact.counts in ("for", "against")]
    wanted = [fact for fact in wanted if fact.concept != "trauma" or fact.time is None]  # the header dates it
    wanted.sort(key=lambda fact: ranks.index(fact.concept))
    chosen: list[Fact] = []
    for fact in wanted:
        if len(chosen) < MOST and not any(_same_passage(fact, other) for other in chosen):
            chosen.append(fact)
    return sorted(chosen, key=lambda fact: fact.evidence.start)


def _same_passage(one: Fact, other: Fact) -> bool:
    """Whether a phrase stands in a passage that is already taken."""
    if one.passage and other.passage:
        return one.quote in other.passage or other.quote in one.passage
    return one.quote == other.quote


def _in_time(facts: Iterable[Fact], record: CaseFile | None) -> list[str]:
    names = list(dict.fromkeys(fact.evidence.document for fact in facts))
    dates = {document.name: document.date for document in record.documents} if record else {}
    return sorted(names, key=lambda name: (dates.get(name) or date.max, name))


def _title(name: str, record: CaseFile | None) -> str:
    document = _find(name, record)
    if document is None:
        return "The record says"
    return f"{document.title}, {us_date(document.date)}" if document.date else document.title


def _find(name: str, record: CaseFile | None) -> Document | None:
    return (
        next((document for document in record.documents if document.name == name), None) if record else None
    )
