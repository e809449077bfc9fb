"""How often drafts pass and come back, for calibration; counts only, nobody is named."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from openimr.web.quality.models import ReviewRow

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    rows = list(ReviewRow.objects.values_list("extent", "verdict"))
    names = {"full": "Read in full", "light": "Read lightly"}
    groups = [_of("All drafts", [verdict for _, verdict in rows])]
    groups += [_of(name, [v for extent, v in rows if extent == key]) for key, name in names.items()]
    return tuple(groups)


def by_version() -> tuple[Agreement, ...]:
    """First versions, and later ones that came after a return."""
    rows = list(ReviewRow.objects.values_list("draft__version", "verdict"))
    first = [verdict for version, verdict in rows if version == 1]
    return (
        _of("First versions", first),
        _of("Later versions", [verdict for version, verdict in rows if version > 1]),
    )


def by_month() -> tuple[Agreement, ...]:
    """Month by month, the newest first."""
    months: dict[str, list[str]] = {}
    for at, verdict in ReviewRow.objects.order_by("-at").values_list("at", "verdict"):
        months.setdefault(f"{timezone.localtime(at):%Y-%m}", []).append(verdict)
    return tuple(_of(month, verdicts) for month, verdicts in months.items())


def answered() -> list[tuple[str, int]]:
    """Codes of the linter's errors that were answered with a reason, the most frequent first."""
    counts: Counter[str] = Counter()
    for written in ReviewRow.objects.values_list("answers", flat=True):
        counts.update(one["code"] for one in json.loads(written))
    return counts.most_common()


def _of(name: str, verdicts: Iterable[str]) -> Agreement:
    counts = Counter(verdicts)
    return Agreement(name, counts.total(), counts["approved"], counts["returned"])
