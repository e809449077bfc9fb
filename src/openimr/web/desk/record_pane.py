"""The records on the desk: which document and page lies open, its marked words, and what a search found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.http import urlencode

from openimr.record import find_boxes, search
from openimr.review import is_party_paper
from openimr.text import Span
from openimr.web.casefile.paper import as_case_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from openimr.record import Box, Document, Page
    from openimr.web.casefile import Paper, Worksheet

_HITS = 60  # pages of search results shown
_SPACE = re.compile(r"\s+")
_PICTURES = (".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks to see: a document, a page, characters to mark, words to search for."""

    doc: int | None = None
    page: int | None = None
    marks: tuple[tuple[int, int], ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed line of marked words, in points of the page; ``kind`` is asked, found or fact."""

    kind: str
    box: Box

    @property
    def width(self) -> float:
        """How wide it is."""
        return round(self.box.right - self.box.left, 1)

    @property
    def height(self) -> float:
        """How high it is."""
        return round(self.box.bottom - self.box.top, 1)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``kind`` is empty where nothing is marked."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a search found the words: how often on a page, and the first of them in its sentence."""

    title: str
    page: int
    count: int
    before: str
    words: str
    after: str
    link: str


@dataclass(frozen=True, slots=True)
class Pane:
    """The pane as its template shows it. ``page`` is None where nothing of the document can be shown."""

    asked: Asked
    papers: tuple[Paper, ...]
    paper: Paper | None
    page: Page | None
    marks: tuple[Mark, ...]
    runs: tuple[Run, ...]
    hits: tuple[Hit, ...]
    found: int
    is_evidence: bool
    pictured: bool
    photograph: bool
    gap: str
    pages: int

    @property
    def text(self) -> str:
        """The words of the page."""
        document = self.paper.document if self.paper else None
        return document.text[self.page.start : self.page.end] if document and self.page else ""


def read_asked(query: Mapping[str, str]) -> Asked:
    """What the address asks for; anything that makes no sense is left out."""
    marks = []
    for part in query.get("hl", "").split(","):
        start, _, end = part.partition("-")
        if start.isdecimal() and end.isdecimal():
            marks.append((int(start), int(end)))
    return Asked(
        _number(query.get("doc")), _number(query.get("page")), tuple(marks), query.get("q", "").strip()[:200]
    )


def link(paper: int, page: int | None, marks: Iterable[tuple[int, int]] = (), words: str = "") -> str:
    """The address of a page with words marked, within the desk."""
    asked: dict[str, str | int] = {"doc": paper}
    if page:
        asked["page"] = page
    if marked := ",".join(f"{start}-{end}" for start, end in marks):
        asked["hl"] = marked
    if words:
        asked["q"] = words
    return f"?{urlencode(asked)}"


def pane(sheet: Worksheet, asked: Asked) -> Pane:
    """The pane for what was asked; without a document the first that is evidence lies open."""
    paper = sheet.paper(asked.doc) if asked.doc else None
    paper = paper or next(filter(_speaks, sheet.papers), next(iter(sheet.papers), None))
    page = _page(paper, asked) if paper else None
    spans = search(as_case_file(sheet.papers), [asked.words]) if asked.words else ()
    marked = [*_marks(sheet, paper, page, asked, spans)] if paper and page else []
    document = paper.document if paper else None
    return Pane(
        asked=asked,
        papers=sheet.papers,
        paper=paper,
        page=page,
        marks=tuple(
            Mark(kind, box)
            for kind, span in marked
            for at, box in (find_boxes(document, span) if document else ())
            if page and at == page.number
        ),
        runs=tuple(_runs(document, page, marked)) if document and page and not page.words else (),
        hits=tuple(_hits(sheet, spans, asked.words))[:_HITS],
        found=len(spans),
        is_evidence=document is None or not is_party_paper(document, sheet.case.program),
        pictured=bool(paper and paper.pictured),
        photograph=bool(paper and not document and paper.name.lower().endswith(_PICTURES)),
        gap=_gap(paper, page) if paper else "",
        pages=len(document.pages) if document else 0,
    )


def _speaks(paper: Paper) -> bool:
    return paper.document is not None and not is_party_paper(paper.document)


def _page(paper: Paper, asked: Asked) -> Page | None:
    """The page asked for, else that of the marked words, else the first."""
    if paper.document is None or not paper.document.pages:
        return None
    pages = paper.document.pages
    if asked.page and 1 <= asked.page <= len(pages):
        return pages[asked.page - 1]
    first = min(asked.marks)[0] if asked.marks else -1
    return next((page for page in pages if page.start <= first < page.end), pages[0])


def _marks(
    sheet: Worksheet, paper: Paper, page: Page, asked: Asked, spans: Iterable[Span]
) -> Iterator[tuple[str, Span]]:
    """Words of the page to mark: facts of the worksheet quietly, then what was found, then what was asked."""
    for fact in sheet.determination.facts:
        if fact.evidence.document == paper.name and _on(page, fact.evidence):
            yield "fact", fact.evidence
    for span in spans:
        if span.document == paper.name and _on(page, span):
            yield "found", span
    for start, end in asked.marks:
        span = Span(paper.name, start, end, page.number)
        if start < end and _on(page, span):
            yield "asked", span


def _on(page: Page, span: Span) -> bool:
    return page.start < span.end and span.start < page.end


def _runs(document: Document, page: Page, marked: list[tuple[str, Span]]) -> Iterator[Run]:
    """The page as text; where marks lie over each other the last kind wins."""
    kinds = [""] * (page.end - page.start)
    for kind, span in marked:
        for at in range(max(span.start, page.start), min(span.end, page.end)):
            kinds[at - page.start] = kind
    at = page.start
    for kind, letters in groupby(kinds):
        size = sum(1 for _ in letters)
        yield Run(document.text[at : at + size], kind)
        at += size


def _hits(sheet: Worksheet, spans: Iterable[Span], words: str) -> Iterator[Hit]:
    by_name = {paper.name: paper for paper in sheet.papers}
    for (name, page), found in groupby(spans, key=lambda span: (span.document, span.page)):
        first, *more = found
        paper = by_name[name]
        text = paper.document.text if paper.document else ""
        yield Hit(
            paper.title,
            page or 1,
            1 + len(more),
            "… " + _line(text[max(0, first.start - 50) : first.start]).partition(" ")[2],
            _line(text[first.start : first.end]),
            _line(text[first.end : first.end + 60]).rpartition(" ")[0] + " …",
            link(paper.id, page, words=words),
        )


def _line(text: str) -> str:
    """White space folded; a word that ends at an edge keeps its space there."""
    return _SPACE.sub(" ", text)


def _gap(paper: Paper, page: Page | None) -> str:
    """Why the page, or the whole document, could not be read."""
    here = [gap.reason for gap in paper.gaps if gap.page is None or (page and gap.page == page.number)]
    return "; ".join(here)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
