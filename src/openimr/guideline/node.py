"""A compiled criterion: judged on the evidence first, explained as a finding then.

Most criteria of a guideline meet a silent record. Their findings are made once, when the guideline is
compiled, and only what the record touches is computed for a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from openimr.guideline.evidence import CONTEXT, bit
from openimr.guideline.label import Judgement

if TYPE_CHECKING:
    from openimr.guideline.context import Context
    from openimr.guideline.evidence import Evidence
    from openimr.guideline.label import Label, Outcome, Shape
    from openimr.guideline.leaf import FactTest
    from openimr.guideline.model import Finding, State


class Node(Protocol):
    """A criterion that can be judged; ``None`` stands for a record that says nothing about it."""

    label: Label
    touches: int
    silent: tuple[Finding, Finding]
    """The findings of a silent record: one that does not decide, one that does."""

    def judge(self, evidence: Evidence) -> Judgement | None:
        """The state on this evidence."""
        ...

    def explain(self, judgement: Judgement | None, *, deciding: bool) -> Finding:
        """The finding; ``deciding`` when the state of the whole rests on this criterion."""
        ...

    def outcome(self, shape: Shape) -> Outcome:
        """What follows from the states below, whatever the facts are."""
        ...


class Leaf:
    """A criterion tested on the facts."""

    __slots__ = ("_outcomes", "label", "silent", "test", "touches")

    def __init__(self, label: Label, test: FactTest) -> None:
        """Compile the findings of a silent record."""
        self.label = label
        self.test = test
        self.touches = test.touches
        self._outcomes = label.outcomes()
        silence = Judgement("not_documented")
        self.silent = (self.explain(silence, deciding=False), self.explain(silence, deciding=True))

    def judge(self, evidence: Evidence) -> Judgement | None:
        """The answer of the test, which other criteria may have asked before; None for silence."""
        test = self.test
        answers = evidence.answers
        if test in answers:
            return answers[test]
        found = answers[test] = test.judge(evidence)
        return found

    def explain(self, judgement: Judgement | None, *, deciding: bool) -> Finding:
        """The finding of this leaf."""
        if judgement is None:
            return self.silent[deciding]
        return self.label.finding(judgement, self._outcomes[judgement[0]], (), deciding=deciding)

    def outcome(self, shape: Shape) -> Outcome:
        """What follows from this state."""
        return self._outcomes[shape if isinstance(shape, str) else "not_documented"]


class ContextLeaf:
    """A criterion tested on the dates; ``phases`` or ``least_days`` is given."""

    __slots__ = ("_outcomes", "label", "silent", "test", "touches")

    def __init__(self, label: Label, phases: frozenset[str], least_days: int | None) -> None:
        """Keep what is asked of the dispute; criteria that ask the same share one answer."""
        self.label = label
        self.test = (phases, least_days)
        self.touches = bit(CONTEXT)
        self._outcomes = label.outcomes()
        silence = Judgement("not_documented")
        self.silent = (self.explain(silence, deciding=False), self.explain(silence, deciding=True))

    def judge(self, evidence: Evidence) -> Judgement | None:
        """The state by the dates, met or not_met; not_documented when the record states no date of injury."""
        if self.test not in evidence.answers:
            evidence.answers[self.test] = _of_dates(evidence.context, *self.test)
        return evidence.answers[self.test]

    def explain(self, judgement: Judgement | None, *, deciding: bool) -> Finding:
        """The finding of this leaf."""
        if judgement is None:
            return self.silent[deciding]
        return self.label.finding(judgement, self._outcomes[judgement.state], (), deciding=deciding)

    def outcome(self, shape: Shape) -> Outcome:
        """What follows from this state."""
        return self._outcomes[shape if isinstance(shape, str) else "not_documented"]


def _of_dates(context: Context, phases: frozenset[str], least_days: int | None) -> Judgement:
    days = context.days
    if days is None:
        return Judgement("not_documented", note="the record states no date of injury")
    met = context.phase in phases if phases else days >= (least_days or 0)
    note = f"{days} days from the injury on {context.injured_on} to the decision on {context.decided_on}"
    state: State = "met" if met else "not_met"
    return Judgement(state, shape=state, note=note)
