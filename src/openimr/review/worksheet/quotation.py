"""The words around a phrase, so that a reader need not open the page to understand it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openimr.review.passage import sentence_bounds
from openimr.text import fold

if TYPE_CHECKING:
    from openimr.record import CaseFile
    from openimr.text import Span

REACH = 70


class Around(NamedTuple):
    """What stands before and after a phrase in its sentence, cut at whole words."""

    before: str
    after: str


def around(case_file: CaseFile, span: Span) -> Around:
    """The rest of the sentence of a span, at most ``REACH`` characters each way."""
    text = case_file.document(span.document).text
    left, right = sentence_bounds(text, span.start, span.end, REACH)
    before, after = text[left : span.start], text[span.end : right]
    return Around(_head(before, cut=len(before) == REACH), _tail(after, cut=len(after) == REACH))


def _head(words: str, *, cut: bool) -> str:
    whole = "… " + words.partition(" ")[2] if cut else words
    return fold(whole) + (" " if words[-1:].isspace() else "")


def _tail(words: str, *, cut: bool) -> str:
    whole = words.rpartition(" ")[0] + " …" if cut else words
    return (" " if words[:1].isspace() else "") + fold(whole)
