"""Read the words of a disputed item into a typed service."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from openimr.case.model import Service
from openimr.case.quantity import read_quantity
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openimr.case.model import Region, Side

# At most three words, and no comma, between a side and its place.
_NEAR = re.compile(r"\s*(?:[^\s,;]+\s+){0,3}")


class Words(NamedTuple):
    """The vocabulary of services, compiled: one pattern for each question that a heading answers."""

    kind: re.Pattern[str]
    region: re.Pattern[str]
    side: re.Pattern[str]
    contrast: re.Pattern[str]
    associated: re.Pattern[str]
    retrospective: re.Pattern[str]
    precedence: Mapping[str, int]
    without_region: frozenset[str]


@cache
def words(program: str = "ca_workers_comp") -> Words:
    """The compiled vocabulary of a programme, from its ``services.yaml``."""
    data: dict[str, Any] = load("services.yaml", program)
    return Words(
        kind=_pattern(data["kinds"]),
        region=_pattern(data["regions"]),
        side=_pattern(data["sides"]),
        contrast=_pattern(data["contrast"]),
        associated=re.compile(data["associated"]),
        retrospective=re.compile(data["retrospective"]),
        precedence={kind: rank for rank, kind in enumerate(data["kinds"])},
        without_region=frozenset(data["without_region"]),
    )


@lru_cache(maxsize=8192)
def read_service(heading: str, program: str = "ca_workers_comp") -> Service:
    """The service that a heading asks for; kind "other" when its words name none that we know."""
    known = words(program)
    text = heading.lower()
    kind = _kind(text, known)
    region = None if kind in known.without_region else _first(known.region, text)
    contrast = known.contrast.search(text)
    return Service(
        kind=kind,
        region=cast("Region | None", region),
        side=_side(text, region, known),
        contrast=contrast.lastgroup if contrast else None,  # type: ignore[arg-type]  # a group of that name
        quantity=read_quantity(text),
    )


def is_associated(heading: str, program: str = "ca_workers_comp") -> bool:
    """Whether the heading names a service that only goes with another one, such as a surgical assistant."""
    return bool(words(program).associated.search(heading.lower()))


def _kind(text: str, known: Words) -> str:
    """The kind of highest precedence among those named; overlapping names are all heard."""
    found: list[str] = []
    position = 0
    while match := known.kind.search(text, position):
        found.append(str(match.lastgroup))
        position = match.start() + 1
    return min(found, key=known.precedence.__getitem__, default="other")


def _side(text: str, region: str | None, known: Words) -> Side | None:
    """The side of the region; where several regions are named, only what is said of that one counts."""
    sides = list(known.side.finditer(text))
    places = list(known.region.finditer(text)) if sides and region else []
    if len({place.lastgroup for place in places}) > 1:
        sides = [side for side in sides if _place_of(side, places, text).lastgroup == region]
    named = {str(side.lastgroup) for side in sides}
    if "bilateral" in named or {"left", "right"} <= named:
        return "bilateral"
    return cast("Side | None", next(iter(named), None))


def _place_of(side: re.Match[str], places: list[re.Match[str]], text: str) -> re.Match[str]:
    """The place that a side speaks of: the next one in the same breath, else the one before."""
    before = [place for place in places if place.start() < side.start()]
    behind = [place for place in places if place.start() >= side.start()]
    if behind and (not before or _NEAR.fullmatch(text, side.end(), behind[0].start())):
        return behind[0]
    return before[-1]


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match.lastgroup if match else None


def _pattern(terms: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{'|'.join(some)})" for name, some in terms.items())
    return re.compile(rf"(?<![\w.])(?:{groups})(?!\w)")
