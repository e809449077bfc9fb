"""What every finding of a criterion carries, and what follows from the states below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.guideline.model import State

if TYPE_CHECKING:
    from openimr.facts import Fact
    from openimr.guideline.model import Kind

Facts = tuple[tuple["Fact", ...], tuple["Fact", ...], tuple["Fact", ...]]
"""The statements for a criterion, against it, and neither."""
NO_FACTS: Facts = ((), (), ())
Answer = tuple[State | None, Facts, str | None]
"""What a test finds in a record: the state, None for silence; the facts; a note."""
SILENCE: Answer = (None, NO_FACTS, None)


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What follows from the states below a criterion alone, whatever the facts are.

    Made once for each combination of states and told apart by identity, so that it serves as a key.
    ``below`` keeps that combination; ``alike`` tells of each part whether it has the state of the whole, and
    so decides when the whole does.
    """

    state: State
    missing: tuple[str, ...]
    smallest: tuple[str, ...]
    below: tuple[Shape, ...] = ()
    alike: tuple[bool, ...] = ()


Shape = State | Outcome | tuple["Shape", ...] | None
"""The states below a criterion: a leaf's state; a whole's outcome, or the shapes it follows from; silence."""


@dataclass(frozen=True, slots=True)
class Label:
    """What every finding of a criterion carries: rule, criterion, words, place in print."""

    guideline: str
    criterion: str
    statement: str
    kind: Kind
    recalled: bool
    citation: str
    ask: str | None = None

    def outcomes(self) -> dict[State, Outcome]:
        """By state: a criterion without parts lacks itself, and meeting it would meet it."""
        own = (self.criterion,)
        return {
            "met": Outcome("met", (), ()),
            "not_met": Outcome("not_met", (), own),
            "contradicted": Outcome("contradicted", (), own),
            "not_documented": Outcome("not_documented", (self.statement,), own),
        }

    def head(self, state: State, *, deciding: bool) -> tuple[str, str, str, Kind, State, bool, bool]:
        """The fields of a finding before its facts."""
        return (self.guideline, self.criterion, self.statement, self.kind, state, deciding, self.recalled)
