"""The audit pages tell kinds, moments, roles and seals, never what an event says, and notice any change."""

import io
import json

import pytest
from django.db import connection
from tests.web.filed import assigned
from tests.web.lives import NUMBER, TODAY, event
from tests.web.people import person, signed_in


@pytest.fixture
def admin(docket):
    assigned(docket)
    docket.append(NUMBER, event("records_received", 8, 20, "claims_administrator", complete=True), TODAY)
    return signed_in(person("system_administrator"))


def tamper(payload):
    """Change a sealed event behind the back of the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE imr_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER imr_event_no_update")
        cursor.execute("UPDATE imr_event SET payload = %s WHERE sequence = 2", [payload])


def test_events_are_found_by_case_kind_role_and_day(admin):
    def places(query):
        page = admin.get(f"/office/audit/?{query}").content.decode()
        return page.count('data-label="Seal"')

    assert places("") == 5
    assert places(f"case={NUMBER}") == 5
    assert places("case=CM16-0000000") == 0
    assert places("kind=noarfi_sent") == 1
    assert places("role=case_manager") == 2
    assert places("since=2016-08-10&until=2016-08-11") == 2
    assert places("since=2016-08-11&role=claims_administrator") == 1


def test_no_word_of_the_dispute_is_told(admin):
    for address in ("/office/audit/", f"/office/audit/verify/?number={NUMBER}", "/office/audit/heads/"):
        page = admin.get(address).content.decode()
        assert "lumbar" not in page
        assert "Dummeldinger" not in page
        assert "injury_on" not in page


def test_who_reviewed_is_sealed(admin, docket):
    offer = {"reviewer": "r-sealed", "conflict": "clear", "credentials": "s1"}
    docket.append(NUMBER, event("reviewer_assigned", 8, 21, "case_manager", by="u-manager", **offer), TODAY)
    answer = {"reviewer": "r-sealed", "independent": True, "by": "u-reviewer"}
    docket.append(NUMBER, event("reviewer_accepted", 8, 22, "reviewer", **answer), TODAY)
    page = admin.get("/office/audit/").content.decode()
    assert "u-manager" in page
    assert "u-reviewer" not in page
    assert "r-sealed" not in page


def test_a_whole_docket_and_a_whole_case_are_told_so(admin):
    assert "The docket is whole" in admin.post("/office/audit/verify/all/").content.decode()
    assert f"Case {NUMBER} is whole" in admin.get(f"/office/audit/verify/?number={NUMBER}").content.decode()


def test_a_changed_event_is_named(admin):
    tamper('{"at":"no event"}')
    for page in (
        admin.post("/office/audit/verify/all/"),
        admin.get(f"/office/audit/verify/?number={NUMBER}"),
    ):
        told = page.content.decode()
        assert "not as it was written" in told
        assert "event 2" in told.lower()
    assert "not readable" in admin.get("/office/audit/").content.decode()


def test_the_head_on_a_letter_is_found_in_the_chain(admin, docket):
    head = docket.links(NUMBER)[2].seal
    found = admin.get(
        "/office/audit/verify/", {"number": NUMBER, "hash": f" {head[:32].upper()} {head[32:]} "}
    )
    assert "seal of event 3 of 5" in found.content.decode()
    strange = admin.get("/office/audit/verify/", {"number": NUMBER, "hash": "0" * 64})
    assert "not in the chain" in strange.content.decode()
    cut = admin.get("/office/audit/verify/", {"number": NUMBER, "hash": "abc"})
    assert "Copy the whole line" in cut.content.decode()


def test_heads_go_out_and_come_back(admin, docket):
    kept = admin.get("/office/audit/heads/").content
    assert json.loads(kept)["heads"][NUMBER] == {"version": 5, "seal": docket.head(NUMBER)}
    told = admin.post("/office/audit/verify/all/", {"heads": _file(kept)}).content.decode()
    assert "the 1 head kept outside is there" in told
    wrong = kept.replace(docket.head(NUMBER).encode(), b"f" * 64)
    told = admin.post("/office/audit/verify/all/", {"heads": _file(wrong)}).content.decode()
    assert "anchored outside" in told
    assert (
        "no file of heads"
        in admin.post("/office/audit/verify/all/", {"heads": _file(b"[]")}).content.decode()
    )


def _file(content):
    file = io.BytesIO(content)
    file.name = "heads.json"
    return file


def test_sign_ins_are_told_by_address(admin):
    from axes.models import AccessAttempt, AccessLog

    AccessLog.objects.create(username="clerk@example.org", ip_address="192.0.2.1")
    AccessAttempt.objects.create(username="lost@example.org", failures_since_start=7, post_data="password=x")
    page = admin.get("/office/audit/sign-ins/").content.decode()
    assert "clerk@example.org" in page
    assert "rested" in page
    assert "password=x" not in page
    assert "lost@example.org" not in admin.get("/office/audit/sign-ins/?q=clerk").content.decode()
