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
    from django.utils import timezone

    from openimr.web import moment

    began = timezone.now()
    monkeypatch.setattr(moment, "now", lambda: NOW + (timezone.now() - began))
    return NOW
