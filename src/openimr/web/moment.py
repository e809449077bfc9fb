"""What time it is for this installation: the real time, or for a demo docket a day some whole weeks back.

The demo's cases are dated where the rules are confirmed; going back whole weeks keeps the days of the week.
Job leases, sessions and one-time codes keep the real time.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

_SET: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The moment at which something that happens now is noted, with its zone."""
    return _SET.get() or timezone.now() - timedelta(weeks=settings.WEEKS_BACK)


def today() -> date:
    """The legal day: the day in the programme's zone."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Inside, it is that moment: for building a docket whose cases have a past."""
    token = _SET.set(moment)
    try:
        yield
    finally:
        _SET.reset(token)
