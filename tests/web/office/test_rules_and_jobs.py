"""Rules of a day with their citation and status, two days compared, deadlines; jobs and the installation."""

from datetime import date

import pytest
from tests.web.people import person, signed_in


@pytest.fixture
def admin(address):
    return signed_in(person("system_administrator"))


def rule(day, family, key):
    from openimr.web.office.rulebook import in_force

    return next((one for one in in_force(day, family) if one.key == key), None)


def test_a_rule_has_value_citation_status_and_days(kept):
    one = rule(date(2016, 5, 2), "clocks", "D14")
    assert "30 calendar days" in one.value
    assert one.citation.startswith("Labor Code 4610.6")
    assert not one.recalled
    assert rule(date(2016, 5, 2), "clocks", "D2") is None  # the formulary came in 2018
    assert rule(date(2018, 5, 2), "clocks", "D2").recalled


def test_the_ladder_and_the_fees_follow_the_day(kept):
    assert "strict" not in rule(date(2019, 5, 2), "evidence", "hierarchy").value
    assert rule(date(2017, 12, 31), "evidence", "hierarchy").to == date(2017, 12, 31)
    assert rule(date(2014, 5, 2), "fees", "standard, any degree, 1 reviewer").value == "420 USD"
    assert rule(date(2020, 5, 2), "fees", "standard, any degree, 1 reviewer").value == "345 USD"
    assert rule(date(2026, 5, 2), "fees", "fee").value == "not known"


def test_a_closure_names_the_holiday(kept):
    assert rule(date(2016, 7, 4), "calendar", "court").value == "closed: Independence Day"
    assert rule(date(2016, 7, 5), "calendar", "court").value == "open"


def test_only_what_differs_is_compared(kept):
    from openimr.web.office.rulebook import compared, in_force

    one, two = date(2014, 5, 2), date(2014, 5, 5)
    assert compared(in_force(one, "clocks"), in_force(two, "clocks")) == []
    pairs = compared(in_force(date(2014, 5, 2), "fees"), in_force(date(2020, 5, 4), "fees"))
    assert ("420 USD", "345 USD") in [(old.value, new.value) for old, new in pairs if old and new]


@pytest.mark.parametrize("query", ["", "?day=2016-05-02", "?day=2016-05-02&other=2020-05-04", "?family=fees"])
def test_pages_of_rules_open(admin, query):
    assert admin.get(f"/office/rules/{query}").status_code == 200


def test_a_deadline_explains_itself_in_both_languages(admin):
    asked = {"rule": "D8", "trigger": "2016-08-12", "service": "personal", "priority": "standard"}
    page = admin.get("/office/rules/deadline/", asked).content.decode()
    assert "08/29/2016" in page  # 15 days end on a Saturday and roll over
    assert "Saturday" in page
    assert 'lang="es"' in page
    asked["trigger"] = "1999-01-01"
    refused = admin.get("/office/rules/deadline/", asked)
    assert refused.status_code == 400
    assert "not in force" in refused.content.decode()


def test_a_failed_job_is_shown_without_its_contents_and_queued_again(admin):
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from openimr.web.jobs.tasks import send_notice
    from openimr.web.office.models import ChangeRow

    send_notice.enqueue("a-key-of-a-notice")
    job = DBTaskResult.objects.get()
    DBTaskResult.objects.update(
        status=TaskResultStatus.FAILED,
        worker_ids=["w"] * 5,
        exception_class_path="openimr.process.notice.errors.NoticeError",
        traceback="the words of a clinical text",
    )
    page = admin.get("/office/jobs/").content.decode()
    assert "NoticeError" in page
    assert "clinical text" not in page
    assert "a-key-of-a-notice" not in page
    assert admin.post(f"/office/jobs/{job.pk}/retry/").status_code == 302
    job.refresh_from_db()
    assert (job.status, job.worker_ids) == (TaskResultStatus.READY, [])
    assert ChangeRow.objects.get().what == "job_retried"


def test_the_installation_tells_no_secret(admin, monkeypatch):
    from django.conf import settings

    monkeypatch.setenv("OPENIMR_DOCUMENT_KEY", "c2VjcmV0")
    page = admin.get("/office/jobs/").content.decode()
    assert "from the environment" in page
    assert "c2VjcmV0" not in page
    assert settings.SECRET_KEY not in page
