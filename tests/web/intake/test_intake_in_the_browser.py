"""Intake and case management in a real browser: each job walked through."""

import pytest
from tests.browser import launched
from tests.web.filed import filed
from tests.web.lives import NUMBER
from tests.web.people import person
from tests.web.site import at_screen, look, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]
TWIN = "CM16-9000002"


def test_screen_an_application_and_find_its_duplicate(docket):
    filed(docket)
    filed(docket, TWIN)
    with launched() as browser, served() as site, at_screen(browser, site, person("intake")) as page:
        page.goto(f"{site}/queue/?tab=screen")
        look(page, "intake-queue")
        page.get_by_role("link", name=TWIN).click()
        look(page, "intake-case-received")
        page.get_by_role("link", name="Eligibility worksheet").click()
        assert "likely duplicate" in page.content()
        look(page, "intake-worksheet-duplicate")
        page.get_by_role("button", name="Close as a duplicate").click()
        assert "Noted" in page.content()
    assert docket.case(TWIN).state == "duplicate"
    assert docket.case(TWIN).survivor == NUMBER


def test_find_eligible_preview_and_send_the_noarfi(screened):
    with launched() as browser, served() as site, at_screen(browser, site, person("case_manager")) as page:
        page.goto(f"{site}/cases/{NUMBER}/eligibility/")
        look(page, "intake-worksheet")
        page.get_by_text("Find eligible", exact=True).first.click()
        page.get_by_role("button", name="Find eligible").click()
        assert screened.case(NUMBER).state == "assigned"
        page.goto(f"{site}/cases/{NUMBER}/")
        page.get_by_text("Send the NOARFI").first.click()
        page.get_by_role("button", name="Preview notices").click()
        frame = page.frame_locator("iframe")
        assert "Sample City" in frame.locator("body").inner_text() or frame.locator("h1").count()
        look(page, "intake-preview")
        page.get_by_role("button", name="Send the NOARFI").click()
        look(page, "intake-case-noticed")
    assert screened.case(NUMBER).state == "records_requested"


def test_a_refusal_shows_what_was_typed(noticed):
    with launched() as browser, served() as site, at_screen(browser, site, person("case_manager")) as page:
        page.goto(f"{site}/cases/{NUMBER}/")
        page.get_by_text("Convert to expedited").first.click()
        page.get_by_text("The treating physician certifies").click()
        page.get_by_role("button", name="Convert to expedited").click()
        assert "Nothing was changed" in page.content()
        assert page.get_by_label("The treating physician certifies", exact=False).is_checked()
        look(page, "intake-case-refused")
    assert noticed.case(NUMBER).priority == "standard"


def test_enter_a_paper_application(docket):
    with launched() as browser, served() as site, at_screen(browser, site, person("intake")) as page:
        page.goto(f"{site}/intake/paper/")
        look(page, "intake-paper")
        for label, value in (
            ("Received (as stamped)", "2016-08-26"),
            ("First name", "Zephyrine"),
            ("Last name", "Unreal"),
            ("Date of injury", "2015-02-03"),
            ("Requesting physician", "Nemo Sampleman, MD"),
            ("Claims administrator", "Imaginary Mutual"),
            ("Date of the UR decision", "2016-08-01"),
        ):
            page.get_by_label(label).first.fill(value)
        page.get_by_role("button", name="File the application").click()
        assert "Name at least one treatment" in page.content()
        assert page.get_by_label("First name").input_value() == "Zephyrine"
        page.get_by_label("Treatment", exact=True).first.fill("MRI of the left knee")
        page.get_by_label("Scan of the application").set_input_files(
            {"name": "form.txt", "mimeType": "text/plain", "buffer": b"A fictional form."}
        )
        page.get_by_role("button", name="File the application").click()
        assert "is filed as CM16-" in page.content()
        look(page, "intake-worksheet-paper")


def test_change_a_party_add_documents_and_mend_a_job(noticed):
    from django_tasks_db.models import DBTaskResult

    from openimr.web.jobs.tasks import send_notice
    from openimr.web.store.models import DocumentRow, NoticeRow, PartyRow

    key = NoticeRow.objects.filter(case_id=NUMBER).first().key
    send_notice.enqueue(key)
    DBTaskResult.objects.update(
        status="FAILED", worker_ids=list("abcde"), exception_class_path="a.NoticeError"
    )
    with launched() as browser, served() as site, at_screen(browser, site, person("case_manager")) as page:
        page.goto(f"{site}/cases/{NUMBER}/parties/")
        look(page, "intake-parties")
        page.locator("#id_worker-address").fill("9 Another Fictional Lane")
        page.get_by_role("button", name="Save").click()
        page.goto(f"{site}/cases/{NUMBER}/documents/add/")
        look(page, "intake-documents")
        page.get_by_label("Files").set_input_files(
            [
                {"name": "report.txt", "mimeType": "text/plain", "buffer": b"A fictional report."},
                {"name": "program.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00 no PDF"},
            ]
        )
        page.get_by_role("button", name="Add to the case file").click()
        assert "1 document is in the case file" in page.content()
        assert "program.pdf was not taken" in page.content()
        page.goto(f"{site}/notices/")
        look(page, "intake-notices")
        page.goto(f"{site}/notices/?standing=failed")
        assert "waits for a person" in page.content()
        look(page, "intake-failed")
        page.get_by_role("button", name="Try again").first.click()
        assert "tried again" in page.content()
    assert PartyRow.objects.get(case_id=NUMBER, role="worker").address == "9 Another Fictional Lane"
    assert DocumentRow.objects.get(case_id=NUMBER).name == "report.txt"
    assert DBTaskResult.objects.filter(status="READY").count() >= 1
