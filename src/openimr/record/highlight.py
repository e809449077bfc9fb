"""Where the words of a span are printed."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from openimr.record.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.record.model import Document, Page, Word
    from openimr.text import Span


def find_boxes(document: Document, span: Span) -> tuple[tuple[int, Box], ...]:
    """(page number, box) for each printed line that the span touches; words are covered whole.

    Empty for a document without boxes, such as a text file.
    """
    return tuple(
        (page.number, box)
        for page in document.pages
        if page.start < span.end and span.start < page.end
        for box in _merge_lines(document.text, _select(page, span))
    )


def _select(page: Page, span: Span) -> Iterator[Word]:
    first = bisect_right(page.words, span.start, key=lambda word: word.end)
    for word in page.words[first:]:
        if word.start >= span.end:
            return
        yield word


def _merge_lines(text: str, words: Iterator[Word]) -> list[Box]:
    """One box for a run of words that no line end parts and that stand at one height."""
    boxes: list[Box] = []
    end = None
    for word in words:
        if end is not None and "\n" not in text[end : word.start] and _level(boxes[-1], word.box):
            boxes[-1] = _join(boxes[-1], word.box)
        else:
            boxes.append(word.box)
        end = word.end
    return boxes


def _level(one: Box, other: Box) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def _join(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
