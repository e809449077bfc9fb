"""The documents of a case file as a letter lists them: title, day, pages, and what could not be read."""

from __future__ import annotations

from openimr.letter import ReviewedDocument
from openimr.web.casefile import Paper, papers


def reviewed_documents(number: str) -> tuple[ReviewedDocument, ...]:
    """The documents in the order in which they came in."""
    found = sorted(papers(number), key=lambda paper: (paper.received_at, paper.id))
    return tuple(map(_listed, found))


def _listed(paper: Paper) -> ReviewedDocument:
    document = paper.document
    gaps = tuple(f"page {gap.page}" if gap.page else gap.reason.partition(";")[0] for gap in paper.gaps)
    if document is None:
        return ReviewedDocument(paper.name, paper.name, gaps=gaps)
    return ReviewedDocument(paper.name, paper.title, document.date, len(document.pages), gaps)
