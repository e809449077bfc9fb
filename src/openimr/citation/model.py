"""A guideline line of a letter and the citations in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["mtus", "mtus_and_other", "outside_mtus", "none_cited"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited source. ``guideline`` is an id of the catalogue, None for a free title or address.

    ``pages`` and ``sections`` are as written; ``topic`` is the entry inside ODG or the free words;
    ``title`` keeps the words of the citation, so that nothing cited is ever lost.
    """

    guideline: str | None
    title: str
    chapter: int | str | None = None
    year: int | None = None
    pages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    topic: str | None = None
    updated: str | None = None
    url: str | None = None

    def to_json(self) -> dict[str, object]:
        """The citation as JSON, in the shape of the letter contract."""
        return {
            "guideline": self.guideline,
            "title": self.title,
            "chapter": self.chapter,
            "year": self.year,
            "pages": list(self.pages),
            "sections": list(self.sections),
            "topic": self.topic,
            "updated": self.updated,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class GuidelineLine:
    """What one party based its decision on: the words, the basis they state, the citations in them."""

    text: str
    basis: Basis
    citations: tuple[Citation, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The line as JSON, in the shape of the letter contract."""
        return {
            "text": self.text,
            "basis": self.basis,
            "citations": [c.to_json() for c in self.citations],
        }
