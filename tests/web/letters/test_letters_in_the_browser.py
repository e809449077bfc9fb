"""The medical director previews, issues, serves and corrects; a stranger verifies. In a real browser."""

import pytest
from tests.browser import launched
from tests.web.letters.drafted import NUMBER
from tests.web.letters.issued import approved
from tests.web.people import person
from tests.web.site import at_screen, look, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("now"),
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]


def test_preview_issue_serve_correct_verify(docket):
    from openimr.web.letters.models import LetterRow

    approved(docket)
    approved(docket, "CM16-9000002")
    with (
        launched() as browser,
        served() as site,
        at_screen(browser, site, person("medical_director")) as page,
    ):
        page.goto(f"{site}/letters/")
        look(page, "letters-queue")
        page.get_by_role("link", name=NUMBER).click()
        assert page.frame_locator("iframe").get_by_text("Final Determination Letter").first.is_visible()
        look(page, "letters-issue")
        assert "01/12/2017" in page.locator("#will").inner_text()
        with page.expect_response(lambda found: "service=personal" in found.url):
            page.get_by_label("How is it served").select_option("personal")
        page.wait_for_function("!document.querySelector('#will').innerText.includes('01/12/2017')")
        page.get_by_label("How is it served").select_option("mail_in_state")
        page.get_by_role("button", name="Issue the determination").click()
        assert "is issued as version 1" in page.content()
        page.get_by_role("button", name="Prepare them now").click()
        assert "3 cover letters are in the outbox" in page.content()
        look(page, "letters-issued")
        page.get_by_label("Party").select_option("worker")
        page.get_by_role("button", name="Note it").click()
        assert "Service on injured worker is noted" in page.content()
        page.goto(f"{site}/letters/?list=serve")
        look(page, "letters-serve")
        page.goto(f"{site}/letters/{NUMBER}/correction/")
        look(page, "letters-correction")
        page.get_by_label("Why the letter is corrected").fill("A day in the header was misprinted.")
        page.get_by_label("Date of injury").fill("2015-01-06")
        page.get_by_role("button", name="Keep and compare").click()
        look(page, "letters-correction-compared")
        page.get_by_role("button", name="Issue the corrected letter").click()
        assert "is issued as version 2" in page.content()
        look(page, "letters-corrected")
        head = LetterRow.objects.get(version=2).head
        page.goto(f"{site}/verify/")
        page.get_by_label("Case number").fill(NUMBER)
        page.get_by_label("Hash").fill(head)
        page.get_by_role("button", name="Verify").click()
        assert "They belong together" in page.content()
        look(page, "letters-verify")


def test_the_case_manager_serves_and_marks_but_does_not_issue(docket):
    from tests.web.letters.issued import issued

    approved(docket)
    issued(docket, "CM16-9000002")
    with launched() as browser, served() as site, at_screen(browser, site, person("case_manager")) as page:
        page.goto(f"{site}/letters/{NUMBER}/")
        assert page.get_by_role("button", name="Issue the determination").count() == 0
        page.goto(f"{site}/letters/CM16-9000002/")
        page.get_by_role("button", name="Mark as published").click()
        assert "is marked as published" in page.content()
