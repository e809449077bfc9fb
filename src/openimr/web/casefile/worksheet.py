"""The worksheet of a case: its facts after the physician's rulings, and what the criteria make of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from openimr.case import Application, Case, UtilizationReviewDecision
from openimr.programs.load import DEFAULT
from openimr.review import Determination, evidence_of, facts_in, is_party_paper, review
from openimr.web import moment
from openimr.web.casefile.bounded import Bounded
from openimr.web.casefile.key import Place, key_of, place_of
from openimr.web.casefile.paper import Paper, as_case_file, papers
from openimr.web.casefile.ruling import Ruling, added, ruled
from openimr.web.letters.asked import application_of, asked_items
from openimr.web.store import rows
from openimr.web.store.dispute import dispute_of
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from openimr.case import Service
    from openimr.facts import Fact
    from openimr.text import Span

_FACTS: Bounded[tuple[Fact, ...]] = Bounded(20_000)
_SHEETS: Bounded[Worksheet] = Bounded(64)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What lies on the desk. ``facts`` holds every fact by its key, the rejected ones with it."""

    case: Case
    papers: tuple[Paper, ...]
    facts: Mapping[str, Fact]
    rulings: Mapping[str, Ruling]
    determination: Determination
    ids: Mapping[str, int] = field(default_factory=dict)

    def paper(self, id: int) -> Paper | None:  # noqa: A002 - the column's name
        """The document of that number, if it belongs to the case."""
        return next((paper for paper in self.papers if paper.id == id), None)

    def key(self, fact: Fact) -> str:
        """The key of a fact of this worksheet."""
        return key_of(fact, self.ids[fact.evidence.document])

    def place(self, span: Span) -> Place:
        """A span of the record as a place of this case."""
        return Place(self.ids[span.document], span.start, span.end)


def worksheet(number: str, rulings: Sequence[Ruling] = ()) -> Worksheet:
    """The worksheet of a case as of today, evaluated with the rulings; kept while this process holds it."""
    case, found = reviewed_case(number), papers(number)
    told = json.dumps([(one.fact, one.word, dict(one.change)) for one in rulings], sort_keys=True)
    key = (case, tuple((paper.digest, paper.name, paper.id) for paper in found), told)
    return _SHEETS.get(key, lambda: _evaluate(case, found, rulings))


def reviewed_case(number: str) -> Case:
    """The case under review, with the items of applications that were joined to it.

    It is decided today where no day of decision is set, as drafts are. Raises CaseRow.DoesNotExist.
    """
    life = rows.life(CaseRow.objects.get(number=number))
    case = application_of(number) or _of_dispute(number)
    items = tuple(asked_items(life).values())
    return replace(case, items=items, decision_date=case.decision_date or moment.today())


def _of_dispute(number: str) -> Case:
    """The days of a dispute whose application was taken down in words only."""
    told = dispute_of(number)
    return Case(
        number=number,
        program=DEFAULT,
        date_of_injury=told.date_of_injury,
        date_assigned=None,
        decision_date=None,
        application=Application(None),
        utilization_review=UtilizationReviewDecision(told.ur_decision_date),
        items=(),
    )


def _evaluate(case: Case, found: tuple[Paper, ...], rulings: Sequence[Ruling]) -> Worksheet:
    ids = {paper.name: paper.id for paper in found}
    read = _facts(case, found)
    own = [fact for ruling in rulings if ruling.word == "added" for fact in _own(ruling, found)]
    by_key = _by_key([*read, *own], ids)
    standing = [fact for facts in ruled(by_key, rulings).values() for fact in facts]
    determination = review(case, standing, record=evidence_of(as_case_file(found), case.program))
    return Worksheet(
        case,
        found,
        {key: facts[0] for key, facts in by_key.items()},
        {ruling.fact: ruling for ruling in rulings if ruling.word != "open"},
        determination,
        ids,
    )


def _by_key(facts: Sequence[Fact], ids: Mapping[str, int]) -> dict[str, tuple[Fact, ...]]:
    grouped: dict[str, tuple[Fact, ...]] = {}
    for fact in facts:
        key = key_of(fact, ids[fact.evidence.document])
        grouped[key] = (*grouped.get(key, ()), fact)
    return grouped


def _facts(case: Case, found: Sequence[Paper]) -> list[Fact]:
    """The facts of the evidence, read once for each document, day and injury."""
    written, injury = case.decision_date, case.date_of_injury
    disputed = tuple(item.service for item in case.items)
    return [
        fact
        for paper in found
        if paper.document is not None and not is_party_paper(paper.document, case.program)
        for fact in _stated(paper, written, injury, disputed)
    ]


def _stated(
    paper: Paper, written: date | None, injury: date | None, disputed: tuple[Service, ...]
) -> tuple[Fact, ...]:
    document = paper.document
    if document is None:
        return ()
    key = (paper.digest, paper.name, document.date or written, injury, disputed)
    return _FACTS.get(key, lambda: facts_in(document, written=written, injury=injury, disputed=disputed), len)


def _own(ruling: Ruling, found: Sequence[Paper]) -> list[Fact]:
    place = place_of(ruling.fact)
    paper = next((one for one in found if place and one.id == place.paper), None)
    return [added(ruling, paper, place.start, place.end)] if place and paper else []
