"""A quality reviewer draws, reads, answers, returns and lets pass, in a real browser."""

import pytest
from tests.browser import launched
from tests.web.letters.drafted import NUMBER, a_draft, drafted
from tests.web.people import person
from tests.web.site import at_screen, look, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("now"),
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]
WRONG = "The requested MRI of the lumbar spine is medically necessary."


def test_draw_then_read_answer_and_pass(docket):
    drafted(docket, draft=a_draft(closing=WRONG))
    drafted(docket, "CM16-9000002")
    with (
        launched() as browser,
        served() as site,
        at_screen(browser, site, person("quality_reviewer")) as page,
    ):
        page.goto(f"{site}/quality/")
        look(page, "quality-queue")
        page.get_by_role("button", name="Draw a sample").click()
        assert "The draw holds" in page.content()
        look(page, "quality-proof")
        page.goto(f"{site}/quality/{NUMBER}/")
        look(page, "quality-case")
        page.get_by_label("Comment to the reviewer on item 1").fill("A note that must not be lost.")
        page.get_by_role("button", name="Let the draft pass").click()
        assert "Nothing was changed" in page.content()
        assert "A note that must not be lost." in page.content()
        look(page, "quality-case-refused")
        page.get_by_label("Why this may stand").first.fill("The sentence quotes the request, not a finding.")
        for label in page.locator(".quality-content label").all():
            label.click()
        page.get_by_role("button", name="Let the draft pass").click()
        assert "passed; the letter can be issued" in page.content()
    assert docket.case(NUMBER).state == "approved"


def test_return_compare_and_the_figures(docket, now):
    from datetime import timedelta

    from tests.web.letters.drafted import submit

    from openimr.web.desk.models import DraftRow

    drafted(docket, draft=a_draft(closing=WRONG))
    with (
        launched() as browser,
        served() as site,
        at_screen(browser, site, person("quality_reviewer")) as page,
    ):
        page.goto(f"{site}/quality/{NUMBER}/")
        page.get_by_role("button", name="Return it").click()
        assert "without a word" in page.content()
        page.get_by_label("Comment to the reviewer on item 1").fill("The last sentence contradicts it.")
        page.get_by_role("button", name="Return it").click()
        assert "went back to its reviewer" in page.content()
        row = DraftRow.objects.get()
        assert (row.standing, row.comment) == (
            "returned",
            "Item 1: The last sentence contradicts it.",
        )
        submit(docket, NUMBER, a_draft(), now + timedelta(minutes=30), version=2)
        page.goto(f"{site}/quality/{NUMBER}/")
        look(page, "quality-case-second")
        page.get_by_role("link", name="Compare versions").click()
        look(page, "quality-versions")
        assert page.locator("ins").count() >= 2
        page.goto(f"{site}/quality/agreement/")
        look(page, "quality-agreement")
        page.goto(f"{site}/quality/draws/")
        look(page, "quality-draws")
