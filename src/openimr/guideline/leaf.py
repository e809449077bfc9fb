"""One criterion that is tested on facts directly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from openimr.facts import COUNTS
from openimr.guideline.evidence import NOTHING, bit
from openimr.guideline.label import SILENCE
from openimr.guideline.weigh import UNNAMED, before, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.facts import Fact, Status
    from openimr.guideline.context import Context
    from openimr.guideline.evidence import Evidence, Place
    from openimr.guideline.label import Answer
    from openimr.guideline.value import Bearing, ValueTest

    ByStatus = Mapping[Status, Bearing | Literal["read"]]
    """How statements bear by their status; ``read`` where the value or the time has to be read too."""

# Of several values the weakest word decides: one wrong value is enough against.
_WEAKEST_FIRST: tuple[Bearing, ...] = ("against", "both", "neither")
# A denial of the whole concept denies every kind; an opposite kind that is found speaks against.
_UNNAMED_KIND: ByStatus = {s: "against" if counts == "against" else "neither" for s, counts in COUNTS.items()}
_OPPOSED_KIND: ByStatus = {
    s: "against" if counts == "for" and s != "historical" else "neither" for s, counts in COUNTS.items()
}


@dataclass(frozen=True, slots=True, eq=False)
class FactTest:
    """Which statements of the record bear on a criterion, and which way.

    Criteria that ask the same thing share one test (``fact_test``), and the evidence keeps its answer.
    ``by_kind`` and, for kinds not among them, ``other_kind`` tell what follows from kind and status alone.
    """

    place: Place
    concepts: frozenset[str]
    touches: int
    where: tuple[ValueTest, ...]
    within_days: int | None
    current: bool
    beside: tuple[tuple[str, frozenset[str]], ...]
    denied: tuple[tuple[str, frozenset[str]], ...]
    since: tuple[str, frozenset[str]] | None
    named: tuple[ValueTest, ...]
    by_kind: Mapping[str | None, ByStatus]
    other_kind: ByStatus | None

    @property
    def concept(self) -> str:
        """The concept whose statements are looked for."""
        return self.place[0]

    def judge(self, evidence: Evidence) -> Answer:
        """The state and the facts for, against and neither; SILENCE when the record says nothing on this."""
        about = evidence.about(self.place)
        if about is NOTHING and not self.beside and not self.denied:
            return SILENCE
        deciding, shown = about
        by_kind, other_kind = self.by_kind, self.other_kind
        start = evidence.last(*self.since) if self.since else None
        for_: list[Fact] = []
        against: list[Fact] = []
        neither: list[Fact] = []
        torn: list[Fact] = []
        for fact in deciding:
            by_status = by_kind.get(fact.kind, other_kind)
            bearing = by_status[fact.status] if by_status else None
            if bearing == "read":
                bearing = self._read(fact, evidence.context)
            if start is not None and bearing is not None and before(fact, start):
                bearing = "neither"
            if bearing == "for":
                for_.append(fact)
            elif bearing == "against":
                against.append(fact)
            elif bearing == "neither":
                neither.append(fact)
            elif bearing == "both":
                for_.append(fact)
                against.append(fact)
                torn.append(fact)
        if shown or self.denied or self.beside:
            self._look_around(evidence, shown, against, neither)
        if not for_ and not against and not neither:
            return SILENCE
        return weigh(for_, against, torn), (tuple(for_), tuple(against), tuple(neither)), None

    def _look_around(
        self, evidence: Evidence, shown: Iterable[Fact], against: list[Fact], neither: list[Fact]
    ) -> None:
        """Add what may only be shown, examinations for another concept that deny this one, and neighbours."""
        if shown:
            neither += [fact for fact in shown if self._bears(fact, evidence.context)]
        _, region = self.place
        for concept, kinds in self.denied:
            about, _ = evidence.about((concept, region))
            against += [fact for fact in about if fact.status == "exam_negative" and fact.kind in kinds]
        taken = {id(fact) for fact in against}
        for concept, kinds in self.beside:
            about, _ = evidence.about((concept, region))
            near = [fact for fact in about if not kinds or fact.kind in kinds]
            neither += [fact for fact in near if id(fact) not in taken]

    def _bears(self, fact: Fact, context: Context) -> bool:
        """Whether a statement says anything about this criterion, either way or neither."""
        by_status = self.by_kind.get(fact.kind, self.other_kind)
        if by_status is None:
            return False
        return by_status[fact.status] != "read" or self._read(fact, context) is not None

    def _read(self, fact: Fact, context: Context) -> Bearing:
        """What a statement of the kind asked for says by its value and time."""
        for test in self.named:
            if test.concerns_another(fact.value):
                return None
        counts = COUNTS[fact.status]
        if counts != "for":
            return "against" if counts == "against" else "neither"
        if self.current and fact.status == "historical":
            return "neither"
        if self.within_days is not None and not self._recent(fact, context, self.within_days):
            return "neither"
        bearings = [test.bearing(fact.value) for test in self.where]
        for bearing in _WEAKEST_FIRST:
            if bearing in bearings:
                return bearing
        return "for"

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
    asked = _asked(named=bool(named), read=bool(where) or within_days is not None, current=current)
    by_kind: dict[str | None, ByStatus] = {}
    if kinds:
        by_kind |= dict.fromkeys(UNNAMED, _UNNAMED_KIND)
        by_kind |= dict.fromkeys(opposed, _OPPOSED_KIND)
        by_kind |= dict.fromkeys(kinds, asked)
    return FactTest(
        place=(concept, region),
        concepts=frozenset((concept, *(other for other, _ in (*beside, *denied)))),
        touches=_touches(concept, (*kinds, *opposed, "unspecified") if kinds else (), (*beside, *denied)),
        where=where,
        within_days=within_days,
        current=current,
        beside=beside,
        denied=denied,
        since=since,
        named=named,
        by_kind=by_kind,
        other_kind=None if kinds else asked,
    )


def _touches(concept: str, kinds: Iterable[str], others: Iterable[tuple[str, frozenset[str]]]) -> int:
    """The bits of the concepts that facts may be taken from, or only of the kinds that bear on the test."""
    bits = 0
    for name, named in ((concept, kinds), *others):
        for kind in named or (None,):
            bits |= bit(name, kind)
    return bits


def _asked(*, named: bool, read: bool, current: bool) -> ByStatus:
    """How statements of the kind asked for bear: silence and conditions say nothing either way."""
    asked: dict[Status, Bearing | Literal["read"]] = {}
    for status, counts in COUNTS.items():
        if named or (read and counts == "for"):
            asked[status] = "read"
        elif counts == "none" or (current and status == "historical"):
            asked[status] = "neither"
        else:
            asked[status] = counts
    return asked
