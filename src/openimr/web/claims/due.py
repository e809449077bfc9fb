"""What is due from the administrator in a case: tasks as conditions on states, clocks and notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, F, OuterRef, Q, Subquery

from openimr.process.life import rules_for
from openimr.web import access
from openimr.web.claims.numbering import between
from openimr.web.store.models import CaseRow, ClockRow, NoticeRow

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from openimr.web.accounts.models import User

ROLE: Final = "claims_administrator"
ROLES = frozenset({ROLE})
RECORDS = rules_for("records")
IMPLEMENTATION = rules_for("future_care") | rules_for("past_care")
FEE = rules_for("fee")
ANSWER = rules_for("eligibility_answer") | rules_for("additional_answer")
BINDING = ANSWER | RECORDS | IMPLEMENTATION | rules_for("suspension") | rules_for("appeal") | FEE
"""The clocks that a page of the administrator shows."""

_AWAITED = ("records_requested", "insufficient_records")
_ASKING = ("eligibility_information", "additional_information")
_IMPLEMENTING = ("implementation_due", "implementation_penalty")


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of thing that is due: its key, its name, and what makes a case have it."""

    key: str
    words: str
    where: Q


def _asked() -> Exists:
    """A question that names the administrator; which question is open follows from the state."""
    return Exists(
        NoticeRow.objects.filter(
            case=OuterRef("pk"), role=ROLE, kind=OuterRef("state"), data__contains=f'"asked_of": "{ROLE}"'
        )
    )


def _unpaid() -> Q:
    open_invoice = ClockRow.objects.filter(
        case=OuterRef("pk"), rule__in=FEE, standing__in=("running", "missed")
    )
    return Q(Exists(open_invoice)) & ~Q(life__contains='"paid":')


TASKS = (
    Task("records", "Records", Q(state__in=_AWAITED)),
    Task("information", "Information", Q(state__in=_ASKING) & Q(_asked())),
    Task(
        "implementation",
        "Implementation",
        Q(state__in=_IMPLEMENTING) | Q(state="determined", life__contains='"overturned"'),
    ),
    Task("fee", "Fees", _unpaid()),
)
ALL = Task("all", "All cases", Q())
ANY = Task("due", "Due from us", TASKS[0].where | TASKS[1].where | TASKS[2].where | TASKS[3].where)
TABS = (ANY, *TASKS, ALL)


def mine(person: User) -> QuerySet[CaseRow]:
    """The cases of the person's organization."""
    return access.visible(person, ROLES)


def with_due(cases: QuerySet[CaseRow]) -> QuerySet[Any]:
    """The cases with ``due``: the earliest day on which something is, or was, due from the administrator."""
    binding = ClockRow.objects.filter(case=OuterRef("pk")).filter(
        Q(standing="running", rule__in=ANSWER, case__state__in=_ASKING)
        | Q(standing="running", rule__in=RECORDS | IMPLEMENTATION | FEE)
        | Q(standing="missed", rule__in=RECORDS, case__state__in=_AWAITED)
        | Q(standing="missed", rule__in=IMPLEMENTATION, case__state__in=_IMPLEMENTING)
        | (Q(standing="missed", rule__in=FEE) & ~Q(case__life__contains='"paid":'))
    )
    return cases.annotate(due=Subquery(binding.order_by("due_on").values("due_on")[:1]))


def listed(cases: QuerySet[CaseRow], task: Task, priority: str, words: str) -> QuerySet[CaseRow]:
    """The cases that fit, by what is due first; ``words`` begin a case number or a claim number."""
    found = cases.filter(task.where)
    if priority:
        found = found.filter(priority=priority)
    if words:
        found = found.filter(pk__in=_named(words))
    ordered = with_due(found).order_by(F("due").asc(nulls_last=True), "-received_on", "number")
    return ordered.select_related("claim_number").defer("head")


def _named(words: str) -> QuerySet[CaseRow, Any]:
    first, last = between(words)
    beginning = words.strip().upper()
    return CaseRow.objects.filter(
        Q(number__gte=beginning, number__lte=f"{beginning}~")
        | Q(claim_number__key__gte=first, claim_number__key__lte=last)
    ).values("pk")


def counts(cases: QuerySet[CaseRow]) -> dict[str, int]:
    """How many cases there are under each tab."""
    return {tab.key: cases.filter(tab.where).count() for tab in TABS}


def tasks_of(row: CaseRow) -> list[Task]:
    """What is due in one case now."""
    return [task for task in TASKS if CaseRow.objects.filter(task.where, pk=row.pk).exists()]
