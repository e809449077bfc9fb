"""A document without page images, as text with its phrases marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.review.worksheet.marks import Mark


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and the phrases in it, none for plain text; the first gives the colour."""

    text: str
    marks: tuple[Mark, ...] = ()


def runs(text: str, marks: Sequence[Mark]) -> Iterator[Run]:
    """The text cut into plain and marked stretches; phrases that overlap share one stretch."""
    position = 0
    for start, end, together in _merged(marks):
        if position < start:
            yield Run(text[position:start])
        yield Run(text[start:end], together)
        position = end
    if position < len(text):
        yield Run(text[position:])


def _merged(marks: Sequence[Mark]) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    together: list[Mark] = []
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.span.start, mark.span.end)):
        if together and mark.span.start >= end:
            yield together[0].span.start, end, tuple(together)
            together, end = [], 0
        together.append(mark)
        end = max(end, mark.span.end)
    if together:
        yield together[0].span.start, end, tuple(together)
