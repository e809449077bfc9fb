"""What became of a criterion, and what each of its findings carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from openimr.guideline.model import Finding, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.facts import Fact
    from openimr.guideline.model import Kind


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What follows from the states below a criterion alone, whatever the facts are.

    Made once for each combination of states and told apart by identity, so that it serves as a key.
    ``alike`` tells of each part whether it has the state of the whole, and so decides when the whole does.
    """

    state: State
    missing: tuple[str, ...]
    smallest: tuple[str, ...]
    alike: tuple[bool, ...] = ()


Shape = State | Outcome | tuple["Shape", ...] | None
"""The states below a criterion: a leaf's state; a whole's outcome, or the shapes it follows from; silence."""


class Judgement(NamedTuple):
    """What became of one criterion, before it is explained."""

    state: State
    for_: tuple[Fact, ...] = ()
    against: tuple[Fact, ...] = ()
    neither: tuple[Fact, ...] = ()
    shape: Shape = "not_documented"
    parts: Sequence[Judgement | None] = ()
    note: str | None = None


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

    def finding(
        self, judgement: Judgement, outcome: Outcome, children: tuple[Finding, ...], *, deciding: bool
    ) -> Finding:
        """A finding in the order of its fields, made the short way: a case needs hundreds of them."""
        state, for_, against, neither, _, _, note = judgement
        return tuple.__new__(
            Finding,
            (
                self.guideline,
                self.criterion,
                self.statement,
                self.kind,
                state,
                deciding,
                self.recalled,
                for_,
                against,
                neither,
                outcome.missing,
                outcome.smallest,
                children,
                note,
                self.citation,
                self.ask,
            ),
        )
