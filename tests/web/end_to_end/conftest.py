"""The people of the demo and its panel on an empty docket, on a day in October 2014."""

from datetime import UTC, datetime

import pytest

MORNING = datetime(2014, 10, 6, 16, tzinfo=UTC)


@pytest.fixture
def people(monkeypatch, docket):
    from django.conf import settings
    from django.test import override_settings
    from django.utils import timezone

    from openimr.web import moment
    from openimr.web.demo.panel import make_panel
    from openimr.web.demo.people import make_people

    began = timezone.now()
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])
    monkeypatch.setattr(moment, "now", lambda: MORNING + (timezone.now() - began))
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in by password here
    with override_settings(PASSWORD_HASHERS=quick):
        make_panel()
        return {email.partition("@")[0]: person for email, person in make_people().items()}


@pytest.fixture(scope="session")
def file_of_papers(tmp_path_factory):
    """The PDFs of a fictional case file, by name."""
    from openimr.examples import build_case

    folder = build_case("lumbar-mri-l5-weakness", tmp_path_factory.mktemp("file"), months=-7)
    return sorted((folder / "documents").iterdir())
