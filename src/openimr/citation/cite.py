"""Typed citations to the words of a letter (8 CCR 9792.21.1(d): title, edition or year, chapter, place)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.citation.catalogue import Edition, editions, find
from openimr.citation.model import Citation
from openimr.citation.mtus import is_mtus_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NOTHING = "The Expert Reviewer did not cite any medical evidence for its decision."
_OUTSIDE = "The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. "


def catalogue_citation(
    guideline: str,
    chapter: int | str | None = None,
    *,
    pages: Sequence[str] = (),
    sections: Sequence[str] = (),
    topic: str | None = None,
) -> Citation:
    """A citation of an edition under its canonical title. Raises KeyError for an unknown id or chapter."""
    edition = find(guideline)
    part = edition.chapter(chapter)
    if chapter is not None and part is None:
        raise KeyError(f"{guideline} has no chapter {chapter!r}")
    title = part.title if part else edition.title
    if edition.family == "odg" and part:
        title = f"{edition.title}, {part.title}"
    elif _cited_by_its_work(edition):
        title = f"ACOEM {edition.title} ({edition.year})" + (f", {part.title}" if part else "")
    return Citation(guideline, title, chapter, edition.year, tuple(pages), tuple(sections), topic)


def cite(citation: Citation) -> str:
    """The citation as a letter prints it; ``parse`` reads it back to an equal value."""
    edition = editions().get(citation.guideline or "")
    if edition is None or edition.family == "odg" or not _stands_in_mtus(citation):
        words = citation.title
    elif citation.year is None and isinstance(citation.chapter, int):
        words = f"ACOEM Chapter {citation.chapter} {citation.title}"
    else:
        words = f"{citation.title} {citation.year}" if citation.year else citation.title
    if citation.topic:
        words += f", {citation.topic}"
    if citation.updated:
        year, month, day = citation.updated.split("-")
        words += f" (updated {month}/{day}/{year})"
    if citation.sections:
        words += f", Section(s): {', '.join(citation.sections)}"
    if citation.pages:
        words += f", Page(s): {', '.join(citation.pages)}"
    return words


def cite_line(citations: Iterable[Citation]) -> str:
    """The reviewer's guideline line of a letter, in the formulas that published letters use."""
    known = list(citations)
    mtus = [cite(c) for c in known if _stands_in_mtus(c)]
    other = [cite(c) for c in known if not _stands_in_mtus(c)]
    if not known:
        return _NOTHING
    first = f"Decision based on MTUS {', and '.join(mtus)}." if mtus else _OUTSIDE.strip()
    tail = " and Other Medical Treatment Guidelines ".join(other)
    return f"{first} Decision based on Non-MTUS Citation {tail}." if other else first


def _cited_by_its_work(edition: Edition) -> bool:
    """Whether an edition of ACOEM is outside the MTUS, so that its work is named before its chapter."""
    return edition.family == "acoem" and edition.mtus == ()


def _stands_in_mtus(citation: Citation) -> bool:
    edition = editions().get(citation.guideline or "")
    if edition is None or edition.family == "odg":
        return False
    words = f"{citation.title} {citation.year}" if citation.year else citation.title
    return not _cited_by_its_work(edition) and is_mtus_title(words)
