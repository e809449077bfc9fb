"""One criterion that is tested on the dates of the dispute."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from openimr.guideline.evidence import CONTEXT, bit
from openimr.guideline.label import NO_FACTS

if TYPE_CHECKING:
    from openimr.guideline.evidence import Evidence
    from openimr.guideline.label import Answer


@dataclass(frozen=True, slots=True, eq=False)
class DateTest:
    """What is asked of the time since the injury: one of ``phases``, or else ``least_days``."""

    phases: frozenset[str]
    least_days: int

    @property
    def concepts(self) -> frozenset[str]:
        """None: it takes no facts."""
        return frozenset()

    @property
    def touches(self) -> int:
        """The bit that every record carries."""
        return bit(CONTEXT)

    def judge(self, evidence: Evidence) -> Answer:
        """The state by the dates, met or not_met; not_documented when the record states no date of injury."""
        days, phase, note = evidence.elapsed
        if days is None:
            return "not_documented", NO_FACTS, note
        met = phase in self.phases if self.phases else days >= self.least_days
        return "met" if met else "not_met", NO_FACTS, note


@cache
def date_test(phases: frozenset[str], least_days: int) -> DateTest:
    """The one test with these fields: criteria that ask the same share one answer."""
    return DateTest(phases, least_days)
