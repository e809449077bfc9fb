"""Credentials that run out: licences, certificates, attestations, by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from openimr.panel.rules import rules
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from openimr.panel import Reviewer

SOON = 90  # days


@dataclass(frozen=True, slots=True)
class Ending:
    """Something of a reviewer that ends on a day; ``left`` may be negative."""

    ref: str
    what: str
    on: date
    left: int


def endings(reviewers: Iterable[Reviewer], today: date, within: int = SOON) -> list[Ending]:
    """What ends within so many days or has ended, the earliest first."""
    found = [
        Ending(each.ref, what, on, (on - today).days)
        for each in reviewers
        for what, on in _ends(each)
        if (on - today).days <= within
    ]
    return sorted(found, key=lambda one: (one.on, one.ref, one.what))


def _ends(reviewer: Reviewer) -> list[tuple[str, date]]:
    found = [(f"Licence, {one.state}", one.expires) for one in reviewer.licences]
    found += [(f"Certificate, {one.specialty}", one.expires) for one in reviewer.certifications]
    last = max((one.day for one in reviewer.attestations), default=None)
    valid = timedelta(days=rules(DEFAULT).attestation_days)
    found.append(("Attestation of relations", last + valid if last else None))
    return [(what, on) for what, on in found if on is not None]
