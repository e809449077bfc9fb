"""The phrases of the record that findings and draft sentences rest on, each with one address in the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openimr.guideline import Finding
    from openimr.review.model import Determination
    from openimr.text import Span

GLANCE = "glance"
Use = Literal["for", "against", "neither", "draft", "noted"]


@dataclass(frozen=True, slots=True)
class UsedBy:
    """One place that rests on a phrase: the anchor of that place, its name, and how it uses the phrase."""

    anchor: str
    name: str
    use: Use


@dataclass(slots=True)
class Mark:
    """One phrase: its id in the page, its address in the record, and every place that rests on it."""

    id: str
    span: Span
    used_by: list[UsedBy] = field(default_factory=list)

    @property
    def use(self) -> Use:
        """The strongest use of the phrase, which decides its colour."""
        uses = {place.use for place in self.used_by}
        order: tuple[Use, ...] = ("against", "for", "neither", "draft", "noted")
        if {"for", "against"} <= uses:
            return "for"
        return next(use for use in order if use in uses)


def finding_anchor(item: int, guideline: str, criterion: str) -> str:
    """The id of a criterion's row in the worksheet."""
    return f"i{item}-{guideline}-{criterion}"


def collect(determination: Determination, noted: Iterable[Span] = ()) -> dict[Span, Mark]:
    """Every phrase that the determination rests on, in the order of the record, with who uses it.

    ``noted`` are places that the page names beside those, as its overview of the record does.
    """
    uses: dict[Span, list[UsedBy]] = {}
    for span, used_by in _uses(determination):
        places = uses.setdefault(span, [])
        if used_by not in places:
            places.append(used_by)
    for span in noted:
        uses.setdefault(span, []).append(UsedBy(GLANCE, "the record at a glance", "noted"))
    return {
        span: Mark(f"e{number}", span, uses[span]) for number, span in enumerate(sorted(uses, key=_order), 1)
    }


def _uses(determination: Determination) -> Iterator[tuple[Span, UsedBy]]:
    for review in determination.items:
        number = review.item.number
        for finding in review.findings:
            yield from _finding_uses(number, finding)
        place = UsedBy(f"i{number}-draft", f"draft rationale of item {number}", "draft")
        for sentence in review.draft_rationale:
            yield from ((span, place) for span in sentence.evidence)
    place = UsedBy("draft-summary", "draft summary", "draft")
    for sentence in determination.summary:
        yield from ((span, place) for span in sentence.evidence)


def _finding_uses(item: int, finding: Finding) -> Iterator[tuple[Span, UsedBy]]:
    """The leaves of a finding: a group only repeats what its parts rest on."""
    if finding.children:
        for child in finding.children:
            yield from _finding_uses(item, child)
        return
    anchor = finding_anchor(item, finding.guideline, finding.criterion)
    sides: tuple[tuple[Use, Iterable[Span]], ...] = (
        ("for", [fact.evidence for fact in finding.for_]),
        ("against", [fact.evidence for fact in finding.against]),
        ("neither", [fact.evidence for fact in finding.neither]),
    )
    for use, spans in sides:
        yield from ((span, UsedBy(anchor, finding.criterion, use)) for span in spans)


def _order(span: Span) -> tuple[str, int, int]:
    return (span.document, span.start, span.end)
