"""Criteria made of criteria: any of, all of, at least so many, not."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from openimr.guideline.label import Judgement, Outcome
from openimr.guideline.state import EFFORT, at_least, negate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.facts import Fact
    from openimr.guideline.evidence import Evidence
    from openimr.guideline.label import Label, Shape
    from openimr.guideline.model import Finding
    from openimr.guideline.node import Node

_NONE: tuple[Fact, ...] = ()


class AtLeast:
    """A criterion met by ``needed`` of its parts: one of them is any_of, all of them is all_of."""

    __slots__ = ("_outcomes", "_silence", "label", "needed", "parts", "silent", "touches")

    def __init__(self, label: Label, parts: Sequence[Node], needed: int) -> None:
        """Compile the findings of a silent record."""
        self.label = label
        self.parts = tuple(parts)
        self.needed = needed
        self.touches = reduce(or_, (part.touches for part in self.parts))
        nothing = (None,) * len(self.parts)
        self._silence = self._follow(nothing)
        self._outcomes: dict[tuple[Shape, ...], Outcome] = {nothing: self._silence}
        silence = Judgement("not_documented", shape=self._silence, parts=nothing)
        self.silent = (self.explain(silence, deciding=False), self.explain(silence, deciding=True))

    def judge(self, evidence: Evidence) -> Judgement | None:
        """The state of the whole from its parts; None when the record touches none of them."""
        present = evidence.touched
        parts: list[Judgement | None] = []
        below: list[Shape] = []
        for_ = against = neither = _NONE
        for node in self.parts:
            part = node.judge(evidence) if node.touches & present else None
            parts.append(part)
            if part is None:
                below.append(None)
            else:
                _, more_for, more_against, more_neither, shape, _, _ = part
                below.append(shape)
                for_ = _join(for_, more_for) if for_ else more_for
                against = _join(against, more_against) if against else more_against
                neither = _join(neither, more_neither) if neither else more_neither
        outcome = self._outcome(tuple(below))
        if outcome is self._silence:
            return None
        return tuple.__new__(Judgement, (outcome.state, for_, against, neither, outcome, parts, None))

    def explain(self, judgement: Judgement | None, *, deciding: bool) -> Finding:
        """The finding of this criterion with those of its parts; a part decides when it is like the whole."""
        if judgement is None:
            return self.silent[deciding]
        outcome = self.outcome(judgement.shape)
        children = []
        for node, part, alike in zip(self.parts, judgement.parts, outcome.alike, strict=True):
            decides = deciding and alike
            children.append(node.silent[decides] if part is None else node.explain(part, deciding=decides))
        return self.label.finding(judgement, outcome, tuple(children), deciding=deciding)

    def outcome(self, shape: Shape) -> Outcome:
        """What follows from the shapes of the parts, or has followed already; None is silence."""
        if isinstance(shape, Outcome):
            return shape
        return self._outcome(shape) if isinstance(shape, tuple) else self._silence

    def _outcome(self, below: tuple[Shape, ...]) -> Outcome:
        """What follows from the shapes of the parts, computed once for each combination."""
        found = self._outcomes.get(below)
        if found is None:
            found = self._outcomes[below] = self._follow(below)
        return found

    def _follow(self, shape: tuple[Shape, ...]) -> Outcome:
        """The state, what is missing, and the least set that would meet it: silence before conflict."""
        parts = [node.outcome(part) for node, part in zip(self.parts, shape, strict=True)]
        state = at_least(self.needed, [part.state for part in parts])
        alike = tuple(part.state == state for part in parts)
        if state == "met":
            return Outcome(state, (), (), alike)
        cheapest = sorted(parts, key=lambda part: (len(part.smallest), EFFORT[part.state]))[: self.needed]
        in_order = [part for part in parts if any(part is chosen for chosen in cheapest)]
        smallest = tuple(criterion for part in in_order for criterion in part.smallest)
        missing = (
            () if state == "not_met" else tuple(dict.fromkeys(w for part in parts for w in part.missing))
        )
        return Outcome(state, missing, smallest, alike)


class Not:
    """A criterion met when its part is not met; silence and conflict stay what they are."""

    __slots__ = ("_outcomes", "label", "part", "silent", "touches")

    def __init__(self, label: Label, part: Node) -> None:
        """Compile the findings of a silent record."""
        self.label = label
        self.part = part
        self.touches = part.touches
        self._outcomes: dict[Shape, Outcome] = {}
        silence = Judgement("not_documented", parts=(None,))
        self.silent = (self.explain(silence, deciding=False), self.explain(silence, deciding=True))

    def judge(self, evidence: Evidence) -> Judgement | None:
        """The swapped state; what speaks for the part speaks against this criterion."""
        part = self.part.judge(evidence)
        if part is None:
            return None
        outcome = self._follow(part.shape)
        return Judgement(outcome.state, part.against, part.for_, part.neither, outcome, (part,))

    def explain(self, judgement: Judgement | None, *, deciding: bool) -> Finding:
        """The finding of this criterion with that of its part."""
        if judgement is None:
            return self.silent[deciding]
        part = judgement.parts[0]
        outcome = self.outcome(judgement.shape)
        child = self.part.explain(part, deciding=deciding)
        return self.label.finding(judgement, outcome, (child,), deciding=deciding)

    def outcome(self, shape: Shape) -> Outcome:
        """What follows from the shape of the part, or has followed already; None is silence."""
        if isinstance(shape, Outcome):
            return shape
        return self._follow(shape[0] if isinstance(shape, tuple) else None)

    def _follow(self, shape: Shape) -> Outcome:
        """The swapped state, computed once for each; the denial of the part would meet it."""
        found = self._outcomes.get(shape)
        if found is None:
            part = self.part.outcome(shape)
            state = negate(part.state)
            found = Outcome(state, part.missing, () if state == "met" else (self.label.criterion,))
            self._outcomes[shape] = found
        return found


def _join(some: tuple[Fact, ...], more: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts of both, each once; identity tells them apart, as a value has no hash."""
    if not more or some is more:
        return some
    known = {id(fact) for fact in some}
    return (*some, *[fact for fact in more if id(fact) not in known])
