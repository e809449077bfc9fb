"""The case file as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from openimr.text import Span

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class Box(NamedTuple):
    """A rectangle on a page in points; the origin is the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Word(NamedTuple):
    """A word of a page: characters ``start`` to ``end`` of the document's text, and where it is printed."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``start`` and ``end`` are offsets in the document's text; sizes are in points."""

    number: int
    start: int
    end: int
    width: float
    height: float
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the case file with all its text; ``name`` is its file name and its address in spans."""

    name: str
    title: str
    text: str
    pages: tuple[Page, ...]
    path: Path | None = None
    date: date | None = None

    def span(self, start: int, end: int) -> Span:
        """The address of characters ``start`` to ``end``, with the page on which they begin."""
        page = next((p.number for p in self.pages if p.start <= start < p.end), None)
        return Span(self.name, start, end, page)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page, or a whole document when ``page`` is None, whose words could not be read, and why."""

    document: str
    page: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Every document that came with a case, and everything in it that could not be read."""

    documents: tuple[Document, ...]
    unreadable: tuple[Unreadable, ...] = ()

    def document(self, name: str) -> Document:
        """The document of that name. Raises KeyError when the case file has none."""
        for document in self.documents:
            if document.name == name:
                return document
        raise KeyError(name)
