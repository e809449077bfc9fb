"""The penalty that the late records of one case make: the one answer for administrator and regulator."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from openimr.process.fees.penalty import records_penalty
from openimr.process.life import clocks_for

if TYPE_CHECKING:
    from openimr.process.fees.model import Penalty
    from openimr.process.life import CaseLife


def late_records(case: CaseLife, today: date) -> Penalty | None:
    """The penalty counted from the last day asked for the records to the day on which they were in.

    Until then it is counted to ``today``. None where no records were asked for or none are late.
    Labor Code 4610.5(i); 8 CCR 9792.12.
    """
    asked = [clock for clock in clocks_for(case, "records") if clock.standing in {"running", "missed"}]
    if not asked or asked[-1].due is None:
        return None
    came = case.dates.get("records_complete") or case.dates.get("records_closed")
    due = asked[-1].due
    found = records_penalty(
        date(due.year, due.month, due.day), date.fromisoformat(came) if came else today, case.program
    )
    return found if found.days else None
