"""A determination is issued once, whole or not at all, and letter and chain lead to each other."""

import json

import pytest
from tests.web.letters.drafted import NUMBER
from tests.web.letters.issued import approved, issued
from tests.web.people import person, signed_in

pytestmark = pytest.mark.usefixtures("now")


def test_the_issue_freezes_the_letter_and_seals_its_hash(docket):
    from openimr.web import vault
    from openimr.web.store.models import EventRow

    row = issued(docket)
    event = EventRow.objects.get(case_id=NUMBER, sequence=row.event)
    assert docket.case(NUMBER).state == "determined"
    assert event.kind == "determination_issued"
    assert event.previous == row.head
    assert json.loads(event.payload)["data"]["letter"] == row.digest
    assert vault.read(row.digest).startswith(b"%PDF")
    assert row.head in vault.read(row.html_digest).decode()


def test_the_head_on_the_letter_verifies_its_chain(docket):
    from openimr.web.store.verdict import Anchor
    from openimr.web.store.verify import verify

    row = issued(docket)
    assert verify({NUMBER: Anchor(row.event - 1, row.head)}, fold=True).broken is None
    assert verify({NUMBER: Anchor(row.event - 1, "0" * 64)}).broken is not None


def test_a_second_click_issues_nothing(docket):
    from openimr.process.errors import StaleCaseError
    from openimr.web.letters.issue import IssueError, issue
    from openimr.web.letters.models import LetterRow

    approved(docket)
    version = docket.case(NUMBER).version
    issue(person("medical_director"), NUMBER, service="mail_in_state", version=version)
    with pytest.raises((StaleCaseError, IssueError)):
        issue(person("medical_director"), NUMBER, service="mail_in_state", version=version)
    assert LetterRow.objects.count() == 1


def test_a_process_that_dies_between_event_and_letter_leaves_neither(docket, monkeypatch):
    from openimr.web.letters.issue import issue
    from openimr.web.letters.models import LetterRow

    approved(docket)
    version = docket.case(NUMBER).version
    director = person("medical_director")
    with monkeypatch.context() as broken:
        broken.setattr(LetterRow.objects, "create", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            issue(director, NUMBER, service="mail_in_state", version=version)
    assert (docket.case(NUMBER).state, docket.case(NUMBER).version) == ("approved", version)
    assert issue(director, NUMBER, service="mail_in_state", version=version).version == 1


def test_a_draft_that_decides_otherwise_than_was_signed_is_not_issued(docket):
    from tests.web.letters.drafted import a_draft

    from openimr.web.letters.issue import IssueError, ready

    row = approved(docket)
    row.content = a_draft(second="upheld").to_json()
    row.standing = "approved"
    row.save()
    with pytest.raises(IssueError, match="decides otherwise"):
        ready(NUMBER)


def test_the_reviewer_is_named_nowhere(docket):
    from tests.unit.panel.fictional import reviewer

    from openimr.web import vault

    row = issued(docket)
    for digest in (row.digest, row.html_digest):
        assert reviewer().ref.encode() not in vault.read(digest)


def test_the_consequences_shown_are_those_that_follow(docket):
    from openimr.web.letters.consequences import consequences
    from openimr.web.letters.issue import issue
    from openimr.web.store.models import NoticeRow

    approved(docket)
    director = person("medical_director")
    will = consequences(director, NUMBER, "determination_issued", {"service": "mail_in_state"})
    row = issue(director, NUMBER, service="mail_in_state", version=docket.case(NUMBER).version)
    owed = NoticeRow.objects.filter(case_id=NUMBER, event=row.event)
    assert {(one.kind, one.role) for one in will.notices} == {(one.kind, one.role) for one in owed}
    assert will.fee > 0
    assert {(one.how, one.late_by) for one in will.ends} == {("late", 1), ("met in time", 0)}


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_an_issued_letter(docket, change):
    from django.db import DatabaseError, transaction

    from openimr.web.letters.models import LetterRow

    issued(docket)
    rows = LetterRow.objects.filter(case_id=NUMBER)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(reason="another") if change == "update" else rows._raw_delete("default")
    assert LetterRow.objects.get().reason == ""


def test_a_letter_that_lacks_a_part_is_shown_as_such_and_not_made(docket):
    from openimr.web.store.models import DocumentRow

    approved(docket)
    DocumentRow.objects.all().delete()
    client = signed_in(person("medical_director"))
    page = client.get(f"/letters/{NUMBER}/").content.decode()
    assert "It lacks the list of documents reviewed" in page
    assert "Issue the determination</button>" not in page
    assert client.get(f"/letters/{NUMBER}/preview.pdf").status_code == 404


def test_another_way_of_service_gives_another_last_day_of_appeal(docket):

    approved(docket)
    client = signed_in(person("medical_director"))
    by_mail = client.get(f"/letters/{NUMBER}/").content.decode()
    by_hand = client.get(f"/letters/{NUMBER}/?service=personal").content.decode()
    assert "01/12/2017" in by_mail
    assert "01/12/2017" not in by_hand
