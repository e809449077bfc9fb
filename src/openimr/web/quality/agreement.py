"""How often drafts pass and come back, for calibration; counts only, nobody is named."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from openimr.web.quality.models import ReviewRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet


MONTHS = 24
LATEST = 2000  # reviews that are looked through for answers
Verdicts = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the drafts of a group: how many there were, passed at once, and were returned."""

    name: str
    drafts: int
    approved: int
    returned: int

    @property
    def share(self) -> int | None:
        """Percent approved; None without a draft."""
        return round(100 * self.approved / self.drafts) if self.drafts else None


def by_extent() -> tuple[Agreement, ...]:
    """All drafts, those read in full, those read lightly."""
    counts = _counted("extent")
    return (
        _of("All drafts", [verdicts for _, verdicts in counts]),
        _of("Read in full", [verdicts for extent, verdicts in counts if extent == "full"]),
        _of("Read lightly", [verdicts for extent, verdicts in counts if extent == "light"]),
    )


def by_version() -> tuple[Agreement, ...]:
    """First versions, and later ones that came after a return."""
    counts = _counted("draft__version")
    return (
        _of("First versions", [verdicts for version, verdicts in counts if version == 1]),
        _of("Later versions", [verdicts for version, verdicts in counts if version > 1]),
    )


def by_month() -> tuple[Agreement, ...]:
    """The last months, the newest first."""
    counts = _counted("month", ReviewRow.objects.annotate(month=TruncMonth("at")))
    months = sorted({month for month, _ in counts}, reverse=True)[:MONTHS]
    return tuple(
        _of(f"{month:%m/%Y}", [verdicts for other, verdicts in counts if other == month]) for month in months
    )


def answered() -> list[tuple[str, int]]:
    """Codes of the linter's errors that were answered with a reason of late, the most frequent first."""
    counts: Counter[str] = Counter()
    written = ReviewRow.objects.exclude(answers="[]").order_by("-pk").values_list("answers", flat=True)
    for answers in written[:LATEST]:
        counts.update(one["code"] for one in json.loads(answers))
    return counts.most_common()


def _counted(field: str, rows: QuerySet[ReviewRow] | None = None) -> list[tuple[Any, Verdicts]]:
    """How many of each verdict there are for each value of a field, counted by the database."""
    found = (ReviewRow.objects.all() if rows is None else rows).order_by()
    counted = found.values_list(field, "verdict").annotate(count=Count("pk"))
    return [(value, (verdict, count)) for value, verdict, count in counted]


def _of(name: str, verdicts: Sequence[Verdicts]) -> Agreement:
    counts: Counter[str] = Counter()
    for verdict, count in verdicts:
        counts[verdict] += count
    return Agreement(name, counts.total(), counts["approved"], counts["returned"])
