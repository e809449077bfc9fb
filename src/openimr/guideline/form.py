"""Forms: all that a finding says because of the states alone; only the facts of a case are filled in.

A form follows from a rule and a combination of states, never from a record, so that it is made once for each
combination and kept with the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from openimr.guideline.model import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openimr.facts import Fact
    from openimr.guideline.label import Answer, Facts, Label, Outcome


class Form(Protocol):
    """A finding without its facts."""

    def fill(self, answers: Mapping[object, Answer]) -> tuple[Finding, Facts]:
        """The finding on what the tests of a record answered, and its facts."""
        ...


# The three forms write out how a finding is made, in the order of its fields and the short way: hundreds are
# made for one case, and a call for each costs more than the rest.


class LeafForm:
    """The form of a criterion that is tested directly."""

    __slots__ = ("_ask", "_citation", "_head", "_missing", "_smallest", "_test")

    def __init__(self, label: Label, outcome: Outcome, test: object, *, deciding: bool) -> None:
        """Keep all but the facts and the note, which the answer of the test holds."""
        self._head = label.head(outcome.state, deciding=deciding)
        self._missing, self._smallest = outcome.missing, outcome.smallest
        self._citation, self._ask = label.citation, label.ask
        self._test = test

    def fill(self, answers: Mapping[object, Answer]) -> tuple[Finding, Facts]:
        """The finding with the facts of its test."""
        _, facts, note = answers[self._test]
        rest = (self._missing, self._smallest, (), note, self._citation, self._ask)
        return tuple.__new__(Finding, self._head + facts + rest), facts


class GroupForm:
    """The form of a criterion made of criteria; silent parts have their findings already."""

    __slots__ = ("_apart", "_ask", "_children", "_citation", "_head", "_missing", "_parts", "_smallest")

    def __init__(
        self, label: Label, outcome: Outcome, parts: Sequence[Finding | Form], *, deciding: bool, apart: bool
    ) -> None:
        """Keep all but the facts; ``apart`` tells that no two parts can show the same fact."""
        self._head = label.head(outcome.state, deciding=deciding)
        self._missing, self._smallest = outcome.missing, outcome.smallest
        self._citation, self._ask = label.citation, label.ask
        self._children = [part if isinstance(part, Finding) else None for part in parts]
        self._parts = [(n, part) for n, part in enumerate(parts) if not isinstance(part, Finding)]
        self._apart = apart

    def fill(self, answers: Mapping[object, Answer]) -> tuple[Finding, Facts]:
        """The finding with those of its parts; its facts are theirs, each once."""
        children = self._children.copy()
        for_: tuple[Fact, ...] = ()
        against: tuple[Fact, ...] = ()
        neither: tuple[Fact, ...] = ()
        for place, part in self._parts:
            children[place], (more_for, more_against, more_neither) = part.fill(answers)
            if self._apart:
                for_ += more_for
                against += more_against
                neither += more_neither
            else:
                for_ = _join(for_, more_for) if for_ else more_for
                against = _join(against, more_against) if against else more_against
                neither = _join(neither, more_neither) if neither else more_neither
        facts = (for_, against, neither)
        rest = (self._missing, self._smallest, tuple(children), None, self._citation, self._ask)
        return tuple.__new__(Finding, self._head + facts + rest), facts


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
        rest = (self._missing, self._smallest, (child,), None, self._citation, self._ask)
        return tuple.__new__(Finding, self._head + facts + rest), facts


def _join(some: tuple[Fact, ...], more: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts of both, each once; identity tells them apart, as a value has no hash."""
    if not more or some is more:
        return some
    known = {id(fact) for fact in some}
    return (*some, *[fact for fact in more if id(fact) not in known])
