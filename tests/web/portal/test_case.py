"""Following a case, and what may be done to it: only by those who see it, only what its life allows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.filed import assigned, filed
from tests.web.lives import NUMBER, TODAY, UNIQUE, event
from tests.web.people import let_in, person, signed_in
from tests.web.portal.typed import PDF

pytestmark = pytest.mark.usefixtures("now")
CASE = f"/my/cases/{NUMBER}/"


def _client(role, **fields):
    return signed_in(let_in(person(role, **fields), NUMBER, role))


def _append(docket, *events):
    for one in events:
        docket.append(NUMBER, one, TODAY)


def test_the_status_page_tells_what_happened_what_comes_and_why(docket):
    assigned(docket)
    page = _client("worker").get(CASE).content.decode()
    assert "Your application came in." in page
    assert "We asked for your medical records" in page
    assert "Why this date" in page
    assert "08/26/2016" in page  # fifteen days after the notice was mailed, 8 CCR 9792.10.5(a)(1)


def test_the_status_page_speaks_spanish(docket):
    assigned(docket)
    page = _client("worker", language="es").get(CASE).content.decode()
    assert "Pedimos sus registros médicos" in page
    assert "26 de agosto de 2016" in page
    assert "Where your case" not in page


def test_another_workers_case_is_not_there(docket):
    assigned(docket)
    stranger = signed_in(person("worker", ref="stranger"))
    for what in ("", "records/", "records/send/", "notices/", "withdraw/", "filed/"):
        assert stranger.get(f"{CASE}{what}").status_code == 404


def test_papers_of_the_worker_do_not_complete_the_insurers_file(docket):
    assigned(docket)
    files = [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.txt", b"I cannot sleep.")]
    answer = _client("worker").post(f"{CASE}records/send/", {"files": files, "kind": "report"})
    assert answer.status_code == 302
    life = docket.case(NUMBER)
    assert life.state == "records_requested"
    assert life.records == ("worker",)
    from openimr.web.store.models import DocumentRow

    assert set(DocumentRow.objects.values_list("name", "sender", "kind")) == {
        ("a.pdf", "worker", "report"),
        ("b.txt", "worker", "report"),
    }


def test_papers_that_come_early_are_kept_without_an_event(docket):
    filed(docket)
    before = docket.case(NUMBER).version
    client = _client("worker")
    client.post(f"{CASE}records/send/", {"files": [SimpleUploadedFile("a.pdf", PDF)]})
    assert docket.case(NUMBER).version == before
    assert "a.pdf" in client.get(f"{CASE}records/").content.decode()


def test_of_several_files_the_good_ones_are_kept(docket):
    assigned(docket)
    client = _client("worker")
    files = [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.exe", b"MZ")]
    answer = client.post(f"{CASE}records/send/", {"files": files})
    assert answer.status_code == 422
    assert "b.exe is not" in answer.content.decode()
    assert "a.pdf" in client.get(f"{CASE}records/").content.decode()


def test_whether_the_reviewer_opened_a_paper_is_told_after_the_decision_only(docket):
    from openimr.web.jobs.receive import receive

    assigned(docket)
    receive(NUMBER, "a.txt", b"fictional", "claims_administrator")
    page = _client("worker").get(f"{CASE}records/").content.decode()
    assert "Opened by the reviewer" not in page
    assert "when the case is decided" in page


def test_an_item_is_withdrawn_once_the_worker_says_that_it_is_meant(docket):
    assigned(docket)
    client = _client("worker")
    version = docket.case(NUMBER).version
    unsure = client.post(f"{CASE}withdraw/", {"items": ["2"], "version": version})
    assert unsure.status_code == 422
    assert 'value="2"' in unsure.content.decode()
    done = client.post(f"{CASE}withdraw/", {"items": ["2"], "sure": "on", "version": version})
    assert done.status_code == 302
    assert [item.standing for item in docket.case(NUMBER).items] == ["in_dispute", "withdrawn"]


def test_withdrawing_all_ends_the_review(docket):
    assigned(docket)
    _client("worker").post(f"{CASE}withdraw/", {"items": ["1", "2"], "sure": "on"})
    assert docket.case(NUMBER).state == "terminated"


def test_a_case_that_moved_on_keeps_what_was_typed(docket):
    filed(docket)
    _append(docket, UNIQUE, _asked())
    client = _client("worker")
    answer = client.post(f"{CASE}answer-eligibility/", {"answer": "It came by mail.", "version": 1})
    assert answer.status_code == 409
    assert "It came by mail." in answer.content.decode()
    assert "Someone changed the case" in answer.content.decode()


def test_an_answer_goes_into_the_file_and_the_case_goes_on(docket):
    from openimr.web.store.models import DocumentRow

    filed(docket)
    _append(docket, UNIQUE, _asked())
    client = _client("worker")
    assert "How did the letter reach you?" in client.get(CASE).content.decode()
    client.post(f"{CASE}answer-eligibility/", {"answer": "It came by mail."})
    assert docket.case(NUMBER).state == "eligibility_review"
    assert DocumentRow.objects.get().kind == "answer"
    assert "mail" not in docket.links(NUMBER)[-1].payload


def test_a_deferred_case_goes_on_once_the_notice_was_served(docket):
    filed(docket)
    deferred = event("liability_disputed", 8, 9, "case_manager", liability_disputed=True, reason="claim")
    _append(docket, UNIQUE, deferred)
    client = _client("worker")
    assert client.post(f"{CASE}renew/", {"renew": "on"}).status_code == 409
    client.post(f"{CASE}resolved/", {"served_on": "2016-08-11", "service": "personal"})
    client.post(f"{CASE}renew/", {"renew": "on"})
    assert docket.case(NUMBER).state == "eligibility_review"


def test_the_physician_certifies_with_papers_only(docket):
    assigned(docket)
    client = _client("physician")
    words = {"certified": "on", "grounds": "Loss of strength grows from day to day."}
    assert client.post(f"{CASE}expedite/", words).status_code == 422
    assert docket.case(NUMBER).priority == "standard"
    client.post(f"{CASE}expedite/", {**words, "files": [SimpleUploadedFile("certificate.pdf", PDF)]})
    assert docket.case(NUMBER).priority == "expedited"
    assert _client("worker").get(f"{CASE}expedite/").status_code == 403


def test_an_act_that_is_not_open_says_so(docket):
    assigned(docket)
    page = _client("worker").get(f"{CASE}petition/").content.decode()
    assert "This can not be done now" in page


def test_a_notice_is_read_once_and_only_by_its_reader(docket):
    from openimr.web.jobs.effects import send_notice
    from openimr.web.store.models import AcknowledgementRow, NoticeRow

    assigned(docket)
    keys = NoticeRow.objects.filter(kind="noarfi").values_list("role", "key")
    for _, key in keys:
        send_notice(key)
    keys, client = dict(keys), _client("worker")
    for _ in range(2):
        assert client.post(f"{CASE}notices/{keys['worker']}/read/").status_code == 302
    assert AcknowledgementRow.objects.count() == 1
    assert client.post(f"{CASE}notices/{keys['physician']}/read/").status_code == 404
    assert keys["physician"] not in client.get(f"{CASE}notices/").content.decode()


def test_an_attorney_finds_a_case_among_many_by_claim_number_or_name(docket):
    from openimr.web.accounts.models import Organization

    office = Organization.objects.create(ref="law", name="Imagined Law Office")
    attorney = person("attorney", organization=office)
    for place in range(1, 26):
        number = f"CM16-90000{place:02}"
        filed(docket, number)
        let_in(attorney, number, "attorney")
    client = signed_in(attorney)
    assert client.get("/my/").content.decode().count('class="imr-card"') == 20
    assert "CM16-9000001" in client.get("/my/?page=2").content.decode()
    page = client.get("/my/?q=9000003").content.decode()
    assert page.count('class="imr-card"') == 1
    assert "No case fits your search" in client.get("/my/?q=nobody").content.decode()
    assert client.get("/my/?q=FIC-15-000707").content.decode().count('class="imr-card"') == 20


def _asked():
    return event(
        "eligibility_information_requested",
        8,
        9,
        "case_manager",
        asked_of="worker",
        questions=["How did the letter reach you?"],
    )
