"""Lists: one head word that stands for several parts of the body gives one mention each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openimr.facts.mention import Mention
from openimr.facts.place import Place, adjacent, joined

if TYPE_CHECKING:
    from openimr.facts.vocabulary import Words

_SPREADS = frozenset({
    ("symptom", "pain"), ("symptom", "numbness"), ("symptom", "tingling"), ("symptom", "weakness_complaint"),
    ("exam_finding", "tenderness"), ("exam_finding", "spasm"), ("symptom", "spasm"),
    ("exam_finding", "range_of_motion"),
    ("prior_imaging", "mri"), ("prior_imaging", "xray"), ("prior_imaging", "ct"),
})  # fmt: skip
_SHARES = frozenset({"symptom", "exam_finding", "prior_surgery", "imaging_finding"})
# A mention of these grows over the place it names; one of the others keeps its own words.
_GROWS = _SHARES | {
    "radicular_symptom", "diagnosis", "prior_imaging", "neuro_deficit", "provocation_test",
    "conservative_treatment",
}  # fmt: skip
_RATED = re.compile(r"\s+(?:is |was )?(?:rated|rates|at) (?:as |at )?(?:a )?\d")
_VERB = re.compile(r"\s+(?:did|does|has|had|is|was|showed|revealed)\b")  # a plural speaks of the whole list


@dataclass(slots=True)
class Lists:
    """The places of one sentence, and which of them a mention has claimed."""

    lower: str
    places: list[Place]
    words: Words
    extents: list[tuple[int, int]]
    claimed: list[Place] = field(default_factory=list)

    def spread(self, mention: Mention, near: list[Place]) -> list[Mention]:
        """Mentions of the further places of the list that ends or begins at the mention."""
        if (mention.concept, mention.kind) not in _SPREADS:
            return []
        found = []
        if near[0].end <= mention.start:
            found += self._backward(mention, near[0])
        if near[-1].start >= mention.end:
            found += self._forward(mention, near[-1])
        return found

    def _backward(self, mention: Mention, first: Place) -> list[Mention]:
        found = []
        for place in reversed(self.places[: self.places.index(first)]):
            if place in self.claimed or not joined(self.lower, place, first) or self._taken(place):
                break
            if place.region is None and place.side:  # "left and right shoulder" is one mention of both
                mention.start, mention.side = place.start, "bilateral"
                continue
            if not self._same(place, first):
                found.append(_of_place(mention, place))
            first = place
        return found

    def _forward(self, mention: Mention, last: Place) -> list[Mention]:
        found = []
        for place in self.places[self.places.index(last) + 1 :]:
            if not joined(self.lower, last, place) or self._heads_another(place):
                break
            self.claimed.append(place)
            if place.region is None and place.side and not self._names_part(place):
                continue
            if not self._same(last, place):
                found.append(_of_place(mention, place))
            last = place
        return found

    def _same(self, first: Place, second: Place) -> bool:
        """Whether the further place adds nothing: one region joined by a bare "or", or a mere muscle."""
        further = first if first in self.places and not first.whole else second
        if not further.whole and not further.side:
            return True
        comma = "," in self.lower[first.end : second.start]
        return first.region == second.region and first.side == second.side and not comma

    def _taken(self, place: Place) -> bool:
        """Whether a place is part of a mention of its own."""
        return any(start < place.end and place.start < end for start, end in self.extents)

    def _names_part(self, place: Place) -> bool:
        """Whether a place without region names a part beside its side, as "left trapezius" does."""
        return " " in self.lower[place.start : place.end].strip()

    def _heads_another(self, place: Place) -> bool:
        """Whether a place stands at a head or verb of its own, as in "neck pain and back stiffness"."""
        if _VERB.match(self.lower, place.end):
            return True
        for start, end in self.extents:
            if start < place.end and place.start < end:
                return True
            if start >= place.end:
                gap = self.lower[place.end : start].replace("-", " ")
                return len(gap) < 30 and set(gap.split()) <= self.words.qualifiers
        return False


def locate(lower: str, mentions: list[Mention], places: list[Place], words: Words) -> list[Mention]:
    """Give mentions the region and side of the places next to them, and spread heads over lists of places.

    The span of a mention grows over the place that it names, as in "left shoulder pain".
    """
    if not places:
        return mentions
    lists = Lists(lower, places, words, [(mention.start, mention.end) for mention in mentions])
    found: list[Mention] = []
    for mention in mentions:
        found.append(mention)
        if mention.row:
            continue
        near = adjacent(lower, mention, places, words)
        if near:
            found += lists.spread(mention, near)
            lists.claimed += near
            _take(mention, near)
    _share(lower, found)
    return found


def _share(lower: str, mentions: list[Mention]) -> None:
    """Let "numbness and tingling in the hands" name the hands twice."""
    for index in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[index], mentions[index + 1]
        if mention.region or following.region is None or mention.concept != following.concept:
            continue
        if following.kind == "headache" or (mention.kind == "other" and following.region == "head"):
            continue
        gap = Place(mention.start, mention.end, None, None), Place(following.start, following.end, None, None)
        if mention.concept in _SHARES and joined(lower, *gap):
            mention.region, mention.side = following.region, mention.side or following.side


def _take(mention: Mention, near: list[Place]) -> None:
    for place in near:
        if mention.concept == "radicular_symptom" and place.start >= mention.end and place.region:
            mention.region, mention.side = (
                place.region,
                place.side,
            )  # where it travels to, not where it begins
        mention.region = mention.region or place.region
        if mention.side and place.side and mention.side != place.side and place.region is None:
            mention.side = "bilateral"
        mention.side = mention.side or place.side
        if mention.concept not in _GROWS:
            continue
        if place.region is not None or place.end <= mention.start:
            mention.start = min(mention.start, place.start)
        if place.region is not None and not mention.function:
            mention.end = max(mention.end, place.end)


def _of_place(mention: Mention, place: Place) -> Mention:
    return Mention(
        mention.concept, mention.kind, place.start, place.end, head=False, region=place.region,
        side=place.side, status=mention.status, settled=mention.settled, cue=mention.cue,
    )  # fmt: skip


def rated_places(lower: str, mentions: list[Mention], places: list[Place]) -> list[Mention]:
    """Pain that only a place and its rating tell: "low back rated 9 out of 10"."""
    taken = [(mention.start, mention.end) for mention in mentions]
    return [
        Mention("symptom", "pain", place.start, place.end, region=place.region, side=place.side)
        for place in places
        if place.region
        and _RATED.match(lower, place.end)
        and not any(start < place.end and place.start < end for start, end in taken)
    ]
