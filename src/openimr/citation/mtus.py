"""The MTUS part of a guideline line: titles with their years, chapters, pages and sections."""

from __future__ import annotations

import re
from functools import cache

from openimr.citation.catalogue import Chapter, Edition, editions, resolve
from openimr.citation.model import Citation
from openimr.citation.names import EDGE, cut_sections, split_sections, titles
from openimr.citation.pages import PAGES, cut_pages

_YEAR = r"(?:19|20)\d\d"


@cache
def _entry() -> re.Pattern[str]:
    """Where a cited title begins: at the start, after ``and`` or a semicolon, or at ACOEM or a chapter."""
    year = rf"(?:,?\s+\(?(?P<%s>{_YEAR})\)?(?!\d))"
    known = rf"(?:{titles()})(?![A-Za-z])"
    guidelines = r"(?:\s+(?:Medical\s+)?Guidelines?)?"
    acoem = (
        r"ACOEM\b(?:\s+OMPG)?(?:\s+(?:Medical\s+)?(?:Practice\s+)?Guidelines?)?"
        rf"(?:,?\s*\(?(?:2nd|Second)\s+ed(?:ition|\.)?)?{year % 'y0'}?[\s,:/)-]*"
    )
    chapter = r"\(?Chapter\s+(?P<%s>\d{1,2})\b[\s,:.()-]*"
    named = rf"(?:{titles()})\s+(?:Medical\s+)?Guidelines?"
    return re.compile(
        rf"(?:^\s*|[,;]?\s+and\s+|[;/]\s*|,\s+(?=ACOEM|Chapter|{named}))(?:"
        rf"(?P<acoem>{acoem})(?:{chapter % 'n1'})?(?P<t1>{known})?{guidelines}{year % 'y1'}?"
        rf"|{chapter % 'n2'}(?P<t2>{known})?{guidelines}{year % 'y2'}?"
        rf"|(?P<t3>{known}){guidelines}{year % 'y3'}"
        rf"|(?<![a-z,;/])(?P<t4>(?<=^){known}){guidelines}"
        rf"|(?P<t6>{known})\s+(?:Medical\s+)?Guidelines?"
        rf"|(?P<t5>[A-Z][^.;:()]{{3,90}}?){year % 'y5'}(?=[\s,.;]|$)"
        r")",
        re.IGNORECASE,
    )


def read_mtus(text: str) -> list[Citation]:
    """The citations of ``<title> <year>, Section(s): ..., and <title> ...`` or ``ACOEM Chapter n ...``."""
    found = list(_entry().finditer(text))
    if not found or found[0].start() > 0:
        return [Citation(None, text.strip(EDGE))] if text.strip(EDGE) else []
    ends = [m.start() for m in found[1:]] + [len(text)]
    return [_citation(m, text[m.end() : end]) for m, end in zip(found, ends, strict=True)]


def is_mtus_title(text: str) -> bool:
    """Whether the text begins with a title of the catalogue, so that it can stand without its formula."""
    found = _entry().match(text)
    if found is None or found["t5"]:
        return False
    if found["acoem"] and not (found["t1"] or found["n1"]):
        rest = text[found.end() :].strip(EDGE)
        return not rest or PAGES.match(rest) is not None
    return True


def _citation(found: re.Match[str], details: str) -> Citation:
    title = next(
        (t for t in (found["t1"], found["t2"], found["t3"], found["t4"], found["t5"], found["t6"]) if t), None
    )
    year = next(
        (int(y) for y in (found["y1"], found["y2"], found["y3"], found["y5"], found["y0"]) if y), None
    )
    number = found["n1"] or found["n2"]
    details, pages = cut_pages(details)
    words_between, sections = cut_sections(details)
    sections = (*split_sections(words_between.strip(EDGE)), *sections)
    edition, chapter = _named(title, number, year) or (None, None)
    if edition is None and found["acoem"]:
        edition = editions()["acoem-2004"] if year in (None, 2004) else None
    return Citation(
        edition.id if edition else None,
        title or found[0].strip(EDGE).removeprefix("and "),
        chapter=chapter.id if chapter else (int(number) if number else None),
        year=year,
        pages=pages,
        sections=sections,
    )


def _named(title: str | None, number: str | None, year: int | None) -> tuple[Edition, Chapter | None] | None:
    """The edition and chapter by title; a chapter of ACOEM that stands without title, by its number."""
    if title and (named := resolve(title, year)):
        return named
    if number and year in (None, 2004):
        edition = editions()["acoem-2004"]
        return edition, edition.chapter(int(number))
    return None
