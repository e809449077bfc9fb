from datetime import datetime

import pytest
from tests.web.filed import assigned
from tests.web.lives import NUMBER, ZONE
from tests.web.people import let_in, person

NOW = datetime(2016, 9, 12, 10, tzinfo=ZONE)


@pytest.fixture
def now(monkeypatch, address):
    """The application lives on the day on which the fictional cases wait; its clock goes on from there."""
    from django.conf import settings
    from django.utils import timezone

    from openimr.web import moment

    began = timezone.now()
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])
    monkeypatch.setattr(moment, "now", lambda: NOW + (timezone.now() - began))
    return NOW


@pytest.fixture
def mutual(docket, now):
    """Someone of the organization that administers the claim of an assigned case."""
    from openimr.web.accounts.models import Organization

    assigned(docket)
    company = Organization.objects.create(ref="mutual", name="Imaginary Mutual Indemnity Company")
    return let_in(person("claims_administrator", organization=company), NUMBER, "claims_administrator")
