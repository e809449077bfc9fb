"""How many deadlines a second, with steps and sentence, beside a loop over a public holiday table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.row import Row, seconds
from openimr.process.clock import deadline, explain
from openimr.process.clock.compute import forget

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 2000
BUDGET = "none set"


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """Two rows: 30 calendar days with extension and sentence; 30 business days alone beside the peer."""
    days = [date(2014, 1, 1) + timedelta(days=number) for number in range(COUNT)]

    def explained() -> None:
        forget()
        for day in days:
            explain(deadline("D1", day, service="mail_in_state"))

    def business() -> None:
        forget()
        for day in days:
            deadline("D5", day)

    return [
        Row("deadline with its sentence", COUNT / seconds(explained), "/s", BUDGET, "none", None),
        Row(
            "deadline in business days (5)",
            COUNT / seconds(business),
            "/s",
            BUDGET,
            "holidays, a loop",
            _peer(days),
        ),
    ]


def _peer(days: list[date]) -> float | None:
    try:
        import holidays
    except ImportError:
        return None
    table = holidays.country_holidays("US", subdiv="CA", years=range(2014, 2021))

    def loop() -> None:
        for day in days:
            left = 5
            while left:
                day += timedelta(days=1)  # noqa: PLW2901 - the peer as its users write it
                left -= day.weekday() < 5 and day not in table

    return COUNT / seconds(loop)
