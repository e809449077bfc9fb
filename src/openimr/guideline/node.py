"""A compiled criterion: judged on the evidence first, explained as a finding then.

Most criteria of a guideline meet a silent record. Their findings are made once, when the guideline is
compiled, and only what the record touches is computed for a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from openimr.guideline.form import LeafForm, unspoken

if TYPE_CHECKING:
    from openimr.guideline.evidence import Evidence, Test
    from openimr.guideline.form import Form
    from openimr.guideline.label import Label, Outcome, Shape
    from openimr.guideline.model import Finding, State


class Node(Protocol):
    """A criterion that can be judged."""

    label: Label
    concepts: frozenset[str]
    """The concepts whose facts it may show."""
    touches: int
    silent: tuple[Finding, Finding]
    """The findings of a silent record: one that does not decide, one that does."""

    def judge(self, evidence: Evidence) -> Shape:
        """The states on this evidence, None for a record that says nothing about the criterion."""
        ...

    def outcome(self, shape: Shape) -> Outcome:
        """What follows from the states below, whatever the facts are."""
        ...

    def form(self, shape: Shape, *, deciding: bool) -> Form:
        """The finding but for its facts; ``deciding`` when the state of the whole rests on this criterion."""
        ...


def explain(node: Node, evidence: Evidence) -> Finding:
    """The finding of a criterion on which the whole rests, with those of its parts."""
    shape = node.judge(evidence) if node.touches & evidence.touched else None
    if shape is None:
        return node.silent[True]
    finding, _ = node.form(shape, deciding=True).fill(evidence.answers)
    return finding


class Leaf:
    """A criterion tested on the facts or the dates."""

    __slots__ = ("_forms", "_outcomes", "concepts", "label", "silent", "test", "touches")

    def __init__(self, label: Label, test: Test) -> None:
        """Compile the findings of a silent record."""
        self.label = label
        self.test = test
        self.concepts = test.concepts
        self.touches = test.touches
        self._outcomes = label.outcomes()
        self._forms: dict[tuple[State, bool], Form] = {}
        silence = self._outcomes["not_documented"]
        self.silent = (unspoken(label, silence, deciding=False), unspoken(label, silence, deciding=True))

    def judge(self, evidence: Evidence) -> State | None:
        """The state that the test finds; other criteria may have asked the same before."""
        answer = evidence.answers.get(self.test)
        if answer is None:
            answer = evidence.answers[self.test] = self.test.judge(evidence)
        return answer[0]

    def outcome(self, shape: Shape) -> Outcome:
        """What follows from this state."""
        return self._outcomes[_state(shape)]

    def form(self, shape: Shape, *, deciding: bool) -> Form:
        """The finding of that state but for its facts."""
        state = _state(shape)
        key = (state, deciding)
        found = self._forms.get(key)
        if found is None:
            outcome = self._outcomes[state]
            found = self._forms[key] = LeafForm(self.label, outcome, self.test, deciding=deciding)
        return found


def _state(shape: Shape) -> State:
    return shape if isinstance(shape, str) else "not_documented"
