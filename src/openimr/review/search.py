"""What was searched: "the record does not show it" is only said with the documents that were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.facts import Fact
    from openimr.record import CaseFile


@dataclass(frozen=True, slots=True)
class Search:
    """The number of documents and pages read for facts; ``pages`` is None for text without pages."""

    documents: int
    pages: int | None

    def __str__(self) -> str:
        """The search as words, e.g. ``3 documents, 41 pages``."""
        words = _count(self.documents, "document")
        return f"{words}, {_count(self.pages, 'page')}" if self.pages else words


def search_of(record: CaseFile | None, facts: Iterable[Fact]) -> Search:
    """The search over a case file; without one, over the documents from which the facts come."""
    if record is None:
        return Search(max(1, len({fact.evidence.document for fact in facts})), None)
    return Search(len(record.documents), sum(len(document.pages) for document in record.documents))


def unread(record: CaseFile | None) -> tuple[str, ...]:
    """A warning for each page that could not be read: what it says cannot be called absent."""
    if record is None:
        return ()
    none = "The case file holds no document that could be read: every criterion stays not documented."
    return (none,) * (not record.documents) + tuple(
        f"{part.document}{f', page {part.page}' if part.page else ''} could not be read ({part.reason}); "
        "what it says is not part of this review."
        for part in record.unreadable
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
