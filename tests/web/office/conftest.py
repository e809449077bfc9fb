"""Pages asked for by Django's test client, whose host the application must know."""

import pytest


@pytest.fixture(autouse=True)
def known_host(kept, monkeypatch):
    from django.conf import settings

    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])
