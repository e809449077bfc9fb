"""What was searched: "the record does not show it" is only said with the documents that were read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.facts import Fact
    from openimr.record import CaseFile


class Looked(NamedTuple):
    """One document that was searched from its first to its last character."""

    document: str
    pages: int
    characters: int


@dataclass(frozen=True, slots=True)
class SearchLog:
    """The proof behind a statement of absence.

    ``statements`` counts, by the concept looked for, what was read in the whole file about it (of another
    region, say, or only as a condition): none of these bears on the criterion. ``unread`` names the pages
    that could not be searched; what they say cannot be called absent.
    """

    looked: tuple[Looked, ...]
    statements: tuple[tuple[str, int], ...]
    unread: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The log as JSON."""
        return {
            "documents": [looked._asdict() for looked in self.looked],
            "looked_for": [{"concept": concept, "statements": count} for concept, count in self.statements],
            "unread": list(self.unread),
        }


@dataclass(frozen=True, slots=True)
class Search:
    """The number of documents and pages read for facts; ``pages`` is None for text without pages."""

    documents: int
    pages: int | None
    looked: tuple[Looked, ...] = ()
    found: Mapping[str, int] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The search as words, e.g. ``3 documents, 41 pages``."""
        words = _count(self.documents, "document")
        return f"{words}, {_count(self.pages, 'page')}" if self.pages else words

    def log(self, concepts: Iterable[str]) -> SearchLog:
        """What was read when these concepts were looked for."""
        wanted = dict.fromkeys(concepts)
        return SearchLog(self.looked, tuple((name, self.found.get(name, 0)) for name in wanted), self.unread)


def search_of(record: CaseFile | None, facts: Iterable[Fact]) -> Search:
    """The search over a case file; without one, over the documents from which the facts come."""
    stated = list(facts)
    found = Counter(fact.concept for fact in stated)
    if record is None:
        names = dict.fromkeys(fact.evidence.document for fact in stated)
        looked = tuple(Looked(name, 0, 0) for name in names)
        return Search(max(1, len(names)), None, looked, found)
    looked = tuple(Looked(d.name, len(d.pages), len(d.text)) for d in record.documents)
    return Search(len(looked), sum(part.pages for part in looked), looked, found, unread(record))


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
