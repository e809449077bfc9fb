"""Editions of ACOEM cited beside the MTUS: the chapters revised in 2007, the third edition, later topics."""

from __future__ import annotations

import re
from functools import cache

from openimr.citation.catalogue import Chapter, Edition, editions, key, resolve
from openimr.citation.model import Citation
from openimr.citation.names import EDGE, cut_sections, titles
from openimr.citation.pages import cut_pages

_CHAPTER = re.compile(r"\bChapter\s+(\d{1,2})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_EDITION = re.compile(r"\b(\d)(?:st|nd|rd|th)\s+(?:Revised\s+)?Ed(?:ition|\b)", re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{titles()})(?![A-Za-z])", re.IGNORECASE)


def read_acoem(words: str) -> Citation:
    """The citation in words that begin with ACOEM or its long name; the words stay in ``title``."""
    words, pages = cut_pages(words)
    words, sections = cut_sections(words)
    chapter, printed, edition = _CHAPTER.search(words), _YEAR.search(words), _EDITION.search(words)
    number = int(chapter[1]) if chapter else None
    year = int(printed[1]) if printed else None
    names = [found[0] for found in _title().finditer(words)][::-1]
    named = _in_work(edition[1] if edition else None, year, number, names)
    if named is None and edition is None:
        named = next(filter(None, (resolve(name, year) for name in names)), None)
    return Citation(
        named[0].id if named else None,
        words.strip(EDGE),
        chapter=named[1].id if named and named[1] else number,
        year=year,
        pages=pages,
        sections=sections,
    )


def _in_work(
    edition: str | None, year: int | None, number: int | None, names: list[str]
) -> tuple[Edition, Chapter | None] | None:
    """The numbered edition that is named, with the chapter that its number or its title picks.

    Without an edition's number a chapter's number or a year must name the work: 2004 without any year.
    """
    if edition is None and number is None and year is None and names:
        return None
    wanted = {key(name) for name in names}
    whole: tuple[Edition, Chapter | None] | None = None
    for work in editions().values():
        if work.family != "acoem" or not work.chapters or not _is(work, edition, year):
            continue
        titled = (c for c in work.chapters if not wanted.isdisjoint(key(name) for name in c.names))
        if part := work.chapter(number) or next(titled, None):
            return work, part
        whole = whole or (work, None)
    return whole if number is None and not names else None


def _is(work: Edition, edition: str | None, year: int | None) -> bool:
    if edition is not None and (work.edition or "")[:1] != edition:
        return False
    if year is None:
        return edition is not None or work.year == 2004
    return work.year == year
