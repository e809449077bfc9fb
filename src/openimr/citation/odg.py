"""Official Disability Guidelines: chapter and topic in every spelling that letters use."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from openimr.citation.catalogue import editions, key
from openimr.citation.model import Citation
from openimr.citation.names import EDGE, odg_chapters, pattern

_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATE: Final = (
    rf"\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|(?:{'|'.join(_MONTHS)})[a-z]*\.?\s+\d{{1,2}},?\s+\d{{4}}"
)
PREFIX: Final = (
    r"(?:The\s+)?(?:Official\s+Disability\s+Guidelines?(?:\s*\(\s*ODG\s*\))?|ODG\b(?![a-z]))"
    r"(?:[\s,(-]*(?:ODG[-\s]?TWC|TWC|Treatment Index|\(web|Treatment in Workers'? Comp"
    r"(?:ensation)?|Work Loss Data Institute"
    r"|\(?\d+(?:st|nd|rd|th)\s+(?:Annual\s+)?Edition\)?|(?:19|20)\d\d(?![\d/-]))\)?)*"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UPDATED = re.compile(
    rf"[\s,]*\(?(?:web:?\s*)?(?:last\s+)?(?:updated|accessed)\s*:?\s*({_DATE})\)?", re.IGNORECASE
)
_EDGE = EDGE + "/&"
_BROKEN = re.compile("[\ufffe\ufffd]|\u00ef\u00bf\u00be|\u00ef\u00bf\u00bd")


@cache
def _names() -> str:
    return pattern(n for c in editions()["odg"].chapters for n in c.names if "(" not in n)


@cache
def _chapter() -> re.Pattern[str]:
    """A chapter where one may stand, with what letters add to its name."""
    names = _names()
    added = (
        r"(?:\s*\(\s*(?:Acute|Chronic)[^()]*\)"
        r"|,?\s*Procedure\s+Summary|\s+(?:Chapter|Section)s?\b|\s+Guidelines?(?=\s*$)|\s+Disorders\b)*"
    )
    return re.compile(
        rf"(?P<before>^\s*|[,;:/]\s*|\s[-–]\s*|\band\s+)(?P<name>{names})(?![\w])"
        rf"(?P<added>{added})(?:(?=(?P<after>\s*(?:$|[,;:/.(]|\s[-–])))|)",
        re.IGNORECASE,
    )


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names()})(?!\w)", re.IGNORECASE)


def begins_with_chapter(words: str, *, sure: bool) -> bool:
    """Whether words without a source begin with a chapter of ODG and so are of ODG."""
    found = _chapter().match(words)
    return found is not None and (sure or "cute" in found["added"])


def read_odg(words: str, prefix: int) -> list[Citation]:
    """The citations of words whose first ``prefix`` characters name ODG: one for each chapter.

    Chapters that follow each other directly share the topic after them.
    """
    source, rest = words[:prefix].strip(_EDGE), _BROKEN.sub("", words[prefix:])
    printed, updated = _YEAR.search(source), _UPDATED.search(rest)
    if updated:
        rest = rest[: updated.start()] + ", " + rest[updated.end() :].lstrip(" ,")
    year, day = int(printed[0]) if printed else None, _iso(updated[1]) if updated else None
    return [
        Citation("odg", ", ".join(filter(None, (source, name))), chapter, year, topic=topic, updated=day)
        for name, chapter, topic in _entries(rest)
    ]


def _entries(rest: str) -> list[tuple[str, str | None, str | None]]:
    """Each chapter in the words after the source as (words, id, topic); without one, the topic alone."""
    chapters = _chapters(rest)
    if not chapters:
        found = _anywhere().search(rest)
        return [("", _id(found[0]) if found else None, rest.strip(_EDGE) or None)]
    entries: list[tuple[str, str | None, str | None]] = []
    topic = None
    ends = [m.start() for m in chapters[1:]] + [len(rest)]
    for m, end in reversed(list(zip(chapters, ends, strict=True))):
        topic = _topic(rest[m.end("added") : end]) or topic
        entries.append((rest[m.start("name") : m.end("added")].strip(_EDGE), _id(m["name"]), topic))
    if before := rest[: chapters[0].start()].strip(_EDGE):
        name, chapter, topic = entries[-1]
        entries[-1] = (name, chapter, ", ".join(filter(None, (before, topic))))
    return entries[::-1]


def _topic(words: str) -> str | None:
    words = words.strip(_EDGE + "(").removesuffix(" and").removeprefix("Chapter:").strip()
    return words or None


def _chapters(rest: str) -> list[re.Match[str]]:
    """The chapters in the words after the source. One inside a topic does not count, nor one repeated."""
    found: list[re.Match[str]] = []
    for m in _chapter().finditer(rest):
        marked = bool(m["added"].strip())
        if not (marked or m["after"] is not None):
            continue
        if not m["before"].strip() or marked or not found or _adjoins(found[-1], m, rest):
            if found and _id(found[-1]["name"]) == _id(m["name"]):
                continue
            found.append(m)
    return found


def _adjoins(last: re.Match[str], m: re.Match[str], rest: str) -> bool:
    return not rest[last.end("added") : m.start()].strip(_EDGE) or ";" in m["before"] or "/" in m["after"]


def _id(name: str) -> str:
    return odg_chapters()[key(name)]


def _iso(written: str) -> str:
    """The day of ``11/16/16``, ``03/31/2014`` or ``October 9, 2016`` as ISO."""
    first, day, year = re.split(r"[/-]|[\s.,]+", written)
    month = int(first) if first.isdigit() else _MONTHS.index(first[:3].lower()) + 1
    century = 2000 if int(year) < 100 else 0
    return f"{int(year) + century:04d}-{month:02d}-{int(day):02d}"
