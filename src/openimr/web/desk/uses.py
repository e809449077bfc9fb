"""The way back: from words of the record to the criteria and the sentences of the draft that rest on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.web.casefile import Place, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openimr.review import ItemReview
    from openimr.web.casefile import Worksheet
    from openimr.web.desk.draft import Draft, DraftSentence


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that rests on words of the record: its name and its anchor on the desk."""

    name: str
    anchor: str


def criterion_anchor(item: int, guideline: str, criterion: str) -> str:
    """The anchor of a criterion's row."""
    return f"i{item}-{guideline}-{criterion}".replace("/", "-")


def uses(sheet: Worksheet, draft: Draft | None) -> Mapping[Place, tuple[Use, ...]]:
    """Everything that rests on a place of the record, by the place."""
    found: dict[Place, list[Use]] = defaultdict(list)
    for review in sheet.determination.items:
        for place, use in _criteria(sheet, review):
            if use not in found[place]:
                found[place].append(use)
    for place, use in _sentences(draft) if draft else ():
        found[place].append(use)
    return {place: tuple(listed) for place, listed in found.items()}


def _criteria(sheet: Worksheet, review: ItemReview) -> Iterator[tuple[Place, Use]]:
    number = review.item.number
    for root in review.findings:
        for leaf in root.leaves():
            anchor = criterion_anchor(number, leaf.guideline, leaf.criterion)
            for fact in (*leaf.for_, *leaf.against, *leaf.neither):
                yield sheet.place(fact.evidence), Use(f"{leaf.criterion}, item {number}", anchor)


def _sentences(draft: Draft) -> Iterator[tuple[Place, Use]]:
    parts: list[tuple[str, str, Sequence[DraftSentence]]] = [("summary", "summary", draft.summary)]
    parts += [(f"item-{one.number}", f"item {one.number}", one.rationale) for one in draft.items]
    for part, name, sentences in parts:
        for count, sentence in enumerate(sentences, start=1):
            for key in sentence.facts:
                place = place_of(key)
                if place:
                    yield place, Use(f"sentence {count} of {name}", f"s-{part}-{count}")
