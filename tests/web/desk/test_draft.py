"""The draft: begun from the proposal, tied to its facts, never overwritten, frozen when it is signed."""

import pytest
from tests.web.desk.conftest import WORK
from tests.web.desk.form import fields

CASE = f"/desk/{WORK}/"


def _row():
    from openimr.web.desk.models import DraftRow

    return DraftRow.objects.filter(case_id=WORK).order_by("-version").first()


def _written():
    from openimr.web.desk.draft import read_draft

    return read_draft(_row().content)


def _decided(client, word="upheld"):
    sent = fields(client.get(CASE)) | {"item-1-decision": [word], "do": ["save"]}
    assert client.post(f"{CASE}draft/", sent).status_code == 302


def test_the_draft_begins_with_sentences_tied_to_facts_and_no_decision(client):
    client.get(CASE)
    item = _written().item(1)
    assert item.decision is None
    assert any(sentence.facts for sentence in item.rationale)
    assert all("Neck and Upper Back" in line or "Official Disability" in line for line in item.guidelines)


def test_what_is_typed_is_saved_and_links_stay(client):
    sent = fields(client.get(CASE))
    before = _written().item(1).rationale
    sent["item-1-text"][1] = "In my own words."
    client.post(f"{CASE}draft/", sent)
    after = _written().item(1).rationale
    assert after[1].text == "In my own words."
    assert [one.facts for one in after] == [one.facts for one in before]


def test_another_window_is_told_and_overwrites_nothing(client):
    first = fields(client.get(CASE))
    second = fields(client.get(CASE))
    first["item-1-text"][0] = "Words of the first window."
    client.post(f"{CASE}draft/", first)
    second["item-1-text"][0] = "Words of the second window."
    answer = client.post(f"{CASE}draft/", second)
    assert answer.status_code == 409
    assert b"Words of the second window." in answer.content
    assert _written().item(1).rationale[0].text == "Words of the first window."
    again = client.post(f"{CASE}draft/", second, headers={"Accept": "application/json"})
    assert (again.status_code, again.json()["revision"]) == (409, 1)


@pytest.mark.parametrize(
    ("action", "order"),
    [
        ("remove:item-1:0", "bc"),
        ("down:item-1:0", "bac"),
        ("up:item-1:2", "acb"),
        ("up:item-1:0", "abc"),
        ("remove:item-1:99", "abc"),
        ("remove:item-x:0", "abc"),
        ("nonsense", "abc"),
    ],
)
def test_buttons_move_and_remove_sentences(kept, action, order):
    from openimr.web.desk.draft import Draft, DraftItem, DraftSentence
    from openimr.web.desk.draft_form import act

    item = DraftItem(1, None, tuple(DraftSentence(letter) for letter in "abc"))
    moved = act(Draft((), (item,)), action, {}, None)
    assert "".join(one.text for one in moved.item(1).rationale) == order


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_finding_becomes_a_sentence_with_its_facts(client):
    page = client.get(CASE)
    action = page.content.decode().split('value="insert:')[1].split('"')[0]
    before = len(_written().item(1).rationale)
    client.post(f"{CASE}draft/", fields(page) | {"do": [f"insert:{action}"]})
    after = _written().item(1).rationale
    assert len(after) == before + 1
    assert after[-1].citations


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_picker_offers_only_editions_in_force_on_the_day(address):
    from datetime import date
    from types import SimpleNamespace

    from openimr.case import Service
    from openimr.web.desk.citations import groups

    review = SimpleNamespace(item=SimpleNamespace(service=Service("mri", "cervical_spine")), citations=())

    def lines(year):
        found = groups(review, date(year, 10, 6), "ca_workers_comp")
        return [choice.words for group in found for choice in group.choices]

    assert any("Neck and Upper Back" in line and "2004" in line for line in lines(2014))
    assert not any("2018" in line for line in lines(2014))
    assert any("2018" in line for line in lines(2020))
    assert not any("2004" in line for line in lines(2020))


