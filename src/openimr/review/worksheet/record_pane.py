"""The record beside the criteria: each document as page images with marked words, or as marked text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.record import find_boxes
from openimr.review.evidence import is_party_paper
from openimr.review.worksheet.text_pane import Run, runs
from openimr.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openimr.record import Box, CaseFile, Document, Page
    from openimr.review.worksheet.marks import Mark
    from openimr.text import Span


@dataclass(frozen=True, slots=True)
class Rectangle:
    """One line of a marked phrase, in percent of the page; ``first`` carries the phrase's id."""

    mark: Mark
    first: bool
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """A marked phrase in words, for those who cannot see or hit its place on the picture."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page as a picture with its marked phrases, and its words for those who cannot see the picture."""

    number: int
    image: str
    text: str
    width: int
    height: int
    rectangles: tuple[Rectangle, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document of the record: either pictures of its pages, or runs of text."""

    name: str
    title: str
    anchor: str
    pages: tuple[PageView, ...]
    runs: tuple[Run, ...]
    unreadable: tuple[str, ...]
    is_evidence: bool


def image_name(document: str, page: int) -> str:
    """The file of a page's picture, relative to the worksheet."""
    return f"pages/{document}-{page}.png"


def views(case_file: CaseFile, marks: Mapping[Span, Mark]) -> tuple[DocumentView, ...]:
    """Every document of the case file with its phrases marked and its unreadable pages named."""
    return tuple(
        _document(
            number, document, case_file, [m for m in marks.values() if m.span.document == document.name]
        )
        for number, document in enumerate(case_file.documents, 1)
    )


def _document(number: int, document: Document, case_file: CaseFile, marks: Sequence[Mark]) -> DocumentView:
    pictured = document.path is not None and document.path.suffix.lower() == ".pdf"
    unreadable = [u for u in case_file.unreadable if u.document == document.name]
    return DocumentView(
        name=document.name,
        title=document.title,
        anchor=f"d{number}",
        pages=_pages(document, marks) if pictured else (),
        runs=() if pictured else tuple(runs(document.text, marks)),
        is_evidence=not is_party_paper(document),
        unreadable=tuple(f"page {u.page}: {u.reason}" if u.page else u.reason for u in unreadable),
    )


def _pages(document: Document, marks: Sequence[Mark]) -> tuple[PageView, ...]:
    placed: dict[int, list[Rectangle]] = {}
    sizes = {page.number: page for page in document.pages}
    for mark in marks:
        for place, (page, box) in enumerate(find_boxes(document, mark.span)):
            placed.setdefault(page, []).append(_rectangle(mark, box, sizes[page], first=place == 0))
    return tuple(
        PageView(
            page.number,
            image_name(document.name, page.number),
            document.text[page.start : page.end],
            round(page.width),
            round(page.height),
            tuple(placed.get(page.number, ())),
            _phrases(document, placed.get(page.number, ())),
        )
        for page in document.pages
    )


def _phrases(document: Document, rectangles: Sequence[Rectangle]) -> tuple[Phrase, ...]:
    """The phrases that begin on a page, in the order of its text."""
    marks = sorted((r.mark for r in rectangles if r.first), key=lambda mark: mark.span.start)
    return tuple(Phrase(mark, fold(document.text[mark.span.start : mark.span.end])) for mark in marks)


def _rectangle(mark: Mark, box: Box, page: Page, *, first: bool) -> Rectangle:
    return Rectangle(
        mark,
        first,
        left=round(100 * box.left / page.width, 3),
        top=round(100 * box.top / page.height, 3),
        width=round(100 * (box.right - box.left) / page.width, 3),
        height=round(100 * (box.bottom - box.top) / page.height, 3),
    )
