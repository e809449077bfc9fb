"""Accounts: who may be what, what each change leaves behind, and that closing an account works at once."""

import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from tests.web.people import person, signed_in

SECRET = "a fictional pass phrase of mine"


@pytest.fixture
def admin(address):
    return signed_in(person("system_administrator"))


@pytest.mark.parametrize(
    ("roles", "together"),
    [
        ({"intake", "case_manager", "billing"}, True),
        ({"quality_reviewer", "medical_director"}, True),
        ({"worker"}, True),
        ({"reviewer"}, True),
        ({"reviewer", "case_manager"}, False),
        ({"reviewer", "system_administrator"}, False),
        ({"administrative_director", "intake"}, False),
        ({"administrative_director", "system_administrator"}, False),
        ({"system_administrator", "case_manager"}, False),
        ({"worker", "intake"}, False),
        ({"claims_administrator", "attorney"}, False),
        (set(), False),
    ],
)
def test_roles_that_exclude_each_other(kept, roles, together):
    from openimr.web.office.combination import refusal

    assert (refusal(roles) is None) == together


def added(client, email="new@example.org", roles=("intake",)):
    data = {"email": email, "name": "Invented Person", "roles": list(roles), "language": "en"}
    return client.post("/office/people/add/", data)


def test_an_invited_person_sets_a_password_once(admin):
    from django.test import Client

    from openimr.web.accounts.models import User

    answer = added(admin)
    page = admin.get(answer.url).content.decode()
    link = re.search(r'off-link">(http[^<]+)<', page)[1]
    assert 'off-link">http' not in admin.get(answer.url).content.decode()  # shown once
    path = link.removeprefix("http://testserver")
    stranger = Client()
    assert stranger.post(path, {"password": "short", "again": "short"}).status_code == 400
    assert stranger.post(path, {"password": SECRET, "again": SECRET}).status_code == 302
    assert User.objects.get(email="new@example.org").check_password(SECRET)
    assert stranger.get(path).status_code == 410


def test_wrong_roles_are_refused_with_the_reason_and_what_was_typed(admin):
    from openimr.web.accounts.models import User

    answer = added(admin, roles=("worker", "intake"))
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "A party to cases cannot work on them" in page
    assert "Invented Person" in page
    assert not User.objects.filter(email="new@example.org").exists()


def test_every_change_leaves_a_row_that_cannot_be_changed(admin):
    from openimr.web.accounts.models import User
    from openimr.web.office.models import ChangeRow

    ref = added(admin).url.split("/")[-2]
    admin.post(f"/office/people/{ref}/", {"name": "Invented Person", "roles": ["billing"], "language": "es"})
    for what in ("second-factor", "deactivate", "activate"):
        admin.post(f"/office/people/{ref}/{what}/", {"reason": "left and came back"})
    rows = ChangeRow.objects.filter(whom=ref).order_by("pk").values_list("what", "before", "after")
    assert list(rows) == [
        ("added", "", "intake"),
        ("invited", "", ""),
        ("roles_changed", "intake", "billing"),
        ("details_changed", "", "language"),
        ("second_factor_reset", "", "left and came back"),
        ("deactivated", "", "left and came back"),
        ("activated", "", "left and came back"),
    ]
    assert set(ChangeRow.objects.values_list("by", flat=True)) == {
        User.objects.get(roles="system_administrator").ref
    }
    for statement in (
        "UPDATE imr_account_change SET what = 'x'",
        "DELETE FROM imr_account_change",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_replacing_a_row_is_refused_too(admin):
    from openimr.web.office.models import ChangeRow

    added(admin)
    kept = ChangeRow.objects.first()
    replace = "INSERT OR REPLACE INTO" if connection.vendor == "sqlite" else "INSERT INTO"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f'{replace} imr_account_change (id, at, "by", whom, what, before, after) '
            "VALUES (%s, %s, 'u', 'u', 'x', '', '')",
            [kept.pk, kept.at],
        )


def test_a_closed_account_is_out_at_once(admin):
    from django.contrib.sessions.models import Session

    clerk = person("intake")
    client = signed_in(clerk)
    assert client.get(reverse("intake_queue")).status_code == 200
    before = Session.objects.count()
    admin.post(f"/office/people/{clerk.ref}/deactivate/", {"reason": "left"})
    assert client.get(reverse("intake_queue")).status_code == 302
    assert Session.objects.count() == before - 1


def test_a_reset_factor_is_forgotten_and_sessions_end(admin):
    from allauth.mfa.models import Authenticator

    clerk = person("intake")
    Authenticator.objects.create(user=clerk, type="totp", data={"secret": "x"})
    client = signed_in(clerk)
    admin.post(f"/office/people/{clerk.ref}/second-factor/", {"reason": "lost the telephone"})
    assert not Authenticator.objects.filter(user=clerk).exists()
    assert client.get(reverse("intake_queue")).status_code == 302


def test_nobody_closes_or_widens_their_own_account(admin):
    me = person("system_administrator")
    assert admin.post(f"/office/people/{me.ref}/deactivate/", {"reason": "tired"}).status_code == 409
    data = {"name": "Me", "roles": ["intake"], "language": "en"}
    assert admin.post(f"/office/people/{me.ref}/", data).status_code == 409
    me.refresh_from_db()
    assert (me.is_active, me.roles) == (True, "system_administrator")


def test_a_reason_is_asked_for(admin):
    clerk = person("intake")
    assert admin.post(f"/office/people/{clerk.ref}/deactivate/", {"reason": ""}).status_code == 400
    clerk.refresh_from_db()
    assert clerk.is_active


def test_people_are_found_by_role_and_word(admin):
    person("intake")
    person("quality_reviewer")
    page = admin.get("/office/?role=quality_reviewer").content.decode()
    assert "quality_reviewer@example.org" in page
    assert "intake@example.org" not in page
    assert "Nobody fits" in admin.get("/office/?q=absent").content.decode()
