"""Legal statements of a letter: which is in force on the day of decision, and which is only recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LADDER = "ladder.yaml"
Words = dict[str, Any]


def statement(text: str, part: Words) -> Words:
    """A statement with the provision that it serves; ``recalled`` asks the layout for a visible mark."""
    return {"text": text, "serves": part["serves"], "recalled": part["status"] == "recalled"}


def on_the_ladder(words: Words, day: date | None, program: str) -> list[Words]:
    """The standard of necessity and the order of search on the day of decision (Labor Code 4610.5(c)(2)).

    Empty without a day: which ladder holds depends on it.
    """
    if day is None:
        return []
    ladder = load(LADDER, program)
    found = []
    for standard in _in_force(ladder["hierarchy"], day):
        part = {"serves": standard["reference"], "status": standard["status"]}
        found.append(statement(words["standard"].format(means=standard["means"]), part))
    for search in _in_force(ladder["search"], day):
        part = {"serves": search["reference"], "status": search["status"]}
        found.append(statement(words["search"].format(steps=_steps(search["tiers"])), part))
    return found


def _steps(tiers: Iterable[Words]) -> str:
    """The steps of a search in their order; sources of one step stand side by side."""
    steps: dict[str, list[str]] = {}
    for tier in tiers:
        steps.setdefault(tier["step"], []).append(tier["name"])
    return "; ".join(f"({step}) {' or '.join(names)}" for step, names in steps.items())


def _in_force(parts: Iterable[Words], day: date) -> list[Words]:
    """The parts whose ``from`` and ``to`` hold the day; an open end is null."""
    written = day.isoformat()
    return [part for part in parts if str(part["from"]) <= written <= str(part["to"] or "9999-12-31")]
