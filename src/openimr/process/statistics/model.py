"""The values of the regulator's report: what it needs of a case, and its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from openimr.case import Priority

Figure = int | float | None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """What the report needs of a case; a day is None where it did not happen. No person's name is in it.

    ``questioned`` is the first day on which eligibility was in doubt, ``assigned`` the mailing of the
    notice of assignment, ``issued`` that of the first determination, ``due`` its last day where known.
    """

    number: str
    program: str
    priority: Priority = "standard"
    received: date | None = None
    duplicate: bool = False
    questioned: date | None = None
    ineligible: date | None = None
    eligible: date | None = None
    assigned: date | None = None
    records_complete: date | None = None
    issued: date | None = None
    due: date | None = None
    upheld: int = 0
    overturned: int = 0
    reviewers: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: its figure, None where nothing was there to average, and its definition."""

    name: str
    label: str
    unit: Literal["cases", "days", "items"]
    figure: Figure
    defined: str


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """The regulator's report on one month, ``YYYY-MM``, with the definition of every line."""

    month: str
    program: str
    lines: tuple[Line, ...]
    source: str

    def __getitem__(self, name: str) -> Figure:
        """The figure of a line by its name. Raises KeyError."""
        for line in self.lines:
            if line.name == name:
                return line.figure
        raise KeyError(name)
