"""The decided items of a letter: title, outcome, the two guideline lines, the rationale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.case import read_item
from openimr.citation import parse
from openimr.letter.model import LetterItem
from openimr.letter.title import title_start
from openimr.text import fold

if TYPE_CHECKING:
    from openimr.letter.model import Outcome

# Patterns start with a literal, which the engine finds without trying every character.
# Between the outcome and the first label a letter may say in plain words what the outcome means.
_OUTCOME = re.compile(
    r"(?:Upheld|Overturned)(?=[^:]{0,80}?\bClaims\s+Administrator(?:'s)?\s+guidelines?\s*:)"
)
_GUIDELINE = re.compile(r"guidelines?\s*:")
_ORGANISATION = re.compile(r"[^\S\n]*[A-Z][\w&.'-]*(?:[^\S\n]+[A-Z][\w&.'-]*){0,4}")
_COMMON = "MAXIMUS"  # the organisation of every letter so far, known where a text has lost its line ends
_RATIONALE = re.compile(r"Decision\s+rationale\s*:")
_OUTCOMES: dict[str, Outcome] = {"Upheld": "upheld", "Overturned": "overturned"}


@dataclass(frozen=True, slots=True)
class Block:
    """The words under a title: the two guideline lines and the rationale, None for what is not there."""

    administrator: str | None
    reviewer: str | None
    rationale: str | None


def read_items(
    text: str, start: int, end: int, *, announced: bool = False
) -> tuple[tuple[LetterItem, ...], list[str]]:
    """The items between two offsets, in order, and a warning for each part that could not be read.

    ``announced`` says that the first title begins at ``start``, behind the sentence that announces it.
    """
    outcomes = list(_OUTCOME.finditer(text, start, end))
    if not outcomes:
        return (), []
    titles = [
        title_start(text, outcomes[number - 1].end() if number else start, outcome.start())
        for number, outcome in enumerate(outcomes)
    ]
    if announced and "\n" not in text[start : outcomes[0].start()].strip():
        titles[0] = start
    stops = [*titles[1:], end]
    items: list[LetterItem] = []
    warnings: list[str] = []
    for number, (outcome, title, stop) in enumerate(zip(outcomes, titles, stops, strict=True), 1):
        item, found = _read_item(
            number, text[title : outcome.start()], outcome[0], text[outcome.end() : stop]
        )
        items.append(item)
        warnings += found
    rationales = sum(1 for _ in _RATIONALE.finditer(text, start, end))
    if rationales > len(items):
        warnings.append(f"{rationales} rationales, but {len(items)} with a title that names an outcome")
    return tuple(items), warnings


def _read_item(number: int, title: str, outcome: str, words: str) -> tuple[LetterItem, list[str]]:
    heading = fold(title).rstrip(" :")
    service, request, warnings = read_item(heading)
    block = _read_block(words)
    item = LetterItem(
        number=number,
        heading=heading,
        outcome=_OUTCOMES[outcome],
        service=service,
        request=request,
        claims_administrator_guideline=parse(block.administrator) if block.administrator else None,
        reviewer_guideline=parse(block.reviewer) if block.reviewer else None,
        rationale=block.rationale,
    )
    found = [f"item {number}: {warning}" for warning in warnings]
    found += [f"item {number}: no {name}" for name in _missing(block)]
    return item, found


def _read_block(words: str) -> Block:
    first = _GUIDELINE.search(words)
    start, end = _reviewer_heading(words) or (None, 0)
    rationale = _RATIONALE.search(words, end)
    stop = rationale.start() if rationale else len(words)
    return Block(
        administrator=fold(words[first.end() : stop if start is None else start]) if first else None,
        reviewer=fold(words[end:stop]) if start is not None else None,
        rationale=fold(words[rationale.end() :]) if rationale else None,
    )


def _reviewer_heading(words: str) -> tuple[int, int] | None:
    """Where the heading of the reviewer's line stands: the review organisation's name, alone on its line."""
    for heading in list(_GUIDELINE.finditer(words))[1:]:
        before = words[: heading.start()].rstrip()
        line = before.rfind("\n") + 1
        if _ORGANISATION.fullmatch(before, line):
            return line, heading.end()
        if before.endswith(_COMMON):
            return len(before) - len(_COMMON), heading.end()
    return None


def _missing(block: Block) -> list[str]:
    names = {
        "claims administrator guideline": block.administrator,
        "reviewer guideline": block.reviewer,
        "rationale": block.rationale,
    }
    return [name for name, words in names.items() if not words]
