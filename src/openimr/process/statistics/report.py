"""The regulator's monthly report, counted from the records of cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openimr.process.errors import ProcessError
from openimr.process.statistics.model import Line, MonthlyReport
from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from openimr.process.statistics.model import CaseRecord, Figure

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def monthly_report(cases: Iterable[CaseRecord], month: str, program: str = DEFAULT) -> MonthlyReport:
    """Every line of the report on ``month`` (``YYYY-MM``), each with its definition.

    Raises ProcessError for what is no month. The same records always give the same report.
    """
    if not _MONTH.fullmatch(month):
        raise ProcessError(
            f"{month!r} is no month",
            where="month",
            expected="a year and a month such as 2016-05",
            do="correct it",
        )
    data = load("statistics.yaml", program)
    figures = _count([case for case in cases if case.program == program], month)
    lines = tuple(
        Line(name, entry["label"], entry["unit"], figures[name], _defined(name, data))
        for name, entry in data["lines"].items()
    )
    return MonthlyReport(month, program, lines, data["source"])


def _defined(name: str, data: dict[str, Any]) -> str:
    """What a line counts; where the regulator's table does not say, that the definition is ours."""
    ours = f" {data['own_definition']}" if name in data["own_definitions"] else ""
    return f"{data['lines'][name]['defined']}{ours}"


def _count(cases: list[CaseRecord], month: str) -> dict[str, Figure]:
    unique = [case for case in cases if not case.duplicate]
    done = [case for case in unique if _within(case.issued, month)]
    figures: dict[str, Figure] = {
        "unique_received": sum(_within(case.received, month) for case in unique),
        "potentially_ineligible": sum(_within(case.questioned, month) for case in unique),
        "ineligible": sum(_within(case.ineligible, month) for case in unique),
        "eligible": sum(_within(case.eligible, month) for case in unique),
        "completed": len(done),
        "ur_overturned": sum(case.overturned > 0 for case in done),
        "items_decided": sum(case.upheld + case.overturned for case in done),
        "items_overturned": sum(case.overturned for case in done),
        "single_review_completed": sum(case.reviewers == 1 for case in done),
        "multiple_review_completed": sum(case.reviewers > 1 for case in done),
    }
    for priority in ("standard", "expedited"):
        figures |= _track(priority, [case for case in done if case.priority == priority])
    return figures


def _track(priority: str, done: list[CaseRecord]) -> dict[str, Figure]:
    """Completed, timely and late cases of one priority, and both published ages."""
    timely = sum(bool(case.issued and case.due and case.issued <= case.due) for case in done)
    late = sum(bool(case.issued and case.due and case.issued > case.due) for case in done)
    return {
        f"{priority}_completed": len(done),
        f"{priority}_timely": timely,
        f"{priority}_untimely": late,
        f"{priority}_days_from_assigned": _average(case_age(case, "assigned") for case in done),
        f"{priority}_days_from_records": _average(case_age(case, "records_complete") for case in done),
    }


def case_age(case: CaseRecord, since: str) -> int | None:
    """Days from ``assigned`` or ``records_complete`` to the determination's mailing; None if unknown."""
    start: date | None = case.assigned if since == "assigned" else case.records_complete
    return (case.issued - start).days if case.issued and start else None


def _within(day: date | None, month: str) -> bool:
    return day is not None and f"{day:%Y-%m}" == month


def _average(ages: Iterable[int | None]) -> float | None:
    known = [age for age in ages if age is not None]
    return round(sum(known) / len(known), 1) if known else None
