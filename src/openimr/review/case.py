"""Review a case: every item against the rules in force, in the order of the ladder of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.guideline import Context, Evidence, applicable, evaluate, gap, index, ladder, load_all
from openimr.review.asks import asks
from openimr.review.conclusion import Applied, conclude, unspoken
from openimr.review.dated import dated
from openimr.review.day import days
from openimr.review.draft import draft
from openimr.review.model import Determination, ItemReview
from openimr.review.passage import with_passages
from openimr.review.search import search_of, unread
from openimr.review.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openimr.case import Case, DisputedItem
    from openimr.facts import Fact
    from openimr.guideline import Guideline, Index, Tier
    from openimr.letter import Outcome
    from openimr.record import CaseFile
    from openimr.review.day import Days
    from openimr.review.search import Search


def review(
    case: Case,
    facts: Sequence[Fact],
    *,
    program: str = "ca_workers_comp",
    published: Mapping[int, Outcome] | None = None,
    record: CaseFile | None = None,
) -> Determination:
    """The draft determination of a case for the physician, item by item.

    ``published`` sets a published outcome beside ours and influences nothing; ``record`` lets every
    "not documented" name the documents and pages searched. Raises GuidelineError for a decision date
    before the programme's first rule of evidence.
    """
    facts = with_passages(dated(facts, record, program), record)
    known = days(case, facts, program)
    indexed = index(facts)
    search = search_of(record, facts)
    reviewer = _Reviewer(program, known, indexed, facts, search)
    items = tuple(reviewer.item(item, (published or {}).get(item.number)) for item in case.items)
    return Determination(
        case, summarize(case, facts, record), facts, items, (*known.warnings, *unread(record))
    )


class _Reviewer:
    """What all items of one case share: the day, the ladder, the facts by concept, the search."""

    def __init__(
        self,
        program: str,
        known: Days,
        indexed: Index,
        facts: Sequence[Fact],
        search: Search,
    ) -> None:
        self.program = program
        self.known = known
        self.tiers = ladder(known.decided_on, program)
        self.indexed = indexed
        self.facts = facts
        self.search = search

    def item(self, item: DisputedItem, published: Outcome | None) -> ItemReview:
        """One item: findings in the order of the ladder, conclusion, questions, draft."""
        applied = self._apply(item)
        reasoned = conclude(
            applied, self.tiers, self._gap(item), unspoken(item.service, load_all(self.program))
        )
        used = [rule.finding for rule in (*reasoned.governing, *reasoned.against)]
        rules = [rule.guideline for rule in (*reasoned.governing, *reasoned.against)]
        return ItemReview(
            item=item,
            findings=tuple(rule.finding for rule in applied),
            conclusion=reasoned.conclusion,
            because=reasoned.because,
            asks=() if reasoned.conclusion == "supported" else asks(used, self.facts),
            draft_rationale=draft(item, applied, reasoned, self.search, self.program),
            citations=tuple(dict.fromkeys(rule.reference for rule in rules if rule.reference)),
            published_outcome=published,
        )

    def _apply(self, item: DisputedItem) -> list[Applied]:
        context = Context(item.service, self.known.decided_on, self.known.injured_on, self.program)
        evidence = Evidence(self.indexed, context)
        rules = applicable(load_all(self.program), item.service, self.known.decided_on)
        return [
            Applied(rule, evaluate(rule, evidence, context), item.service.region not in rule.regions)
            for rule in sorted(rules, key=lambda rule: _rung(rule, self.tiers))
        ]

    def _gap(self, item: DisputedItem) -> str | None:
        gaps = (gap(item.service, tier.id, self.known.decided_on, self.program) for tier in self.tiers)
        return next((found for found in gaps if found), None)


def _rung(rule: Guideline, tiers: Sequence[Tier]) -> int:
    """The place of the rule's tier on the ladder; a tier that the ladder does not name comes last."""
    return next((n for n, tier in enumerate(tiers) if tier.id == rule.tier), len(tiers))
