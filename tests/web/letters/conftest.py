import pytest


@pytest.fixture
def now(monkeypatch, address):
    """The application lives on the day on which the fictional cases wait; its clock goes on from there."""
    from django.utils import timezone
    from tests.web.letters.drafted import NOW

    from openimr.web import moment

    began = timezone.now()
    from django.conf import settings

    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])
    monkeypatch.setattr(moment, "now", lambda: NOW + (timezone.now() - began))
    return NOW
