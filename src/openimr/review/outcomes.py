"""Conclusions of the criteria beside the published outcomes: how often they agree, and where they do not.

A published outcome is set beside a conclusion and read by no rule. From a letter the review uses the header,
the case summary and the headings only, so a record that the summary leaves out is silent here.
"""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple, get_args

from openimr.review.model import Conclusion
from openimr.review.point import deciding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openimr.guideline import Finding
    from openimr.letter import Outcome
    from openimr.review.model import Determination, ItemReview

CONCLUSIONS: tuple[Conclusion, ...] = get_args(Conclusion)
# What a conclusion proposes; the others propose nothing, and a physician decides.
PROPOSED: dict[Conclusion, Outcome] = {
    "supported": "overturned",
    "not_supported": "upheld",
    "not_supported_on_this_record": "upheld",
}
_Z = 1.959964


class Judged(NamedTuple):
    """One item with a published outcome, and what the criteria say on the summary."""

    case: str
    number: int
    service: str
    conclusion: Conclusion
    outcome: Outcome
    because: str
    deciding: tuple[str, ...]


class Share(NamedTuple):
    """A share of items with its Wilson interval of 95 %; None without items."""

    hits: int
    of: int
    share: float | None
    low: float | None
    high: float | None


def judged(determination: Determination) -> tuple[Judged, ...]:
    """The items of one case whose outcome is published."""
    return tuple(
        Judged(
            determination.case.number,
            review.item.number,
            review.item.service.kind,
            review.conclusion,
            review.published_outcome,
            review.because,
            _deciding(review),
        )
        for review in determination.items
        if review.published_outcome is not None
    )


def confusion(items: Iterable[Judged]) -> Counter[tuple[Conclusion, Outcome]]:
    """How many items had each conclusion with each outcome."""
    return Counter((item.conclusion, item.outcome) for item in items)


def agreement(items: Sequence[Judged]) -> Share:
    """The share of outcomes proposed rightly, among the items for which the criteria propose one."""
    own = proposed(items)
    return share(sum(PROPOSED[i.conclusion] == i.outcome for i in own), len(own))


def proposed(items: Iterable[Judged]) -> tuple[Judged, ...]:
    """The items for which the criteria propose an outcome."""
    return tuple(item for item in items if item.conclusion in PROPOSED)


def always_upheld(items: Sequence[Judged]) -> Share:
    """The share that somebody gets right who reads nothing and always says upheld."""
    return share(sum(item.outcome == "upheld" for item in items), len(items))


def reversed_items(items: Iterable[Judged]) -> tuple[Judged, ...]:
    """The items whose criteria are met and whose refusal was upheld, or the reverse."""
    return tuple(i for i in items if i.conclusion in PROPOSED and PROPOSED[i.conclusion] != i.outcome)


def share(hits: int, of: int) -> Share:
    """A share with Wilson's interval, which holds for few items and for shares near 0 and 1."""
    if not of:
        return Share(0, 0, None, None, None)
    p, square = hits / of, _Z * _Z
    middle = (p + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(p * (1 - p) / of + square / (4 * of * of)) / (1 + square / of)
    return Share(hits, of, p, max(0.0, middle - half), min(1.0, middle + half))


def _deciding(review: ItemReview) -> tuple[str, ...]:
    """The criteria that decide the rules which the conclusion names, with the places behind them."""
    roots = [root for root in review.findings if f"{root.criterion} (" in review.because]
    return tuple(_placed(leaf) for leaf in deciding(roots))


def _placed(leaf: Finding) -> str:
    facts = (*leaf.for_, *leaf.against, *leaf.neither)
    places = [f"{f.concept} {f.status} {f.evidence.start}-{f.evidence.end}" for f in facts[:3]]
    behind = f" [{'; '.join(places)}]" if places else ""
    return f"{leaf.criterion} {leaf.state.replace('_', ' ')}: {leaf.statement.strip()}{behind}"
