"""Criteria made of criteria: any of, all of, at least so many, not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from openimr.guideline.form import GroupForm, NotForm, unspoken
from openimr.guideline.label import Outcome
from openimr.guideline.state import EFFORT, at_least, negate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.guideline.evidence import Evidence
    from openimr.guideline.form import Form
    from openimr.guideline.label import Label, Shape
    from openimr.guideline.model import Finding
    from openimr.guideline.node import Node


class _Group(ABC):
    """A criterion with parts, whose forms are kept once made."""

    __slots__ = ("_forms",)

    def __init__(self) -> None:
        self._forms: dict[tuple[Outcome, bool], Form] = {}

    def form(self, shape: Shape, *, deciding: bool) -> Form:
        """The finding with those of its parts."""
        outcome = self.outcome(shape)
        key = (outcome, deciding)
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = self._form(outcome, deciding=deciding)
        return found

    @abstractmethod
    def outcome(self, shape: Shape) -> Outcome:
        """What follows from the shapes of the parts; None is silence."""

    @abstractmethod
    def _form(self, outcome: Outcome, *, deciding: bool) -> Form:
        """The form of an outcome; a part decides when it is like the whole."""


class AtLeast(_Group):
    """A criterion met by ``needed`` of its parts: one of them is any_of, all of them is all_of."""

    __slots__ = (
        "_outcomes",
        "_silence",
        "concepts",
        "label",
        "needed",
        "parts",
        "silent",
        "touches",
    )

    def __init__(self, label: Label, parts: Sequence[Node], needed: int) -> None:
        """Compile the findings of a silent record."""
        super().__init__()
        self.label = label
        self.parts = tuple(parts)
        self.needed = needed
        self.concepts = frozenset[str]().union(*(part.concepts for part in self.parts))
        self.touches = reduce(or_, (part.touches for part in self.parts))
        nothing = (None,) * len(self.parts)
        self._silence = self._follow(nothing)
        self._outcomes: dict[tuple[Shape, ...], Outcome] = {nothing: self._silence}
        self.silent = (self._unspoken(deciding=False), self._unspoken(deciding=True))

    def judge(self, evidence: Evidence) -> Outcome | None:
        """What follows from the states of the parts; None when the record touches none of them."""
        present = evidence.touched
        below = tuple([node.judge(evidence) if node.touches & present else None for node in self.parts])
        outcome = self._outcomes.get(below) or self._outcome(below)
        return None if outcome is self._silence else outcome

    def _unspoken(self, *, deciding: bool) -> Finding:
        silence = self._silence
        parts = zip(self.parts, silence.alike, strict=True)
        children = [node.silent[deciding and alike] for node, alike in parts]
        return unspoken(self.label, silence, children, deciding=deciding)

    def _form(self, outcome: Outcome, *, deciding: bool) -> Form:
        parts: list[Finding | Form] = []
        for node, part, alike in zip(self.parts, outcome.below, outcome.alike, strict=True):
            decides = deciding and alike
            parts.append(node.silent[decides] if part is None else node.form(part, deciding=decides))
        spoken = [node.concepts for node, part in zip(self.parts, outcome.below, strict=True) if part]
        apart = sum(map(len, spoken)) == len(frozenset[str]().union(*spoken))
        return GroupForm(self.label, outcome, parts, deciding=deciding, apart=apart)

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
            return Outcome(state, (), (), shape, alike)
        cheapest = sorted(parts, key=lambda part: (len(part.smallest), EFFORT[part.state]))[: self.needed]
        in_order = [part for part in parts if any(part is chosen for chosen in cheapest)]
        smallest = tuple(criterion for part in in_order for criterion in part.smallest)
        missing = (
            () if state == "not_met" else tuple(dict.fromkeys(w for part in parts for w in part.missing))
        )
        return Outcome(state, missing, smallest, shape, alike)


class Not(_Group):
    """A criterion met when its part is not met; silence and conflict stay what they are."""

    __slots__ = ("_outcomes", "concepts", "label", "part", "silent", "touches")

    def __init__(self, label: Label, part: Node) -> None:
        """Compile the findings of a silent record."""
        super().__init__()
        self.label = label
        self.part = part
        self.concepts = part.concepts
        self.touches = part.touches
        self._outcomes: dict[Shape, Outcome] = {}
        silence = self._follow(None)
        aside, decisive = part.silent
        self.silent = (
            unspoken(label, silence, (aside,), deciding=False),
            unspoken(label, silence, (decisive,), deciding=True),
        )

    def judge(self, evidence: Evidence) -> Outcome | None:
        """What follows from the state of the part."""
        part = self.part.judge(evidence)
        return None if part is None else self._follow(part)

    def _form(self, outcome: Outcome, *, deciding: bool) -> Form:
        (below,) = outcome.below
        return NotForm(self.label, outcome, self.part.form(below, deciding=deciding), deciding=deciding)

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
            found = Outcome(state, part.missing, () if state == "met" else (self.label.criterion,), (shape,))
            self._outcomes[shape] = found
        return found
