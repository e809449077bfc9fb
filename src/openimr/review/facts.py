"""The facts of a case file: what its evidence states, without letterheads and papers of the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.facts import extract
from openimr.review.evidence import body_start, evidence_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from openimr.case import Case, Service
    from openimr.facts import Fact
    from openimr.record import CaseFile, Document


def facts_of(case: Case, record: CaseFile) -> tuple[Fact, ...]:
    """Every clinical fact of the evidence, in the order of its documents; a letterhead gives none."""
    return tuple(
        fact
        for document in evidence_of(record, case.program).documents
        for fact in facts_in(
            document,
            written=case.decision_date,
            injury=case.date_of_injury,
            disputed=[item.service for item in case.items],
        )
    )


def facts_in(
    document: Document, *, written: date | None, injury: date | None, disputed: Collection[Service] = ()
) -> tuple[Fact, ...]:
    """The facts of one document; ``written`` stands for its day where it does not say one.

    A study that is itself ``disputed`` and only asked for is no earlier study.
    """
    found = extract(
        document.text,
        document=document.name,
        page_of=lambda start: document.span(start, start).page,
        written=document.date or written,
        injury=injury,
        disputed=disputed,
    )
    first = body_start(document)
    return tuple(fact for fact in found if fact.evidence.start >= first)
