"""It is the morning of a day on which the fictional decision can still be reviewed."""

from datetime import datetime

import pytest
from tests.web.lives import ZONE

NOW = datetime(2016, 8, 12, 9, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def hosts(monkeypatch, kept):
    from django.conf import settings

    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])


@pytest.fixture
def now(monkeypatch, kept):
    return _goes_on_from(NOW, monkeypatch)


@pytest.fixture
def later(monkeypatch, kept):
    """The day on which the fictional letters are issued."""
    from tests.web.letters.drafted import NOW as ISSUED

    return _goes_on_from(ISSUED, monkeypatch)


def _goes_on_from(day, monkeypatch):
    from django.utils import timezone

    from openimr.web import moment

    began = timezone.now()
    monkeypatch.setattr(moment, "now", lambda: day + (timezone.now() - began))
    return day
