"""How often reviewers uphold, by pseudonym, with counts and intervals, never for fewer than a minimum.

Parties complain that reviewers uphold nearly always and that nobody can look: the medical director can,
without knowing who it is. A pseudonym is a keyed hash of its own for this page and leads to no case.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from openimr.panel import pseudonym
from openimr.review.outcomes import share
from openimr.web.store import rows
from openimr.web.store.models import AssignmentRow, CaseRow

if TYPE_CHECKING:
    from openimr.review.outcomes import Share

LEAST = 10  # decided items below which no rate is shown
STUDY = "uphold rates of the panel"


@dataclass(frozen=True, slots=True)
class Rate:
    """A reviewer's items by pseudonym; ``share`` is of those upheld."""

    who: str
    cases: int
    share: Share


@dataclass(frozen=True, slots=True)
class Rates:
    """Those with enough items; ``few`` is how many reviewers have fewer, ``all`` the panel together."""

    shown: tuple[Rate, ...]
    few: int
    all: Share


def uphold_rates() -> Rates:
    """The rates of everyone who decided a case that was issued; of a case its newest determination."""
    upheld: Counter[str] = Counter()
    items: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    decided = AssignmentRow.objects.filter(standing="accepted").values("case")
    for row in CaseRow.objects.filter(pk__in=decided).iterator(chunk_size=500):
        issued = rows.life(row).determinations
        ref = issued[-1].reviewer if issued else None
        if ref is None:
            continue
        outcomes = issued[-1].outcomes.values()
        cases[ref] += 1
        items[ref] += len(outcomes)
        upheld[ref] += sum(one == "upheld" for one in outcomes)
    shown = [
        Rate(pseudonym(ref, STUDY, _key()), cases[ref], share(upheld[ref], items[ref]))
        for ref in items
        if items[ref] >= LEAST
    ]
    together = share(sum(upheld.values()), sum(items.values()))
    return Rates(tuple(sorted(shown, key=lambda one: one.who)), len(items) - len(shown), together)


def _key() -> bytes:
    return hashlib.sha256(f"{STUDY}\0{settings.SECRET_KEY}".encode()).digest()