def test_signing_needs_decisions_and_every_statement(client):
    page = client.get(f"{CASE}sign/")
    assert b"needs a decision on item 1" in page.content
    _decided(client)
    answer = client.post(f"{CASE}sign/", {"own": "yes", "independent": "yes"})
    assert answer.status_code == 409
    assert b"I sign this determination" in answer.content


def _signed(client):
    _decided(client)
    version = fields(client.get(f"{CASE}sign/"), None)["version"][-1]
    everything = {"own": "yes", "independent": "yes", "sign": "yes", "version": version}
    answer = client.post(f"{CASE}sign/", everything)
    assert (answer.status_code, answer.get("Location")) == (302, "/desk/"), answer.content.decode()[:3000]


def test_a_signed_draft_is_frozen_and_the_case_goes_to_quality_review(client, docket):
    _signed(client)
    life = docket.case(WORK)
    assert life.state == "quality_review"
    assert dict(life.decisions) == {1: "upheld"}
    assert _row().standing == "submitted"
    frozen = _row().content
    assert b"draft-form" not in client.get(CASE).content
    client.post(f"{CASE}draft/", {"revision": "1", "item-1-text": ["later"]})
    assert _row().content == frozen


def test_a_returned_draft_comes_back_with_the_comment_as_a_new_version(client, docket):
    from openimr.process.life import Event
    from openimr.web import moment
    from openimr.web.desk.models import DraftRow

    _signed(client)
    DraftRow.objects.update(standing="returned", comment="Cite the page of the consultation.")
    docket.append(WORK, Event("draft_returned", moment.now(), "quality_reviewer"), moment.today())
    page = client.get(CASE).content.decode()
    assert "Cite the page of the consultation." in page
    assert (_row().version, _row().standing) == (2, "working")
    assert client.get(f"{CASE}drafts/1/").status_code == 200


def test_a_case_that_moved_on_is_told_and_nothing_is_signed(client, docket):
    _decided(client)
    answer = client.post(f"{CASE}sign/", {"own": "y", "independent": "y", "sign": "y", "version": "1"})
    assert answer.status_code == 409
    assert docket.case(WORK).state == "clinical_review"
    assert _row().standing == "working"


def test_asking_for_more_keeps_the_draft_and_the_questions_go_out(client, docket):
    client.get(CASE)
    page = client.get(f"{CASE}ask/")
    assert b"Begun with what the worksheet found missing" in page.content
    answer = client.post(
        f"{CASE}ask/", {"asked_of": "physician", "questions": "Which muscles?\n\nSince when?"}
    )
    assert answer.status_code == 302
    life = docket.case(WORK)
    assert life.state == "additional_information"
    assert '"Since when?"' in docket.links(WORK)[-1].payload
    page = client.get(CASE)
    assert b"can be signed once the answer is in" in page.content
    assert client.post(f"{CASE}draft/", fields(page)).status_code == 302
    assert (_row().standing, _row().revision) == ("working", 1)
    assert client.get(f"{CASE}sign/").status_code == 302


def test_who_steps_back_does_not_see_the_case_again(client, docket):
    assert client.post(f"{CASE}recuse/", {"reason": " "}).status_code == 409
    assert client.post(f"{CASE}recuse/", {"reason": "I know the surgeon."}).status_code == 302
    assert docket.case(WORK).state == "reviewer_selection"
    assert client.get(CASE).status_code == 404


def test_the_reviewer_is_nowhere_named(client, reviewer):
    from openimr.web.store.models import ReviewerIdentityRow

    identity = ReviewerIdentityRow.objects.get(reviewer_id=reviewer.reviewer_id)
    for where in ("", "sign/", "ask/", "recuse/"):
        page = client.get(f"{CASE}{where}").content.decode()
        assert identity.name.split(",")[0].split()[-1] not in page
        assert reviewer.email not in page
