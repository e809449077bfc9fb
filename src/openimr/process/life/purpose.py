"""What the clocks of a case are for: one name for the rules of ``clocks.yaml`` that serve one purpose."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.process.life.model import CaseLife, Clock

Purpose = Literal[
    "eligibility_answer",
    "records",
    "additional_answer",
    "determination",
    "expedited_determination",
    "formulary_determination",
    "future_care",
    "past_care",
    "suspension",
    "appeal",
    "fee",
]


@cache
def rules_for(purpose: Purpose, program: str = DEFAULT) -> frozenset[str]:
    """The rules whose clocks serve a purpose, by ``clock_purposes`` of the programme's ``life.yaml``."""
    return frozenset(load("life.yaml", program)["clock_purposes"][purpose])


def clocks_for(case: CaseLife, purpose: Purpose) -> Iterator[Clock]:
    """The clocks of a case that serve a purpose, in the order in which they began."""
    return (clock for clock in case.clocks if clock.rule in rules_for(purpose, case.program))


def runs(case: CaseLife, purpose: Purpose) -> bool:
    """Whether a clock of that purpose runs."""
    return any(clock.standing == "running" for clock in clocks_for(case, purpose))


def is_unsettled(case: CaseLife, purpose: Purpose) -> bool:
    """Whether what a clock of that purpose asks for is still open: it runs, or it ran out."""
    return any(clock.standing in {"running", "missed"} for clock in clocks_for(case, purpose))
