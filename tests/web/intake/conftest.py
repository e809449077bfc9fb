from datetime import datetime

import pytest
from tests.web.filed import assigned, filed
from tests.web.lives import NUMBER, TODAY, UNIQUE, ZONE
from tests.web.people import person, signed_in


@pytest.fixture(autouse=True)
def now(monkeypatch, address):
    """The application lives on the morning of these cases; its clock goes on from there."""
    from django.conf import settings
    from django.utils import timezone

    from openimr.web import moment

    began, morning = timezone.now(), datetime(2016, 8, 29, 9, tzinfo=ZONE)
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])
    monkeypatch.setattr(moment, "now", lambda: morning + (timezone.now() - began))
    return morning


@pytest.fixture
def screened(docket):
    """A case in the review of eligibility."""
    filed(docket)
    docket.append(NUMBER, UNIQUE, TODAY)
    return docket


@pytest.fixture
def noticed(docket):
    """A case whose records are asked for."""
    return assigned(docket)


@pytest.fixture
def manager(address):
    return signed_in(person("case_manager"))


@pytest.fixture
def clerk(address):
    return signed_in(person("intake"))
