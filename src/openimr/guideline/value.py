"""What a fact's value has to be, and how a statement bears on a criterion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Bearing = Literal["for", "against", "both", "neither"] | None


@dataclass(frozen=True, slots=True)
class ValueTest:
    """What a fact's value has to be: one of ``among``, at least a number, or merely stated.

    ``otherwise`` tells what another value means: against, or neither where it only leaves the point open.
    """

    name: str
    among: frozenset[object] = frozenset()
    least: float | None = None
    hedged: frozenset[str] = frozenset()
    otherwise: Literal["against", "neither"] = "against"
    named: bool = False

    def bearing(self, value: Mapping[str, str | int | float] | None) -> Bearing:
        """for, against, both (hedged), or neither when the value is not stated or a number falls short.

        A shorter course of care does not disprove a longer one, so a small number never counts against.
        """
        found = value.get(self.name) if value else None
        if found is None:
            return "neither"
        if self.least is not None:
            return "for" if isinstance(found, int | float) and found >= self.least else "neither"
        if not self.among or found in self.among:
            return "for"
        return "both" if found in self.hedged else self.otherwise

    def concerns_another(self, value: Mapping[str, str | int | float] | None) -> bool:
        """Whether a named thing is asked for and the statement, or its denial, is about none or another."""
        return self.named and (value is None or value.get(self.name) not in self.among)
