"""The fictional panel of the demo and cases of it that wait for a reviewer."""

from datetime import UTC, datetime

import pytest


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
def panel(docket, now):
    """The panel, brought in from its file."""
    from openimr.web.assignment.roster import roster, take_file
    from openimr.web.demo.panel import panel_text

    assert take_file(panel_text(), by="u-test", reason="a test") == (10, 0)
    return roster()


@pytest.fixture
def waiting(panel):
    """The numbers of two cases that wait for a reviewer."""
    from django.test import override_settings

    from openimr.web import moment
    from openimr.web.demo import live, papers
    from openimr.web.demo.panel import parties_of
    from openimr.web.demo.people import ORGANIZATIONS, make_people
    from openimr.web.demo.story import told_cases

    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in by password here
    with override_settings(PASSWORD_HASHERS=quick):
        people = make_people()
    kinds = {one.number: [each.kind for each in one.happenings] for one in told_cases()}
    told = [one for one in told_cases() if "offer" in kinds[one.number]][:2]
    for case in told:
        application = papers.case_yaml(case) | {"parties": parties_of(case)}
        with moment.at(case.filed):
            live.file(case, papers.plain(application), people, ORGANIZATIONS)
        for happening in case.happenings[: kinds[case.number].index("offer")]:
            with moment.at(happening.at):
                live.happen(case, happening, panel, people)
    return [case.number for case in told]


@pytest.fixture
def manager(panel):
    from tests.web.people import person

    return person("case_manager")


@pytest.fixture
def client(manager):
    from tests.web.people import signed_in

    return signed_in(manager)
