"""The guided application: nothing typed is lost; it explains, never blocks, and files all at once."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.people import person, signed_in
from tests.web.portal.typed import ANSWERS, PDF, begun, signed, type_all

pytestmark = pytest.mark.usefixtures("now")


def _letter(name="letter.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def test_a_filed_application_is_a_case_with_parties_access_papers_and_signature(docket):
    from openimr.web.accounts.models import CaseAccess, Organization
    from openimr.web.portal.models import SignatureRow
    from openimr.web.store.dispute import case_of, dispute_of
    from openimr.web.store.models import DocumentRow, PartyRow

    insurer = Organization.objects.create(ref="mutual", name="Imaginary Mutual")
    person("claims_administrator", organization=insurer)
    worker = person("worker")
    client = signed_in(worker)
    draft = begun(client)
    type_all(client, draft)
    client.post(f"/my/apply/{draft}/papers/", {"decision": _letter()})
    number = signed(client, draft)
    assert number == "CM16-0000001"
    case = case_of(number)
    assert [item.service.kind for item in case.items] == ["mri", "physical_therapy"]
    assert case.items[1].request.remaining.quantity.amount == 6
    assert (case.application.signed, case.application.ur_decision_attached) == (True, True)
    assert dispute_of(number).claim_number == "FIC-15-000707"
    assert dict(PartyRow.objects.filter(case=number).values_list("role", "language")) == {
        "worker": "es",
        "physician": "en",
        "claims_administrator": "en",
    }
    assert set(CaseAccess.objects.values_list("role", "user", "organization")) == {
        ("worker", worker.pk, None),
        ("claims_administrator", None, "mutual"),
    }
    assert DocumentRow.objects.get().kind == "utilization_review_decision"
    signature = SignatureRow.objects.get()
    assert signature.name == "Cosima Dummeldinger"
    assert "MRI of the lumbar spine" in signature.text
    assert number in client.get(f"/my/cases/{number}/filed/").content.decode()
    assert docket.case(number).state == "received"


def test_no_event_carries_a_name(docket):
    client = signed_in(person("worker"))
    draft = begun(client)
    type_all(client, draft)
    number = signed(client, draft)
    assert "Dummeldinger" not in docket.links(number)[0].payload
    assert "Fantasma" not in docket.links(number)[0].payload


def test_a_button_pressed_twice_files_once(docket):
    from openimr.web.store.models import CaseRow

    client = signed_in(person("worker"))
    draft = begun(client)
    type_all(client, draft)
    assert signed(client, draft) == signed(client, draft)
    assert CaseRow.objects.count() == 1


@pytest.mark.parametrize("pressed", ["on", "back", "later", "stay"])
def test_what_is_not_complete_is_kept_whichever_button_is_pressed(address, pressed):
    from openimr.web.portal.models import ApplicationDraftRow

    client = signed_in(person("worker"))
    draft = begun(client)
    client.post(f"/my/apply/{draft}/worker/", {"last_name": "Dummeldinger", "press": pressed})
    kept = json.loads(ApplicationDraftRow.objects.get(pk=draft).content)
    assert kept["worker"]["last_name"] == "Dummeldinger"
    assert "Dummeldinger" in client.get(f"/my/apply/{draft}/worker/").content.decode()


def test_a_day_that_is_none_stays_in_its_field_with_what_is_wrong(address):
    client = signed_in(person("worker"))
    draft = begun(client)
    answer = client.post(f"/my/apply/{draft}/injury/", {"date_of_injury": "31 Smarch", "claim_number": "x"})
    assert answer.status_code == 422
    assert "31 Smarch" in answer.content.decode()


def test_a_row_is_added_and_removed_without_losing_the_others(address):
    client = signed_in(person("worker"))
    draft = begun(client)
    client.post(f"/my/apply/{draft}/treatments/", {**ANSWERS["treatments"], "press": "add"})
    assert client.get(f"/my/apply/{draft}/treatments/").content.decode().count("<legend>Treatment") == 3
    client.post(f"/my/apply/{draft}/treatments/", {**ANSWERS["treatments"], "press": "remove-0"})
    page = client.get(f"/my/apply/{draft}/treatments/").content.decode()
    assert "Physical therapy" in page
    assert "MRI of the lumbar" not in page


def test_the_check_names_the_last_day_and_does_not_block_a_late_application(docket):
    client = signed_in(person("worker"))
    draft = begun(client)
    type_all(client, draft, decision={**ANSWERS["decision"], "ur_date": "2016-05-02"})
    page = client.get(f"/my/apply/{draft}/check/").content.decode()
    assert "06/06/2016" in page
    assert "That day was 67 days ago" in page
    assert docket.case(signed(client, draft)).state == "received"


def test_the_check_speaks_spanish(address):
    client = signed_in(person("worker", language="es"))
    draft = begun(client)
    type_all(client, draft)
    page = client.get(f"/my/apply/{draft}/check/").content.decode()
    assert "26 de agosto de 2016" in page
    assert "días calendario" in page


def test_a_live_case_on_the_same_dispute_is_named_before_filing(docket):
    client = signed_in(person("worker"))
    first = begun(client)
    type_all(client, first)
    number = signed(client, first)
    second = begun(client)
    type_all(client, second)
    assert f'href="/my/cases/{number}/"' in client.get(f"/my/apply/{second}/check/").content.decode()


def test_a_stranger_is_not_told_the_number_of_anothers_case(docket):
    client = signed_in(person("worker"))
    draft = begun(client)
    type_all(client, draft)
    number = signed(client, draft)
    stranger = signed_in(person("worker", ref="stranger"))
    other = begun(stranger)
    type_all(stranger, other)
    page = stranger.get(f"/my/apply/{other}/check/").content.decode()
    assert number not in page
    assert "an application on the same letter" in page


def test_another_persons_application_is_not_there(address):
    draft = begun(signed_in(person("worker")))
    stranger = signed_in(person("worker", ref="stranger"))
    for step in ("filer", "papers", "check", "sign", "discard"):
        assert stranger.get(f"/my/apply/{draft}/{step}/").status_code == 404


def test_a_designee_says_the_day_on_which_the_worker_named_them(address):
    client = signed_in(person("designee"))
    draft = begun(client)
    answer = client.post(f"/my/apply/{draft}/filer/", {"filer": "designee", "filer_name": "Juniper Dreamt"})
    assert answer.status_code == 422


def test_a_file_that_is_no_document_is_refused_and_the_others_are_kept(address):
    client = signed_in(person("worker"))
    draft = begun(client)
    files = [_letter(), _letter("program.exe", b"MZ..."), _letter("no.pdf", b"<html>")]
    answer = client.post(f"/my/apply/{draft}/papers/", {"decision": files})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "program.exe is not" in page
    assert "no.pdf is not" in page
    assert "<b>letter.pdf</b>" in page
