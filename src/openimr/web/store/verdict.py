"""What a verification says: the end of a chain, the first break, the verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of a chain: how many events it has and the seal of the last."""

    version: int
    seal: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first thing that is not as it was written: the case, the place in its chain, what differs."""

    case: str
    sequence: int
    what: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"case {self.case}, event {self.sequence}: {self.what}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many events of how many cases were read, and the first break; None when all is whole."""

    events: int
    cases: int
    broken: Break | None
