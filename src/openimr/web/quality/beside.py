"""What the criteria say of each item on the record, to be read beside the reviewer's rationale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from openimr.errors import OpenimrError
from openimr.facts import extract
from openimr.record import CaseFile, RecordError, read_with_gaps
from openimr.review import body_start, evidence_of, review
from openimr.review.worksheet.words import CONCLUSIONS, STATES
from openimr.web import moment
from openimr.web.casefile import opened
from openimr.web.letters.asked import application_of
from openimr.web.store.models import DocumentRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from openimr.case import Case
    from openimr.facts import Fact
    from openimr.guideline import Finding
    from openimr.record import Document
    from openimr.review import ItemReview

_SHOWN = 3  # phrases of the record that are shown for a criterion


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the record, and where they stand."""

    text: str
    document: str
    row: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A criterion that decides: its state in a word and a sign, what it asks, the words for and against."""

    statement: str
    word: str
    sign: str
    recalled: bool
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The criteria of one guideline, by its citation."""

    citation: str
    points: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """The conclusion of the criteria on one item; the physician may see it otherwise.

    ``points`` are the deciding criteria on which the record speaks, ``silent`` those on which it does not.
    """

    word: str
    sign: str
    because: str
    points: tuple[Group, ...]
    silent: tuple[Group, ...]

    @property
    def open(self) -> int:
        """On how many criteria the record is silent."""
        return sum(len(group.points) for group in self.silent)


def criteria_of(number: str) -> dict[int, Criteria]:
    """By item; empty where the application or the record cannot be read, which hinders nothing."""
    case = application_of(number)
    if case is None:
        return {}
    rows = DocumentRow.objects.filter(case_id=number).order_by("pk").values_list("pk", "digest")
    return _criteria(case, tuple(rows), moment.today())


@lru_cache(maxsize=200)
def _criteria(case: Case, rows: tuple[tuple[int, str], ...], day: date) -> dict[int, Criteria]:
    read = [(row, document) for row, _ in rows if (document := _read(row))]
    record = CaseFile(tuple(document for _, document in read))
    places = {document.name: row for row, document in reversed(read)}
    try:
        found = review(replace(case, decision_date=day), _facts(case, record), record=record)
    except OpenimrError:
        return {}
    return {item.item.number: _told(item, places) for item in found.items}


def _read(row: int) -> Document | None:
    try:
        with opened(DocumentRow.objects.get(pk=row)) as path:
            document, _ = read_with_gaps(path)
    except RecordError:
        return None
    return replace(document, path=None)


def _facts(case: Case, record: CaseFile) -> tuple[Fact, ...]:
    return tuple(
        fact
        for document in evidence_of(record, case.program).documents
        for fact in extract(
            document.text,
            document=document.name,
            page_of=lambda start, document=document: document.span(start, start).page,  # type: ignore[misc]
            written=document.date,
            injury=case.date_of_injury,
        )
        if fact.evidence.start >= body_start(document)
    )


def _told(item: ItemReview, rows: Mapping[str, int]) -> Criteria:
    label = CONCLUSIONS[item.conclusion]
    leaves = {
        (leaf.citation, leaf.statement): leaf
        for finding in item.findings
        for leaf in finding.leaves()
        if leaf.deciding and leaf.state != "not_applicable"
    }
    spoken = [leaf for leaf in leaves.values() if leaf.state != "not_documented"]
    silent = [leaf for leaf in leaves.values() if leaf.state == "not_documented"]
    return Criteria(label.word, label.sign, item.because, _groups(spoken, rows), _groups(silent, rows))


def _groups(leaves: Sequence[Finding], rows: Mapping[str, int]) -> tuple[Group, ...]:
    cited: dict[str, list[Beside]] = {}
    for leaf in leaves:
        cited.setdefault(leaf.citation, []).append(_point(leaf, rows))
    return tuple(Group(citation, tuple(points)) for citation, points in cited.items())


def _point(leaf: Finding, rows: Mapping[str, int]) -> Beside:
    state = STATES[leaf.state]
    found = dict.fromkeys(
        Phrase(fact.quote, fact.evidence.document, rows.get(fact.evidence.document), fact.evidence.page)
        for fact in (*leaf.for_, *leaf.against)
    )
    return Beside(leaf.statement.strip(), state.word, state.sign, leaf.recalled, tuple(found)[:_SHOWN])
