"""The regulator's figures of today, counted in the database: states, ages on each clock, outcomes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q

from openimr.process.life import life_rules
from openimr.programs.load import DEFAULT
from openimr.review.outcomes import Share, share
from openimr.web.regulator.models import DecidedItemRow
from openimr.web.store.models import ClockRow

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from openimr.web.store.models import CaseRow

# Where an age begins: the two published clocks, and the day of receipt, which the worker counts from.
CLOCKS = {
    "received": "From receipt of the application",
    "assigned": "From the notice of assignment",
    "records_complete": "From complete records",
}
# Ages in days, both ends counted; 45 is the working target, 30 the time from complete records.
AGES: dict[str, tuple[int, int | None]] = {
    "0-15": (0, 15),
    "16-30": (16, 30),
    "31-45": (31, 45),
    "46-60": (46, 60),
    "61-90": (61, 90),
    "91-180": (91, 180),
    "181+": (181, None),
}
NOT_BEGUN = "none"
GROUPS = {"kind": "Service", "region": "Body region", "specialty": "Specialty of the reviewer"}


@dataclass(frozen=True, slots=True)
class Opened:
    """Open cases that share state, priority and the days from which ages count, by clock."""

    state: str
    priority: str
    begun: dict[str, date | None]
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A count with the part of the longest bar that it fills, 0 to 100."""

    key: str
    label: str
    count: int
    width: float


@dataclass(frozen=True, slots=True)
class Timeliness:
    """One rule: how its clocks ended or run, and the earliest missed day of a case that is still open."""

    rule: str
    met: int
    missed: int
    running: int
    stopped: int
    worst: date | None

    @property
    def share(self) -> Share:
        """The part met of all that ended by what the rule asks for, in time or late."""
        return share(self.met, self.met + self.missed)


@dataclass(frozen=True, slots=True)
class Rate:
    """How often items were overturned, those of one kind or all; ``cases`` are counted for all only."""

    key: str
    share: Share
    cases: int | None = None


def open_states() -> tuple[str, ...]:
    """The states in which a case counts as open, in the order of its life."""
    return tuple(name for name, entry in life_rules(DEFAULT).data["states"].items() if entry["open"])


def opened(cases: QuerySet[CaseRow]) -> list[Opened]:
    """Open cases grouped by state, priority and the three days from which ages count."""
    found = cases.filter(state__in=open_states()).order_by()
    days = (f"record__{clock}" for clock in CLOCKS)
    grouped = found.values_list("state", "priority", *days).annotate(Count("pk"))
    return [
        Opened(state, priority, dict(zip(CLOCKS, begun, strict=True)), n)
        for state, priority, *begun, n in grouped
    ]


def by_state(rows: list[Opened]) -> list[Bar]:
    """How many open cases stand in each state; states without a case are left out."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.state] += row.count
    return _bars([(state, state, counts[state]) for state in open_states() if counts[state]])


def by_age(rows: list[Opened], clock: str, today: date) -> list[Bar]:
    """How old open cases are on a clock, in days; last those whose clock has not begun."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[_age(row.begun[clock], today)] += row.count
    bars = [(key, f"{key.replace('-', '–')} days", counts[key]) for key in AGES]
    return _bars([*bars, (NOT_BEGUN, "Not begun", counts[NOT_BEGUN])])


def _age(begun: date | None, today: date) -> str:
    if begun is None:
        return NOT_BEGUN
    days = (today - begun).days
    return next((key for key, (_, high) in AGES.items() if high is None or days <= high), NOT_BEGUN)


def _bars(counts: list[tuple[str, str, int]]) -> list[Bar]:
    most = max((count for *_, count in counts), default=0) or 1
    return [Bar(key, label, count, round(100 * count / most, 2)) for key, label, count in counts]


def timeliness(since: date, until: date | None = None) -> list[Timeliness]:
    """Each rule's clocks that were due in the period, both days counted; without an end, all that run."""
    due = ClockRow.objects.filter(due_on__gte=since)
    if until is not None:
        due = due.filter(due_on__lte=until)
    counts: dict[str, Counter[str]] = {}
    for rule, standing, count in due.order_by().values_list("rule", "standing").annotate(Count("pk")):
        counts.setdefault(rule, Counter())[standing] = count
    late = due.filter(standing="missed", case__state__in=open_states()).order_by()
    worst = dict(late.values_list("rule").annotate(Min("due_on")))
    return [
        Timeliness(rule, one["met"], one["missed"], one["running"], one["stopped"], worst.get(rule))
        for rule, one in sorted(counts.items(), key=lambda pair: (pair[0][0], int(pair[0][1:])))
    ]


def rates(group: str, since: date, until: date) -> list[Rate]:
    """Overturned items by service, region or specialty, of those decided in the period; the most first."""
    decided = DecidedItemRow.objects.filter(decided__gte=since, decided__lte=until)
    found = (
        decided.order_by()
        .values_list(group)
        .annotate(of=Count("pk"), hits=Count("pk", filter=Q(outcome="overturned")))
    )
    made = [Rate(key, share(hits, of)) for key, of, hits in found]
    return sorted(made, key=lambda rate: (-rate.share.of, rate.key))


def overall(since: date, until: date) -> Rate:
    """All items decided in the period."""
    told = DecidedItemRow.objects.filter(decided__gte=since, decided__lte=until).aggregate(
        of=Count("pk"),
        hits=Count("pk", filter=Q(outcome="overturned")),
        cases=Count("case_id", distinct=True),
    )
    return Rate("", share(told["hits"], told["of"]), told["cases"])
