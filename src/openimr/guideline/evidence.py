"""The facts of a record, sorted once by concept and by whether they speak about the body part in dispute."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from openimr.facts import COUNTS
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from openimr.facts import Fact
    from openimr.guideline.context import Context
    from openimr.guideline.label import Answer


Place = tuple[str, str]
"""A concept and where it is asked for: ``item`` for the region in dispute, a named region, or ``any``."""
Relevant = tuple[tuple["Fact", ...], tuple["Fact", ...]]
"""The statements about one concept: those that may decide, and those that are only shown."""

Elapsed = tuple[int | None, str | None, str]
"""Days from the injury to the decision and the phase they fall into, None without a date; in words."""

NOTHING: Relevant = ((), ())
# Criteria on the dates are judged on every record, so every index carries this key beside the concepts.
CONTEXT = "context"


_BITS: dict[tuple[str, str | None], int] = {}


def bit(concept: str, kind: str | None = None) -> int:
    """A power of two for a concept, or for one kind of it.

    One "and" of such bits tells whether a record touches a criterion at all.
    """
    return _BITS.setdefault((concept, kind), 1 << len(_BITS))


class Index(NamedTuple):
    """The facts of a case by concept, the bits of every concept and kind among them, the regions named."""

    by_concept: Mapping[str, list[Fact]]
    touched: int
    regions: frozenset[str | None]


def index(facts: Iterable[Fact]) -> Index:
    """The facts by concept, without those that say nothing about this person (guideline text, conditions)."""
    by_concept: dict[str, list[Fact]] = {}
    touched = bit(CONTEXT)
    regions: set[str | None] = set()
    for fact in facts:
        if fact.counts != "none":
            by_concept.setdefault(fact.concept, []).append(fact)
            regions.add(fact.region)
            kind = fact.kind or "unspecified"
            touched |= bit(fact.concept) | bit(fact.concept, kind)
    return Index(by_concept, touched, frozenset(regions))


class Evidence:
    """The facts as one disputed item sees them, over an index that is made once a case."""

    __slots__ = (
        "_elapsed",
        "_near",
        "_region",
        "_regions",
        "_rules",
        "_seen",
        "answers",
        "by_concept",
        "context",
        "touched",
    )

    def __init__(self, facts: Index, context: Context) -> None:
        """Keep the facts; they are sorted by region when a criterion first asks for a concept."""
        self.by_concept, self.touched, self._regions = facts
        self.context = context
        self._rules = rules(context.program)
        self._region = str(context.service.region)
        self._near = self._rules.near.get(self._region, frozenset())
        self._seen: dict[Place, Relevant] = {}
        self.answers: dict[object, Answer] = {}
        self._elapsed: Elapsed | None = None

    @property
    def elapsed(self) -> Elapsed:
        """The time since the injury, worded once for all criteria that ask for it."""
        if self._elapsed is None:
            self._elapsed = _elapsed(self.context)
        return self._elapsed

    def about(self, place: Place) -> Relevant:
        """The statements about a concept in the item's region, in a named region, or in ``any``."""
        seen = self._seen.get(place)
        if seen is None:
            found = self.by_concept.get(place[0])
            seen = self._seen[place] = self._sort(*place, found) if found else NOTHING
        return seen

    def last(self, concept: str, kinds: frozenset[str]) -> date | None:
        """The first possible day of the latest dated event of that kind in the item's region."""
        about, _ = self.about((concept, "item"))
        dated = [f.time.earliest for f in about if f.time and f.kind in kinds and f.counts == "for"]
        return max(dated, default=None)

    def _sort(self, concept: str, region: str, facts: list[Fact]) -> Relevant:
        """Split by region: another region is left out, a statement without one may only be shown."""
        if region == "any":
            return tuple(facts), ()
        rules = self._rules
        wanted = self._region if region == "item" else region
        near = self._near if concept in rules.limb and region == "item" else (wanted,)
        deciding: list[Fact] = []
        nowhere: list[Fact] = []
        for fact in facts:
            if fact.region is None:
                nowhere.append(fact)
            elif fact.region in near:
                deciding.append(fact)
        if not nowhere:
            return tuple(deciding), ()
        if concept in rules.anywhere and not (concept in rules.alone and self._elsewhere(wanted)):
            return tuple(deciding + nowhere), ()
        if concept not in rules.anywhere and concept not in rules.everywhere:
            return tuple(deciding), tuple(nowhere)
        denials = [f for f in nowhere if COUNTS[f.status] == "against"]
        return tuple(deciding + denials), tuple(f for f in nowhere if COUNTS[f.status] != "against")

    def _elsewhere(self, region: str) -> bool:
        """Whether the record speaks of another part of the spine too."""
        return bool((self._rules.spine - {region}) & self._regions)


def _elapsed(context: Context) -> Elapsed:
    days = context.days
    if days is None:
        return None, None, "the record states no date of injury"
    note = f"{days} days from the injury on {context.injured_on} to the decision on {context.decided_on}"
    return days, context.phase, note


class Test(Protocol):
    """A question to the evidence. Criteria that ask the same share one test, and so its answer."""

    @property
    def concepts(self) -> frozenset[str]:
        """The concepts that it may take facts from."""
        ...

    @property
    def touches(self) -> int:
        """The bits of those concepts, or only of the kinds that bear on it."""
        ...

    def judge(self, evidence: Evidence) -> Answer:
        """What the record says to it."""
        ...


class Rules(NamedTuple):
    """What the programme's ``evidence.yaml`` says about regions, time and hedged values."""

    near: Mapping[str, frozenset[str]]
    limb: frozenset[str]
    anywhere: frozenset[str]
    alone: frozenset[str]
    everywhere: frozenset[str]
    spine: frozenset[str]
    current: frozenset[str]
    hedged: Mapping[str, frozenset[str]]
    denied: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]


@cache
def rules(program: str) -> Rules:
    """The programme's rules of evidence, compiled."""
    data: dict[str, Any] = load("evidence.yaml", program)
    return Rules(
        near={region: frozenset((region, *limbs)) for region, limbs in data["regions"].items()},
        limb=frozenset(data["seen_in_limbs"]),
        anywhere=frozenset(data["without_region"]),
        alone=frozenset(data["alone_without_region"]),
        everywhere=frozenset(data["denied_everywhere"]),
        spine=frozenset(data["spine"]),
        current=frozenset(data["must_be_current"]),
        denied={
            concept: tuple((other, frozenset(kinds)) for other, kinds in by.items())
            for concept, by in data["denied_on_examination"].items()
        },
        hedged={name: frozenset(values) for name, values in data["hedged"].items()},
    )
