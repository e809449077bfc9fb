"""Open cases by urgency: the choice of cases, and how many there are in each tab and at each risk.

Everything is read from the two indexes of the queue; no page counts what it does not show.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count

from openimr.process.life import NO_CLOCK, open_states
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.intake.tab import TABS
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from openimr.web.intake.forms_queue import Wanted
    from openimr.web.intake.tab import Tab

PAGE = 50
SOON = 3  # days
_SHOWN = ("number", "state", "priority", "received_on", "queue_on")


def cases(wanted: Wanted, tab: Tab) -> QuerySet[CaseRow]:
    """The open cases that are wanted, those over first, then by the day that comes next."""
    found = CaseRow.objects.filter(queue_on__isnull=False)
    if tab.states:
        found = found.filter(state__in=tab.states)
    if wanted.priority:
        found = found.filter(priority=wanted.priority)
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.number:
        found = found.filter(number__icontains=wanted.number)
    return _at_risk(found, wanted.risk).order_by("queue_on", "number")


def _at_risk(found: QuerySet[CaseRow], risk: str) -> QuerySet[CaseRow]:
    today = moment.today()
    if risk == "over":
        return found.filter(queue_on__lt=today)
    if risk == "today":
        return found.filter(queue_on=today)
    if risk == "soon":
        return found.filter(queue_on__gt=today, queue_on__lte=today + timedelta(days=SOON))
    if risk == "later":
        return found.filter(queue_on__gt=today + timedelta(days=SOON), queue_on__lt=NO_CLOCK)
    if risk == "none":
        return found.filter(queue_on=NO_CLOCK)
    return found


def by_state() -> dict[str, int]:
    """How many open cases there are in each state, from the index alone."""
    found = CaseRow.objects.filter(state__in=open_states(DEFAULT)).values_list("state")
    return dict(found.annotate(Count("state")).order_by())


def tabs(counts: dict[str, int]) -> list[tuple[Tab, int]]:
    """Each tab with its number of cases."""
    return [(tab, sum(counts.get(state, 0) for state in tab.states or counts)) for tab in TABS]


class Line(NamedTuple):
    """A case of the list; ``due_on`` is the day on which something is or was due."""

    number: str
    state: str
    priority: str
    received_on: date | None
    due_on: date | None


class Counted(Paginator[CaseRow]):
    """Pages of a list whose length is known already where it can be."""

    def __init__(self, found: QuerySet[CaseRow], known: int | None) -> None:
        super().__init__(found, PAGE)
        if known is not None:
            self.__dict__["count"] = known


def page(wanted: Wanted, tab: Tab, counts: dict[str, int], number: str | None) -> Any:  # noqa: ANN401 - Django's Page
    """A page of the list; a tab without filters is not counted a second time."""
    known = None
    if not wanted.narrows:
        known = sum(counts.get(state, 0) for state in tab.states or counts)
    shown: Any = Counted(cases(wanted, tab), known).get_page(number)
    shown.object_list = [_line(row) for row in shown.object_list.values_list(*_SHOWN)]
    return shown


def _line(row: tuple[Any, ...]) -> Line:
    line = Line(*row)
    return line if line.due_on != NO_CLOCK else line._replace(due_on=None)
