"""An application to whose every address everyone tries to get."""

import pytest


@pytest.fixture(autouse=True)
def answers_here(monkeypatch, kept):
    from django.conf import settings
    from django.core.cache import cache

    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])
    cache.clear()
