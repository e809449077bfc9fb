"""The record at a glance on the desk: every word that was read as a fact, one click from its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.review.glance import glance
from openimr.web.desk.record_pane import link

if TYPE_CHECKING:
    from openimr.review.glance import Cell, Said
    from openimr.web.casefile import Worksheet


@dataclass(frozen=True, slots=True)
class Line:
    """One way in which the record speaks of a subject; ``subject`` is empty but in its first line."""

    subject: str
    of_subject: int
    cell: Cell
    words: tuple[tuple[Said, str], ...]


def overview(sheet: Worksheet) -> tuple[Line, ...]:
    """The lines of the overview after the physician's rulings; each word with the address of its page."""
    return tuple(
        Line(
            subject.title if first else "",
            len(subject.cells),
            cell,
            tuple((said, _page(sheet, said)) for said in cell.said),
        )
        for subject in glance(sheet.determination.facts, sheet.case.program)
        for first, cell in ((place == 0, cell) for place, cell in enumerate(subject.cells))
    )


def _page(sheet: Worksheet, said: Said) -> str:
    span = said.span
    return link(sheet.ids[span.document], span.page, [(span.start, span.end)])
