"""Literal and pattern search over a case file: what a log of absence counts with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openimr.record.model import CaseFile
    from openimr.text import Span

_GAP = r"(?:-\n|\s+)"


def search(case_file: CaseFile, terms: Iterable[str | re.Pattern[str]]) -> tuple[Span, ...]:
    """The spans of every term, in the order of documents and characters.

    A string is sought without regard to case, as whole words, across line ends and line-end hyphens;
    a compiled pattern is sought as it is. No span means that no readable page has the words:
    ``case_file.unreadable`` says what could not be searched.
    """
    patterns = [compile_term(term) for term in terms]
    found = {
        document.span(start, end)
        for document in case_file.documents
        for start, end in _find(document.text, patterns)
    }
    order = {document.name: number for number, document in enumerate(case_file.documents)}
    return tuple(sorted(found, key=lambda span: (order[span.document], span.start, span.end)))


def compile_term(term: str | re.Pattern[str]) -> re.Pattern[str]:
    """The pattern of a term: its words in sequence, any white space, each perhaps broken by a line end."""
    if isinstance(term, re.Pattern):
        return term
    words = [r"(?:-?\n)?".join(map(re.escape, word)) for word in term.split()]
    return re.compile(rf"(?<!\w){_GAP.join(words)}(?!\w)", re.IGNORECASE)


def _find(text: str, patterns: list[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield match.span()
