"""The page of a case: what it offers, what it refuses, what it shows after each change, on both databases."""

from tests.web.filed import filed
from tests.web.lives import NUMBER, TODAY, UNIQUE
from tests.web.people import person, signed_in

PAGE = f"/cases/{NUMBER}/"


def act(client, kind, version, **data):
    typed = {f"{kind}-{name}": value for name, value in data.items()}
    return client.post(f"{PAGE}act/{kind}/", {"version": version, **typed})


def test_a_change_is_on_the_page_at_once(docket, manager):
    filed(docket)
    assert b"Received" in manager.get(PAGE).content
    assert act(manager, "found_unique", 1).status_code == 302
    page = manager.get(PAGE).content.decode()
    assert "Found unique" in page
    assert "Find eligible" in page


def test_a_sent_notice_and_a_new_address_are_on_the_page_at_once(docket, manager):
    from openimr.web.jobs.effects import send_notice
    from openimr.web.store.models import NoticeRow, PartyRow

    filed(docket)
    before = manager.get(PAGE).content.decode()
    assert "Owed" in before
    for key in NoticeRow.objects.values_list("key", flat=True):
        send_notice(key)
    PartyRow.objects.filter(role="worker").update(address="77 Another Lane")
    after = manager.get(PAGE).content.decode()
    assert "Owed" not in after
    assert "77 Another Lane" in after


def test_each_request_gets_its_own_token(docket, manager):
    filed(docket)
    other = signed_in(person("intake"))
    pages = [client.get(PAGE).content.decode() for client in (manager, manager, other)]
    assert all("the-token-of-this-request" not in page for page in pages)
    assert len({page.split('csrfmiddlewaretoken" value="')[2][:64] for page in pages}) == 3


def test_the_rule_that_refuses_is_named_and_what_was_typed_stays(noticed, manager):
    answer = act(manager, "converted_to_expedited", 4, certified="on")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "8 CCR 9792.10.4(c)" in page
    assert "physician_certified" not in page
    assert 'name="converted_to_expedited-certified"' in page
    assert "checked" in page


def test_of_two_people_the_second_is_told_that_the_case_has_moved_on(docket, manager):
    filed(docket)
    docket.append(NUMBER, UNIQUE, TODAY)
    answer = act(manager, "found_unique", 1)
    assert answer.status_code == 409
    assert docket.case(NUMBER).version == 2


def test_an_event_that_is_noted_elsewhere_is_not_noted_here(noticed, manager):
    assert act(manager, "determination_issued", 4).status_code == 404


def test_billing_reads_the_page_and_can_do_nothing(noticed):
    client = signed_in(person("billing"))
    page = client.get(PAGE)
    assert page.status_code == 200
    assert b"What can be done now" not in page.content
    assert act(client, "records_waived", 4).status_code == 403


def test_every_event_of_the_file_is_one_of_the_life_of_a_case_with_fields_it_can_take(address):
    from openimr.process.life import life_rules
    from openimr.programs.load import DEFAULT
    from openimr.web.intake.act import ROLES, described
    from openimr.web.intake.forms_event import _MAKERS

    events = life_rules(DEFAULT).events
    told = described()
    for kind, one in told["events"].items():
        assert events[kind].roles & set(ROLES), kind
        assert {field["type"] for field in one.get("fields", ())} <= set(_MAKERS)
    noted = {kind for kind, rule in events.items() if rule.roles & set(ROLES)}
    # Filing has its form; offers and their answers belong to assignment; a join writes both sides at once.
    without = {"application_received", "assignment_expired", "reviewer_recused", "joined_to_another"}
    assert noted - set(told["events"]) - set(told["elsewhere"]) == without


def test_a_preview_writes_nothing(screened, manager):
    from openimr.web.store.models import NoticeRow

    owed = NoticeRow.objects.count()
    answer = manager.post(
        f"{PAGE}preview/found_ineligible/",
        {
            "version": 2,
            "found_ineligible-reasons": ["NO_SIGNATURE"],
            "found_ineligible-service": "mail_in_state",
        },
    )
    assert answer["Location"] == f"{PAGE}preview/"
    assert b"before they go out" in manager.get(f"{PAGE}preview/").content
    notice = manager.get(f"{PAGE}preview/notice/ineligible.attorney/")
    assert b"Imagined Law Office" in notice.content
    assert "sandbox" in notice["Content-Security-Policy"]
    assert screened.case(NUMBER).version == 2
    assert NoticeRow.objects.count() == owed
