"""What a criterion may ask about the dispute itself: the service, the dates, the phase of the condition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from openimr.programs import load

if TYPE_CHECKING:
    from datetime import date

    from openimr.case import Service


@dataclass(frozen=True, slots=True)
class Context:
    """One disputed service on the day of the decision; ``injured_on`` is None where nobody states it."""

    service: Service
    decided_on: date
    injured_on: date | None = None
    program: str = "ca_workers_comp"

    @property
    def days(self) -> int | None:
        """Days from the injury to the decision, None without a date of injury."""
        return (self.decided_on - self.injured_on).days if self.injured_on else None

    @property
    def phase(self) -> str | None:
        """acute, subacute or chronic by the days since the injury (8 CCR 9792.20); None without a date."""
        days = self.days
        if days is None:
            return None
        return next((name for name, first in _phases(self.program) if days >= first), None)


@cache
def _phases(program: str) -> tuple[tuple[str, int], ...]:
    phases = load("evidence.yaml", program)["phases"]
    return tuple(sorted(((p["id"], p["from_days"]) for p in phases), key=lambda pair: -pair[1]))
