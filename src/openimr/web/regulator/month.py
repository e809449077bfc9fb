"""The cases behind each line of the monthly report: the same rule as the report's, asked of the database."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q

from openimr.process.statistics import MonthlyReport, monthly_report
from openimr.programs.load import DEFAULT
from openimr.web.regulator.keep import record_of
from openimr.web.regulator.models import RecordRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.process.statistics import CaseRecord

_DAYS = ("received", "questioned", "ineligible", "eligible", "issued")
_TIMELY = Q(record__issued__lte=F("record__due"))
_LATE = Q(record__issued__gt=F("record__due"))
_DONE: dict[str, Q] = {
    "completed": Q(),
    "ur_overturned": Q(record__overturned__gt=0),
    "items_decided": Q(record__upheld__gt=0) | Q(record__overturned__gt=0),
    "items_overturned": Q(record__overturned__gt=0),
    "single_review_completed": Q(record__reviewers=1),
    "multiple_review_completed": Q(record__reviewers__gt=1),
    **{
        f"{priority}_{name}": Q(record__priority=priority) & asked
        for priority in ("standard", "expedited")
        for name, asked in (
            ("completed", Q()),
            ("timely", _TIMELY),
            ("untimely", _LATE),
            ("days_from_assigned", Q(record__assigned__isnull=False)),
            ("days_from_records", Q(record__records_complete__isnull=False)),
        )
    },
}
_BEGUN = {
    "unique_received": "received",
    "potentially_ineligible": "questioned",
    "ineligible": "ineligible",
    "eligible": "eligible",
}
LINES = frozenset({*_DONE, *_BEGUN})


def within(line: str, month: str) -> Q:
    """The cases that a line of the report on a month (``YYYY-MM``) counts."""
    first, last = days_of(month)
    column = _BEGUN.get(line, "issued")
    counted = Q(record__duplicate=False, **{f"record__{column}__gte": first, f"record__{column}__lte": last})
    return counted & _DONE.get(line, Q())


def days_of(month: str) -> tuple[date, date]:
    """The first and the last day of a month. Raises ValueError for what is no month."""
    year, number = month.split("-")
    first = date(int(year), int(number), 1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def report(month: str, program: str = DEFAULT) -> MonthlyReport:
    """The regulator's report on the month, from the records of the cases with a day in it."""
    return monthly_report(_records(month, program), month, program)


def _records(month: str, program: str) -> Iterator[CaseRecord]:
    first, last = days_of(month)
    asked = Q()
    for day in _DAYS:
        asked |= Q(**{f"{day}__gte": first, f"{day}__lte": last})
    for row in RecordRow.objects.filter(asked, case__program=program).iterator(chunk_size=5000):
        yield record_of(row, program)


def months(today: date) -> list[str]:
    """The months that can be chosen: from the first receipt on, at most five years, the newest first."""
    first = RecordRow.objects.order_by("received").values_list("received", flat=True)
    since = first.filter(received__isnull=False).first() or today
    last = today.year * 12 + today.month - 1
    begun = max(since.year * 12 + since.month - 1, last - 59)
    return [f"{place // 12}-{place % 12 + 1:02d}" for place in range(last, begun - 1, -1)]
