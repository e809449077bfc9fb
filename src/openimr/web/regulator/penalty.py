"""The ledger of late records: whose time to send them was missed, for how many days, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max, Q

from openimr.process.fees import late_records
from openimr.process.life import rules_for
from openimr.web import moment
from openimr.web.access import visible
from openimr.web.intake.page import life_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from openimr.process.fees.model import Penalty
    from openimr.web.accounts.models import User
    from openimr.web.store.models import CaseRow

REFERRED = "records_penalty_referred"
_ROLES = frozenset({"administrative_director"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger. ``came`` is the day of complete records, None while they are awaited."""

    case: CaseRow
    due: date
    came: date | None
    penalty: Penalty
    referred: bool
    may_refer: bool


def late(person: User) -> QuerySet[CaseRow]:
    """Cases whose time to send records has passed, the longest first."""
    passed = Q(clocks__standing="missed") | Q(clocks__standing="running", clocks__due_on__lt=moment.today())
    missed = Q(passed, clocks__rule__in=rules_for("records"))
    found = visible(person, _ROLES).filter(missed).annotate(records_due=Max("clocks__due_on", filter=missed))
    return found.select_related("record").order_by("records_due", "number")


def awaited(person: User) -> QuerySet[CaseRow]:
    """Cases whose records are late and still missing, so that a penalty can be referred."""
    return visible(person, _ROLES).filter(state="insufficient_records")


def entries(rows: Iterable[CaseRow], referred: frozenset[str], today: date) -> list[Entry]:
    """The lines of the ledger; ``referred`` are the numbers of cases that were referred."""
    found = ((row, late_records(life_of(row), today)) for row in rows)
    return [_entry(row, penalty, row.number in referred) for row, penalty in found if penalty]


def _entry(row: CaseRow, penalty: Penalty, referred: bool) -> Entry:  # noqa: FBT001 - told by the caller
    may_refer = row.state == "insufficient_records" and not referred
    return Entry(row, penalty.due, row.record.records_complete, penalty, referred, may_refer)
