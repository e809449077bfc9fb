"""The address of words in a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to ``end`` of a document's text; ``page`` counts from 1, None without pages."""

    document: str
    start: int
    end: int
    page: int | None = None

    @property
    def address(self) -> str:
        """The span as one stable string, e.g. ``02-progress-report.pdf#page=2&char=120,164``."""
        page = f"page={self.page}&" if self.page is not None else ""
        return f"{self.document}#{page}char={self.start},{self.end}"

    def overlaps(self, other: Span) -> bool:
        """Whether both spans lie in one document and share at least one character."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def to_json(self) -> dict[str, object]:
        """The span as JSON."""
        return {"document": self.document, "page": self.page, "start": self.start, "end": self.end}
