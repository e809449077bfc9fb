"""A draw that anyone can repeat: places follow from the seed by SHA-256, the first ones are picked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Sampling:
    """The share of drafts read in full on a day, with its source."""

    share: Decimal
    since: str
    source: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a draw: its number by the seed, and whether it was picked."""

    entry: str
    number: str
    picked: bool


def sampling_on(day: date, program: str = DEFAULT) -> Sampling:
    """The rule of the programme that holds on the day. Raises StopIteration before the first one."""
    written = day.isoformat()
    rules: list[dict[str, Any]] = load("quality.yaml", program)["sampling"]
    rule = next(rule for rule in rules if str(rule["from"]) <= written <= str(rule["to"] or "9999-12-31"))
    return Sampling(
        Decimal(str(rule["share"])), str(rule["from"]), rule["source"], rule["status"] == "recalled"
    )


def digest(population: Iterable[str]) -> str:
    """The SHA-256 of the sorted entries, one a line."""
    return sha256("\n".join(sorted(population)).encode()).hexdigest()


def draw(seed: str, population: Iterable[str], share: Decimal) -> tuple[Place, ...]:
    """The entries in the order of their numbers; the share of them, rounded up, is picked from the top.

    The number of an entry is the SHA-256 of seed, colon and entry.
    """
    numbered = sorted((sha256(f"{seed}:{entry}".encode()).hexdigest(), entry) for entry in set(population))
    count = int((share * len(numbered)).to_integral_value(ROUND_CEILING))
    return tuple(Place(entry, number, place < count) for place, (number, entry) in enumerate(numbered))
