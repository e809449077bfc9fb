"""One criterion that is tested on facts directly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from openimr.guideline.evidence import NOTHING, bit
from openimr.guideline.weigh import UNNAMED, Sorted, before

if TYPE_CHECKING:
    from openimr.facts import Fact
    from openimr.guideline.context import Context
    from openimr.guideline.evidence import Evidence
    from openimr.guideline.value import Bearing, ValueTest

# Of several values the weakest word decides: one wrong value is enough against.
_STRENGTH: tuple[Bearing, ...] = ("against", "both", "neither", "for", None)


@dataclass(frozen=True, slots=True, eq=False)
class FactTest:
    """Which statements of the record bear on a criterion, and which way.

    Criteria that ask the same thing share one test (``fact_test``), and the evidence keeps its answer.
    """

    concept: str
    kinds: frozenset[str] = frozenset()
    opposed: frozenset[str] = frozenset()
    where: tuple[ValueTest, ...] = ()
    region: str = "item"
    within_days: int | None = None
    current: bool = False
    beside: tuple[tuple[str, frozenset[str]], ...] = ()
    denied: tuple[tuple[str, frozenset[str]], ...] = ()
    since: tuple[str, frozenset[str]] | None = None
    named: tuple[ValueTest, ...] = ()

    @property
    def touches(self) -> int:
        """The bits of what the test may take facts from: its concept, or only the kinds that bear on it."""
        wanted = [(self.concept, kind) for kind in (*self.kinds, *self.opposed, "unspecified")]
        beside = [
            (concept, kind) for concept, kinds in (*self.beside, *self.denied) for kind in kinds or (None,)
        ]
        keys = [*(wanted if self.kinds else [(self.concept, None)]), *beside]
        return reduce(or_, (bit(concept, kind) for concept, kind in keys))

    def judge(self, evidence: Evidence) -> Sorted | None:
        """The facts for, against and neither; None when the record says nothing that bears on this."""
        relevant = evidence.about(self.concept, self.region)
        if relevant is NOTHING and not self.beside and not self.denied:
            return None
        found = Sorted()
        context = evidence.context
        start = evidence.last(*self.since) if self.since else None
        for fact in relevant.deciding:
            bearing = self._bearing(fact, context)
            if bearing is not None:
                found.file(fact, "neither" if start and before(fact, start) else bearing)
        for fact in relevant.shown:
            if self._bearing(fact, context) is not None:
                found.neither.append(fact)
        if self.denied or self.beside:
            self._look_around(evidence, found)
        return found if found.for_ or found.against or found.neither else None

    def _look_around(self, evidence: Evidence, found: Sorted) -> None:
        """Add what other concepts say: examinations that deny this one, statements to show beside."""
        for concept, kinds in self.denied:
            about = evidence.about(concept, self.region).deciding
            found.against += [f for f in about if f.kind in kinds and f.status == "exam_negative"]
        for concept, kinds in self.beside:
            about = evidence.about(concept, self.region).deciding
            near = [f for f in about if not kinds or f.kind in kinds]
            found.neither += [f for f in near if f not in found.against]

    def _bearing(self, fact: Fact, context: Context) -> Bearing:
        """What one statement says about this criterion, by its status first and its kind and value then."""
        if self.kinds and fact.kind not in self.kinds:
            return self._other_kind(fact)
        for test in self.named:
            if test.concerns_another(fact.value):
                return None
        counts = fact.counts
        if counts == "for":
            return self._asserted(fact, context)
        return "against" if counts == "against" else "neither"

    def _other_kind(self, fact: Fact) -> Bearing:
        """A denial of the whole concept denies every kind; an opposite kind speaks against."""
        if fact.kind in self.opposed:
            return "against" if fact.counts == "for" and fact.status != "historical" else "neither"
        if fact.kind in UNNAMED:
            return "against" if fact.counts == "against" else "neither"
        return None

    def _asserted(self, fact: Fact, context: Context) -> Bearing:
        if self.current and fact.status == "historical":
            return "neither"
        if self.within_days is not None and not self._recent(fact, context, self.within_days):
            return "neither"
        if not self.where:
            return "for"
        if len(self.where) == 1:
            return self.where[0].bearing(fact.value)
        bearings = [test.bearing(fact.value) for test in self.where]
        return min(bearings, key=_STRENGTH.index)

    @staticmethod
    def _recent(fact: Fact, context: Context, days: int) -> bool:
        return fact.time is not None and (context.decided_on - fact.time.latest).days <= days


@cache
def fact_test(
    concept: str,
    *,
    kinds: frozenset[str] = frozenset(),
    opposed: frozenset[str] = frozenset(),
    where: tuple[ValueTest, ...] = (),
    region: str = "item",
    within_days: int | None = None,
    current: bool = False,
    beside: tuple[tuple[str, frozenset[str]], ...] = (),
    denied: tuple[tuple[str, frozenset[str]], ...] = (),
    since: tuple[str, frozenset[str]] | None = None,
) -> FactTest:
    """The one test with these fields."""
    named = tuple(test for test in where if test.named)
    return FactTest(
        concept, kinds, opposed, where, region, within_days, current, beside, denied, since, named
    )
