"""A reviewer with the fictional cases of the demo: one at work, one offered."""

from datetime import UTC, datetime

import pytest

WORK, OFFER = "CM14-0131102", "CM14-0137220"


@pytest.fixture(scope="session")
def told(kept):
    """The two cases with their papers, typeset once."""
    from openimr.web.demo.build import _whole
    from openimr.web.demo.story import script

    rows = [row for row in script()["full"] if row["number"] in {WORK, OFFER}]
    return [_whole(row) for row in rows]


@pytest.fixture
def now(monkeypatch, address):
    """The application lives in the week of these cases; its clock goes on from there."""
    from django.conf import settings
    from django.utils import timezone

    from openimr.web import moment

    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])

    began, day = timezone.now(), datetime(2014, 10, 6, 16, tzinfo=UTC)
    monkeypatch.setattr(moment, "now", lambda: day + (timezone.now() - began))


@pytest.fixture
def reviewer(docket, told, now):
    """The reviewer to whom both are assigned."""
    from django.test import override_settings

    from openimr.web import moment
    from openimr.web.demo import live, papers
    from openimr.web.demo.panel import make_panel
    from openimr.web.demo.people import ORGANIZATIONS, make_people

    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in by password here
    with override_settings(PASSWORD_HASHERS=quick):
        panel, people = make_panel(), make_people()
    for case, application, documents in told:
        with moment.at(case.filed):
            live.file(case, papers.plain(application), people, ORGANIZATIONS)
            live.papers_of(case, documents)
        for happening in case.happenings:
            with moment.at(happening.at):
                live.happen(case, happening, panel, people)
    return people["reviewer@demo.example"]


@pytest.fixture
def client(reviewer):
    from tests.web.people import signed_in

    return signed_in(reviewer)
