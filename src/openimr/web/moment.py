"""What time it is for this installation: the real time, or for a demo docket a day some whole weeks back.

The demo's cases are dated where the rules are confirmed; going back whole weeks keeps the days of the week.
Job leases, sessions and one-time codes keep the real time.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date, datetime


def now() -> datetime:
    """The moment at which something that happens now is noted, with its zone."""
    return timezone.now() - timedelta(weeks=settings.WEEKS_BACK)


def today() -> date:
    """The legal day: the day in the programme's zone."""
    return timezone.localdate(now())
