"""The region and side of a mention whose own words name none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openimr.case import Region, Side
    from openimr.facts.mention import Mention
    from openimr.facts.place import Place

_EXAMINED = frozenset({"exam_finding", "provocation_test", "neuro_deficit"})
_TAKES_REGION = _EXAMINED | {"imaging_finding"}
# Where a test is made whatever its sentence says.
_OWN_REGION: dict[str, Region] = {
    "spurling": "cervical_spine",
    "lhermitte": "cervical_spine",
    "straight_leg_raise": "lumbar_spine",
    "mcmurray": "knee",
    "lachman": "knee",
    "impingement": "shoulder",
    "phalen": "wrist_hand",
}
_SIDELESS = frozenset({"cervical_spine", "thoracic_spine", "lumbar_spine", "head", "other"})
_OF_LIMBS = frozenset({"motor", "sensory", "reflex"})
_SPINE = frozenset({"cervical_spine", "thoracic_spine", "lumbar_spine"})
_UNSIDED = frozenset(
    {"trauma", "request_purpose", "significant_change", "treatment_response", "file_document"}
)


class Whereabouts:
    """The places that a text has named so far."""

    def __init__(self) -> None:
        """Begin with no place named."""
        self.last: Place | None = None
        self._sides: dict[Region, set[Side]] = {}
        self._regions: set[Region] = set()

    def settle(
        self, mentions: list[Mention], places: list[Place], lower: str, *, on_examination: bool
    ) -> None:
        """Give the mentions of a sentence the region and side of their context, and note its places."""
        last = self.last if on_examination else None
        for place in places:
            self._note(place)
        for mention in mentions:
            if mention.concept in _TAKES_REGION:
                _settle_region(mention, places, last)
            if mention.region is None and lower.startswith("back pain", mention.start, mention.end):
                mention.region = self._back()
            if mention.concept in _EXAMINED and mention.side is None:
                mention.side = _side_after(mention, places, lower)
            self._settle_side(mention)

    def _note(self, place: Place) -> None:
        if place.region is None:
            return
        self.last = place
        self._regions.add(place.region)
        if place.side:
            self._sides.setdefault(place.region, set()).add(place.side)

    def _settle_side(self, mention: Mention) -> None:
        """A shoulder without side is the left one in a text that has named no other."""
        if (
            mention.side
            or mention.region is None
            or mention.region in _SIDELESS
            or mention.concept in _UNSIDED
        ):
            return
        sides = self._sides.get(mention.region, ())
        if len(sides) == 1:
            mention.side = next(iter(sides))

    def _back(self) -> Region | None:
        """The back is the low back in a text that has named no other part of it."""
        named = self._regions & {"thoracic_spine", "lumbar_spine"}
        return "lumbar_spine" if named == {"lumbar_spine"} else None


def _settle_region(mention: Mention, places: list[Place], last: Place | None) -> None:
    """Take the region of the test, of the clause, or of the examination's last sentence (``last``)."""
    if mention.kind in _OWN_REGION and mention.concept == "provocation_test":
        mention.region = _OWN_REGION[mention.kind]
    if mention.concept == "imaging_finding" and mention.region is None:
        named = [place for place in places if place.end <= mention.start and place.region]
        if named:
            mention.region, mention.side = named[-1].region, mention.side or named[-1].side
    if mention.concept not in _EXAMINED or (mention.region and mention.side):
        return
    if mention.concept == "neuro_deficit" and mention.kind in {"gait", "unspecified"}:
        return
    place = _place_for(mention, places, last)
    if place is not None and place.region == "head" and mention.kind in _OF_LIMBS:
        return
    if place is not None and mention.region in {None, place.region}:
        mention.region = mention.region or place.region
        mention.side = mention.side or place.side


def _side_after(mention: Mention, places: list[Place], lower: str) -> Side | None:
    """The side named alone after a finding: "positive on the right", "intact bilaterally"."""
    for place in places:
        if place.start >= mention.end and place.side and place.region is None:
            gap = lower[mention.end : place.start]
            return place.side if len(gap) < 40 and not set(gap) & {",", ";"} else None
    return None


def _place_for(mention: Mention, places: list[Place], last: Place | None) -> Place | None:
    """The last place before a finding in the sentence, else the examination's, else the first one after."""
    if mention.kind == "facet_loading":
        places = [place for place in places if place.region in _SPINE]
        last = last if last and last.region in _SPINE else None
    before = [place for place in places if place.end <= mention.start and place.region]
    after = [place for place in places if place.start >= mention.end and place.region]
    if before:
        return before[-1]
    if mention.function and after:
        return after[0]
    return last or (after[0] if after else None)
