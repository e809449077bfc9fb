"""The demo docket: at least thirty fictional cases, eight whole files, and work for every role today."""

from datetime import date

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("address", ["sqlite"], indirect=True)]
TODAY = date(2014, 10, 8)


@pytest.fixture
def docket(address, settings_of_the_demo):
    from openimr.web.demo.build import build

    assert build(lambda _: None) == 43


@pytest.fixture
def settings_of_the_demo(monkeypatch):
    from django.conf import settings

    monkeypatch.setattr(settings, "DEMO", True)


def test_every_state_of_a_life_has_a_case(docket):
    from openimr.process.life import life_rules
    from openimr.web.store.models import CaseRow

    found = set(CaseRow.objects.values_list("state", flat=True))
    # A consolidated case needs two that belong together; the case manager makes one in the demo.
    assert set(life_rules("ca_workers_comp").data["states"]) - found == {"consolidated"}


def test_eight_cases_have_a_whole_file_of_pdfs(docket):
    from django.db.models import Count

    from openimr.web.store.models import DocumentRow

    files = DocumentRow.objects.filter(name__endswith=".pdf").values("case").annotate(n=Count("pk"))
    assert len([each for each in files if each["n"] >= 6]) == 8


def test_every_sign_in_sees_cases_where_its_role_has_any(docket):
    from openimr.web.access import visible
    from openimr.web.accounts.models import User

    for person in User.objects.all():
        expected = "system_administrator" not in person.role_set
        assert visible(person, person.role_set).exists() is expected, person.email


def test_the_chain_of_every_case_is_whole_and_every_notice_went_out(docket):
    from openimr.web.store.models import NoticeRow
    from openimr.web.store.verify import verify

    assert verify().broken is None
    reminders = NoticeRow.objects.filter(sent_at=None).values_list("kind", flat=True)
    assert set(reminders) <= {"records_reminder"}  # the tick of this morning owes them; the worker sends them
