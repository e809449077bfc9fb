"""Which cases a figure counts: the one place that turns a figure's address into a list of cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q

from openimr.web.regulator.figure import AGES, CLOCKS, NOT_BEGUN, open_states
from openimr.web.regulator.models import DecidedItemRow
from openimr.web.regulator.month import within
from openimr.web.store.models import ClockRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet
    from django.db.models.expressions import Combinable

    from openimr.web.store.models import CaseRow


def select(cases: QuerySet[CaseRow], chosen: Mapping[str, Any], today: date) -> QuerySet[CaseRow]:
    """The cases that the chosen filters (``forms.CasesForm``) leave; each filter narrows."""
    found = cases
    if number := chosen.get("case"):
        found = found.filter(number__startswith=number.strip().upper())
    if chosen.get("standing") == "open":
        found = found.filter(state__in=open_states())
    if state := chosen.get("state"):
        found = found.filter(state=state)
    if priority := chosen.get("priority"):
        found = found.filter(priority=priority)
    if chosen.get("clock") and chosen.get("age"):
        found = found.filter(_aged(chosen["clock"], chosen["age"], today))
    if chosen.get("month") and chosen.get("line"):
        found = found.filter(within(chosen["line"], chosen["month"]))
    if chosen.get("rule"):
        found = found.filter(Exists(clocks(chosen).filter(case=OuterRef("pk"))))
    if any(chosen.get(name) for name in ("decided", "outcome")) or _grouped(chosen):
        found = found.filter(Exists(items(chosen).filter(case=OuterRef("pk"))))
    return found


def items(chosen: Mapping[str, Any]) -> QuerySet[DecidedItemRow]:
    """The decided items that the filters speak of."""
    found = DecidedItemRow.objects.all()
    if since := chosen.get("since"):
        found = found.filter(decided__gte=since)
    if until := chosen.get("until"):
        found = found.filter(decided__lte=until)
    if outcome := chosen.get("outcome"):
        found = found.filter(outcome=outcome)
    if group := chosen.get("group"):
        found = found.filter(**{group: chosen.get("value") or ""})
    return found


def _grouped(chosen: Mapping[str, Any]) -> bool:
    return bool(chosen.get("group"))


def clocks(chosen: Mapping[str, Any]) -> QuerySet[ClockRow]:
    """The clocks of the chosen rule that ended so and were due in the period."""
    found = ClockRow.objects.filter(rule=chosen["rule"])
    if ended := chosen.get("ended"):
        found = found.filter(standing=ended)
    if since := chosen.get("since"):
        found = found.filter(due_on__gte=since)
    if until := chosen.get("until"):
        found = found.filter(due_on__lte=until)
    return found


def _aged(clock: str, age: str, today: date) -> Q:
    """Open cases of an age on a clock; an age in the future counts as not begun, as the figure has it."""
    column = f"record__{clock}"
    if clock not in CLOCKS:
        return Q(pk__in=[])
    openly = Q(state__in=open_states())
    if age == NOT_BEGUN:
        return openly & Q(**{f"{column}__isnull": True})
    low, high = AGES[age]
    found = Q(**{f"{column}__lte": today - timedelta(days=low)}) if low else Q(**{f"{column}__isnull": False})
    if high is not None:
        found &= Q(**{f"{column}__gte": today - timedelta(days=high)})
    return openly & found


ORDERS: dict[str, tuple[str | Combinable, ...]] = {
    "oldest": ("record__received", "number"),
    "newest": ("-record__received", "-number"),
    "due": (F("next_due_on").asc(nulls_last=True), "number"),
    "number": ("number",),
}
