"""What a rationale may cite on a day: editions in force, those of the rules tried for the item first."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.citation import catalogue_citation, cite
from openimr.citation.catalogue import editions, in_force, in_mtus
from openimr.guideline import GuidelineError, ladder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from openimr.case import Region
    from openimr.citation import Citation, Edition
    from openimr.review import ItemReview


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the picker: the citation as a letter prints it; recalled where its time in force is."""

    words: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of the picker under one heading."""

    name: str
    choices: tuple[Choice, ...]


def words_of(citation: Citation) -> str:
    """The citation as a letter prints it: under the catalogue's title, with its chapter where known."""
    if citation.guideline and citation.chapter is not None:
        with suppress(KeyError):
            return cite(
                catalogue_citation(
                    citation.guideline,
                    citation.chapter,
                    pages=citation.pages,
                    sections=citation.sections,
                    topic=citation.topic,
                )
            )
    return cite(citation)


def groups(review: ItemReview, day: date, program: str) -> tuple[Group, ...]:
    """The editions in force on the day, by what they are on the ladder of evidence of that day."""
    region = review.item.service.region
    tried = dict.fromkeys(words_of(citation) for citation in review.citations)
    known = editions(program).values()
    schedule = [one for edition in known for one in _choices(edition, day, region, mtus=True)]
    other = [one for edition in known for one in _choices(edition, day, region, mtus=False)]
    made = (
        Group("Rules tried for this item", tuple(Choice(words, recalled=False) for words in tried)),
        Group(f"{_first_step(day, program)}, in force on the day", tuple(schedule)),
        Group("Next steps of the ladder, current on the day", tuple(other)),
    )
    return tuple(group for group in made if group.choices)


def _first_step(day: date, program: str) -> str:
    """What the ladder of evidence tries first on that day."""
    try:
        return ladder(day, program)[0].name
    except GuidelineError:
        return "First step of the ladder"


def _choices(edition: Edition, day: date, region: Region | None, *, mtus: bool) -> Iterator[Choice]:
    """The edition, or its chapters on the region, where it was in force that day in that role."""
    parts: list[int | str | None] = [chapter.id for chapter in edition.chapters]
    for part in parts or [None]:
        chapter = edition.chapter(part)
        about = chapter.regions if chapter else edition.regions
        if region and about and region not in about:
            continue
        stands = in_mtus(edition.id, day, part) is True
        if stands is mtus and (stands or _current(edition, day, part)):
            yield Choice(cite(catalogue_citation(edition.id, part)), recalled=_recalled(edition))


def _current(edition: Edition, day: date, part: int | str | None) -> bool:
    """Whether its publisher held it as current; one that is renewed all the time always is."""
    renewed = edition.year is None and edition.mtus == () and edition.current is None
    return renewed or in_force(edition.id, day, part) is True


def _recalled(edition: Edition) -> bool:
    periods = (*(edition.mtus or ()), *((edition.current,) if edition.current else ()))
    return any(period.start_status == "recalled" or period.end_status == "recalled" for period in periods)
