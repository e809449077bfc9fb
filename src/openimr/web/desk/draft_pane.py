"""The draft on the desk: its sentences with the places that they rest on, as the form shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.review.worksheet.words import OUTCOMES
from openimr.web.casefile import place_of
from openimr.web.desk.record_pane import link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.case import DisputedItem
    from openimr.process.life import Outcome
    from openimr.web.casefile import Place, Worksheet
    from openimr.web.desk.citations import Group
    from openimr.web.desk.draft import Draft, DraftItem, DraftSentence
    from openimr.web.desk.worksheet_pane import Sheet


@dataclass(frozen=True, slots=True)
class Rest:
    """What a sentence rests on: a document and page, and the address that shows the words."""

    name: str
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the form; ``facts`` and ``citations`` go with it as hidden text."""

    number: int
    text: str
    facts: str
    citations: str
    rests: tuple[Rest, ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The summary or the rationale of an item."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ItemForm:
    """One item of the form."""

    item: DisputedItem
    decision: Outcome | None
    plain: str
    guidelines: tuple[str, ...]
    rationale: Part
    citations: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The whole form."""

    summary: Part
    items: tuple[ItemForm, ...]


def draft_form(sheet: Worksheet, draft: Draft, shown: Sequence[Sheet]) -> DraftForm:
    """The draft as the form shows it, with the citations that may be picked for each item."""
    by_number = {one.item.number: one for one in shown}
    return DraftForm(
        _part(sheet, "summary", draft.summary),
        tuple(_item(sheet, item, by_number[item.number]) for item in draft.items if item.number in by_number),
    )


def _item(sheet: Worksheet, item: DraftItem, shown: Sheet) -> ItemForm:
    return ItemForm(
        shown.item,
        item.decision,
        OUTCOMES[item.decision] if item.decision else "Not decided yet",
        item.guidelines,
        _part(sheet, f"item-{item.number}", item.rationale),
        shown.citations,
    )


def _part(sheet: Worksheet, name: str, sentences: Sequence[DraftSentence]) -> Part:
    return Part(name, tuple(_line(sheet, number, one) for number, one in enumerate(sentences, start=1)))


def _line(sheet: Worksheet, number: int, sentence: DraftSentence) -> Line:
    return Line(
        number,
        sentence.text,
        " ".join(sentence.facts),
        "\n".join(sentence.citations),
        tuple(_rests(sheet, sentence.facts)),
        sentence.citations,
    )


def _rests(sheet: Worksheet, keys: Sequence[str]) -> Iterator[Rest]:
    """One for each page, with all words of it that the sentence rests on."""
    by_page: dict[tuple[int, int | None], list[Place]] = {}
    for key in keys:
        place = place_of(key)
        paper = sheet.paper(place.paper) if place else None
        if place and paper and paper.document:
            page = paper.document.span(place.start, place.end).page
            by_page.setdefault((paper.id, page), []).append(place)
    for (id_, page), places in by_page.items():
        paper = sheet.paper(id_)
        document = paper.document if paper else None
        if paper and document:
            words = (" ".join(document.text[place.start : place.end].split()) for place in places)
            where = link(paper.id, page, [(place.start, place.end) for place in places])
            yield Rest(f"{paper.title}, p. {page}", "; ".join(words), where)
