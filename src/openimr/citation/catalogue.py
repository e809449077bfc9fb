"""The catalogue of guidelines and editions, read from the programme's data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from openimr.programs import load
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from openimr.case import Region

_NOISE = re.compile(r"\b(?:the|guidelines?|chapter|section)\b|[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Period:
    """A time in force; the status of each end is confirmed, recalled or unknown."""

    start: date | None
    start_status: str
    end: date | None
    end_status: str
    authority: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a guideline and the regions of the body it is about, none when it is about all.

    ``mtus`` is set where the chapter was part of the MTUS at other times than its guideline.
    """

    id: int | str
    title: str
    regions: tuple[Region, ...]
    names: tuple[str, ...]
    mtus: tuple[Period, ...] | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of one guideline. ``mtus`` is () for never part of it and None for not known."""

    id: str
    title: str
    family: str
    publisher: str
    year: int | None
    edition: str | None
    regions: tuple[Region, ...]
    names: tuple[str, ...]
    mtus: tuple[Period, ...] | None
    current: Period | None
    undated: bool
    chapters: tuple[Chapter, ...]

    def chapter(self, chapter: int | str | None) -> Chapter | None:
        """The chapter of that id, or None."""
        return next((c for c in self.chapters if c.id == chapter), None)


@lru_cache(maxsize=4096)
def key(title: str) -> str:
    """A title reduced to what tells it from others: no case, punctuation, ``the`` or ``guidelines``."""
    return " ".join(_NOISE.sub(" ", title.casefold().replace("&", " and ")).split())


@cache
def editions(program: str = DEFAULT) -> Mapping[str, Edition]:
    """Every edition of the catalogue by its id."""
    return {entry["id"]: _edition(entry) for entry in load("catalogue.yaml", program)["guidelines"]}


def find(id: str, program: str = DEFAULT) -> Edition:  # noqa: A002 - the catalogue's own word
    """The edition of that id. Raises KeyError for an id that the catalogue does not have."""
    return editions(program)[id]


def in_mtus(id: str, day: date, chapter: int | str | None = None, program: str = DEFAULT) -> bool | None:  # noqa: A002
    """Whether the edition, or that chapter of it, was part of the MTUS on a day; None when not known."""
    edition = find(id, program)
    part = edition.chapter(chapter)
    periods = part.mtus if part is not None and part.mtus is not None else edition.mtus
    return _covered(periods, edition, day, program)


def in_force(id: str, day: date, chapter: int | str | None = None, program: str = DEFAULT) -> bool | None:  # noqa: A002
    """Whether the edition was the current one on a day, by its publisher or by adoption; None if unknown."""
    edition = find(id, program)
    if edition.current is not None:
        return _covered((edition.current,), edition, day, program)
    return in_mtus(id, day, chapter, program)


def editions_on(day: date, program: str = DEFAULT) -> tuple[Edition, ...]:
    """The editions that were part of the MTUS on a day, in the order of the catalogue."""
    return tuple(e for e in editions(program).values() if in_mtus(e.id, day, None, program))


@lru_cache(maxsize=4096)
def resolve(title: str, year: int | None, program: str = DEFAULT) -> tuple[Edition, Chapter | None] | None:
    """The edition, and its chapter where it has chapters, that a printed title and year name; else None.

    A misspelt title is matched to the nearest known one. Without a year the edition that letters
    print without one is taken, and otherwise the oldest; a year that fits no edition gives None, unless
    only one edition carries the title. Of two with one year, the one that was in the MTUS is meant.
    """
    index = _titles(program)
    found = index.get(key(title)) or index.get(_nearest(key(title), program), [])
    if year is not None:
        dated = [pair for pair in found if pair[0].year == year] or (found if len(found) == 1 else [])
        return min(dated, key=lambda pair: pair[0].mtus == (), default=None)
    return next((pair for pair in found if pair[0].undated), found[0] if found else None)


def regions(guideline: str | None, chapter: int | str | None, program: str = DEFAULT) -> tuple[Region, ...]:
    """The body regions that a cited chapter is about; () when it is about none in particular or unknown."""
    edition = editions(program).get(guideline or "")
    if edition is None:
        return ()
    part = edition.chapter(chapter)
    return part.regions if part else edition.regions


def _covered(periods: tuple[Period, ...] | None, edition: Edition, day: date, program: str) -> bool | None:
    if periods is None:
        return None
    for period in periods:
        if period.start is None:
            return None
        if period.start <= day and (period.end is None or day < period.end):
            return None if period.end is None and _superseded(edition, day, program) else True
    return False


def _superseded(edition: Edition, day: date, program: str) -> bool:
    """Whether a later edition of the same title existed by that day, so that an open end proves nothing."""
    return any(
        other.title == edition.title and (edition.year or 0) < (other.year or 0) <= day.year
        for other in editions(program).values()
    )


@cache
def _titles(program: str) -> dict[str, list[tuple[Edition, Chapter | None]]]:
    index: dict[str, list[tuple[Edition, Chapter | None]]] = {}
    for edition in editions(program).values():
        if edition.family == "odg":
            continue
        if not edition.chapters:
            for name in edition.names:
                index.setdefault(key(name), []).append((edition, None))
        for chapter in edition.chapters:
            for name in chapter.names:
                index.setdefault(key(name), []).append((edition, chapter))
    return index


@lru_cache(maxsize=4096)
def _nearest(wanted: str, program: str) -> str:
    return next(iter(get_close_matches(wanted, _titles(program), n=1, cutoff=0.88)), "")


def _edition(entry: Mapping[str, Any]) -> Edition:
    mtus = entry.get("mtus")
    current = entry.get("in_force")
    return Edition(
        id=entry["id"],
        title=entry["title"],
        family=entry["family"],
        publisher=entry["publisher"],
        year=entry["year"],
        edition=entry.get("edition"),
        regions=tuple(entry.get("regions", ())),
        names=_names(entry),
        mtus=None if mtus is None else tuple(_period(p) for p in mtus),
        current=_period(current) if current else None,
        undated=entry.get("undated", False),
        chapters=tuple(_chapter(c) for c in entry.get("chapters", ())),
    )


def _chapter(entry: Mapping[str, Any]) -> Chapter:
    mtus = entry.get("mtus")
    periods = None if mtus is None else tuple(_period(p) for p in mtus)
    return Chapter(entry["id"], entry["title"], tuple(entry["regions"]), _names(entry), periods)


def _names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return (entry["title"], *entry.get("aliases", ()), *entry.get("misspellings", ()))


def _period(entry: Mapping[str, Any]) -> Period:
    return Period(entry["from"], entry["from_status"], entry["to"], entry["to_status"], entry["authority"])
