"""Where in the body: side and region words, and which mention they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from openimr.facts.scan import Hit, Hits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.case import Region, Side
    from openimr.facts.mention import Mention
    from openimr.facts.vocabulary import Words

# Tried one letter before each number of a text.
_LEVEL = re.compile(
    r"([ctls])(?<![a-z0-9].)(\d{1,2})"
    r"(?:(?:\s?[-/&]\s?| (?:to|through) (?=[ctls]))[ctls]?\d{1,2})*(?![a-z0-9])"
)
_TISSUE = frozenset(
    {"muscle", "muscles", "musculature", "region", "regions", "area", "areas", "tendon", "joint"}
)
_JOIN = frozenset({
    ",", "and", "or", "/", "&", ", and", ", or", "and/or", "as well as", "and the", ", and the",
    ", the", "to the",
})  # fmt: skip


class Place(NamedTuple):
    """A place of the body as named: its words, region and side."""

    start: int
    end: int
    region: Region | None
    side: Side | None
    whole: bool = True


def find_places(lower: str, found: Hits, words: Words, numbers: Sequence[int]) -> Hits:
    """The places that a text names, each side joined to the region that it qualifies.

    ``numbers`` are the offsets at which the numbers of the text begin.
    """
    hits = [Place(s, e, word.region, word.side, word.whole) for s, e, word in found.within(0, len(lower))]
    hits += _levels(lower, words, numbers)
    hits.sort()
    places: list[Place] = []
    for hit in hits:
        last = places[-1] if places else None
        if last and _qualifies(lower, last, hit, words):
            places[-1] = Place(
                last.start, hit.end, hit.region or last.region, last.side or hit.side, last.whole or hit.whole
            )
        elif last and _next_level(lower, last, hit):
            places[-1] = last._replace(end=hit.end)
        elif not last or hit.start >= last.end:
            if last and _both_sides(lower, last, hit):
                places[-1] = last._replace(side=hit.side)
            places.append(hit)
    shared: list[Hit] = [*_share_sides(lower, places)]  # type: ignore[list-item]  # a Place is a Hit with more fields
    return Hits(shared)


def _levels(lower: str, words: Words, numbers: Sequence[int]) -> Iterator[Place]:
    """The levels of the spine, as in "C5-6"; a second number of one level is no other."""
    done = 0
    for number in numbers:
        match = _LEVEL.match(lower, number - 1) if number > done else None
        if match:
            done = match.end()
            yield Place(match.start(), done, words.levels[match[1].upper()], None)


def _qualifies(lower: str, last: Place, hit: Place, words: Words) -> bool:
    """Whether ``last`` belongs to ``hit``: a side or bare part before a region, or one region twice."""
    gap = lower[last.end : hit.start]
    if len(gap) > 24 or hit.side:
        return False
    bare_side = last.side is not None and last.region is None
    neutral = last.region is None and last.side is None
    goes_on = last.region is not None and hit.region is None and not hit.whole and gap in {" ", "-"}
    same = last.region is not None and hit.region == last.region and gap.strip() in {"", "-"}
    return (bare_side or neutral or same or goes_on) and set(
        gap.replace("-", " ").split()
    ) <= words.qualifiers


def _both_sides(lower: str, last: Place, hit: Place) -> bool:
    """Whether "bilaterally" follows a part of the limbs without side: "the hands bilaterally"."""
    limb = last.region is not None and not last.region.endswith("spine") and last.side is None
    return limb and hit.side == "bilateral" and hit.region is None and lower[last.end : hit.start] == " "


def _next_level(lower: str, last: Place, hit: Place) -> bool:
    """Whether a disc level goes on from another, as in "C3-4, C4-5 and C5-6"."""
    level = last.region == hit.region and _LEVEL.match(lower, hit.start) is not None
    return level and joined(lower, last, hit)


def _share_sides(lower: str, places: list[Place]) -> list[Place]:
    """Let "right knee and ankle" name the right ankle; a region of the trunk takes no side from a list."""
    for index in range(1, len(places)):
        last, place = places[index - 1], places[index]
        if place.side or not last.side or not place.region or place.region.endswith("spine"):
            continue
        if lower[last.end : place.start].strip() in _JOIN:
            places[index] = place._replace(side=last.side)
    return places


def adjacent(lower: str, mention: Mention, places: list[Place], words: Words) -> list[Place]:
    """The places inside a mention, right before it, or right after it by "of", "in", "to" and the like."""
    found = []
    for place in places:
        if place.start < mention.end and mention.start < place.end:
            found.append(place)
        elif place.end <= mention.start:
            gap = lower[place.end : mention.start]
            if gap == " " or (len(gap) < 40 and words.qualifiers.issuperset(_words(gap))):
                found.append(place)
        elif place.start - mention.end < 48:
            gap = lower[mention.end : place.start].replace("(", " ").replace(":", " : ")
            if len(gap) < 48 and words.links.issuperset(_words(gap)):
                found.append(place)
    return found


def _words(gap: str) -> list[str]:
    return gap.replace("-", " ").split()


def joined(lower: str, first: Place, second: Place) -> bool:
    """Whether two places stand in one list, with nothing but a comma or a conjunction between them."""
    if second.start < first.end or second.start - first.end > 24:
        return False
    gap = lower[first.end : second.start].replace(",", " , ").split()
    return " ".join(word for word in gap if word not in _TISSUE) in _JOIN
