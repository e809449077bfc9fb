"""Forms: all that a finding says because of the states alone; only the facts of a case are filled in.

A form follows from a rule and a combination of states, never from a record, so that it is made once for each
combination and kept with the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from openimr.guideline.label import NO_FACTS
from openimr.guideline.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openimr.guideline.label import Answer, Facts, Label, Outcome


class Form(Protocol):
    """A finding without its facts."""

    def fill(self, answers: Mapping[object, Answer]) -> tuple[Finding, Facts]:
        """The finding on what the tests of a record answered, and its facts."""
        ...


def unspoken(label: Label, outcome: Outcome, children: Iterable[Finding] = (), *, deciding: bool) -> Finding:
    """The finding of a record that says nothing about the criterion."""
    return Finding(
        *label.head(outcome.state, deciding=deciding),
        missing=outcome.missing,
        smallest=outcome.smallest,
        children=tuple(children),
        citation=label.citation,
        ask=label.ask,
    )


# The three forms write out how a finding is made, in the order of its fields and the short way: hundreds are
# made for one case, and a call for each costs more than the rest.


class LeafForm:
    """The form of a criterion that is tested directly."""

    __slots__ = ("_head", "_tail", "_test")

    def __init__(self, label: Label, outcome: Outcome, test: object, *, deciding: bool) -> None:
        """Keep all but the facts and the note, which the answer of the test holds."""
        self._head = label.head(outcome.state, deciding=deciding)
        self._tail = (outcome.missing, outcome.smallest, (), None, label.citation, label.ask)
        self._test = test

    def fill(self, answers: Mapping[object, Answer]) -> tuple[Finding, Facts]:
        """The finding with the facts of its test."""
        _, facts, note = answers[self._test]
        tail = self._tail if note is None else (*self._tail[:3], note, *self._tail[4:])
        return tuple.__new__(Finding, self._head + facts + tail), facts


class GroupForm:
    """The form of a criterion made of criteria; silent parts have their findings already."""

    __slots__ = ("_ask", "_children", "_citation", "_head", "_missing", "_parts", "_smallest", "_together")

    def __init__(
        self, label: Label, outcome: Outcome, parts: Sequence[Finding | Form], *, deciding: bool, apart: bool
    ) -> None:
        """Keep all but the facts; ``apart`` tells that no two parts can show the same fact."""
        self._head = label.head(outcome.state, deciding=deciding)
        self._missing, self._smallest = outcome.missing, outcome.smallest
        self._citation, self._ask = label.citation, label.ask
        self._children = [part if isinstance(part, Finding) else None for part in parts]
        self._parts = [(n, part) for n, part in enumerate(parts) if not isinstance(part, Finding)]
        self._together = _added if apart else _joined

    def fill(self, answers: Mapping[object, Answer]) -> tuple[Finding, Facts]:
        """The finding with those of its parts; its facts are theirs, each once."""
        children = self._children.copy()
        shown: list[Facts] = []
        for place, part in self._parts:
            children[place], facts = part.fill(answers)
            if facts is not NO_FACTS:
                shown.append(facts)
        facts = shown[0] if len(shown) == 1 else self._together(shown)
        tail = (self._missing, self._smallest, tuple(children), None, self._citation, self._ask)
        return tuple.__new__(Finding, self._head + facts + tail), facts


class NotForm:
    """The form of a criterion met when its part is not: what speaks for the part speaks against it."""

    __slots__ = ("_ask", "_citation", "_head", "_missing", "_part", "_smallest")

    def __init__(self, label: Label, outcome: Outcome, part: Form, *, deciding: bool) -> None:
        """Keep all but the facts."""
        self._head = label.head(outcome.state, deciding=deciding)
        self._missing, self._smallest = outcome.missing, outcome.smallest
        self._citation, self._ask = label.citation, label.ask
        self._part = part

    def fill(self, answers: Mapping[object, Answer]) -> tuple[Finding, Facts]:
        """The finding with that of its part."""
        child, (for_, against, neither) = self._part.fill(answers)
        facts = (against, for_, neither)
        tail = (self._missing, self._smallest, (child,), None, self._citation, self._ask)
        return tuple.__new__(Finding, self._head + facts + tail), facts


def _added(shown: Sequence[Facts]) -> Facts:
    """The facts of parts that have none in common."""
    for_, against, neither = NO_FACTS
    for more_for, more_against, more_neither in shown:
        for_ += more_for
        against += more_against
        neither += more_neither
    return for_, against, neither


def _joined(shown: Sequence[Facts]) -> Facts:
    """The facts of parts, each once; identity tells facts apart, as a value has no hash."""
    for_ = {id(fact): fact for facts in shown for fact in facts[0]}
    against = {id(fact): fact for facts in shown for fact in facts[1]}
    neither = {id(fact): fact for facts in shown for fact in facts[2]}
    return tuple(for_.values()), tuple(against.values()), tuple(neither.values())
