"""The record at a glance: what it states, denies, leaves unsaid and asks for, side by side.

Silence stands in a column of its own, so that nobody reads it as "no"; rules of guidelines are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openimr.facts import Fact
    from openimr.text import Span

MOST = 12
"""How many different words one cell shows; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the record, where they stand first, and how often the record says them so."""

    words: str
    span: Span
    times: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What the record says of a subject in one way: the first words, and how many more there are."""

    way: str
    title: str
    said: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of the record with the ways in which the record speaks of it; empty ways are left out."""

    title: str
    cells: tuple[Cell, ...]


def glance(facts: Iterable[Fact], program: str) -> tuple[Subject, ...]:
    """The subjects of the programme's ``wording.yaml`` that the facts speak of, in its order."""
    listed = load("wording.yaml", program)["glance"]
    known = list(facts)
    found = []
    for subject in listed["subjects"]:
        of_subject = [fact for fact in known if fact.concept in subject["concepts"]]
        cells = tuple(_cells(of_subject, listed["ways"]))
        if cells:
            found.append(Subject(subject["title"], cells))
    return tuple(found)


def spans_of(subjects: Iterable[Subject]) -> Iterator[Span]:
    """Every place that the glance names."""
    return (said.span for subject in subjects for cell in subject.cells for said in cell.said)


def _cells(facts: Sequence[Fact], ways: Sequence[dict[str, object]]) -> Iterator[Cell]:
    for way in ways:
        statuses = way["statuses"]
        said = _said(fact for fact in facts if fact.status in statuses)  # type: ignore[operator]
        if said:
            yield Cell(str(way["id"]), str(way["title"]), said[:MOST], max(0, len(said) - MOST))


def _said(facts: Iterable[Fact]) -> tuple[Said, ...]:
    """The different words in the order of the record; words that differ in capitals only are the same."""
    first: dict[str, list[Fact]] = {}
    for fact in facts:
        first.setdefault(fact.quote.casefold(), []).append(fact)
    return tuple(Said(same[0].quote, same[0].evidence, len(same)) for same in first.values())
