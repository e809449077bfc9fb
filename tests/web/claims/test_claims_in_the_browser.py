"""The claims administrator does the day's work in a real browser."""

import pytest
from tests.browser import launched
from tests.web.lives import NUMBER
from tests.web.site import at_screen, look, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]


def test_the_days_work_of_an_administrator(mutual, docket, tmp_path):
    from openimr.web.jobs.effects import send_notice
    from openimr.web.store.models import NoticeRow

    for key in NoticeRow.objects.filter(role="claims_administrator").values_list("key", flat=True):
        send_notice(key)
    paths = []
    for number in (1, 2):
        paths.append(tmp_path / f"{NUMBER}-report-{number}.txt")
        paths[-1].write_text(f"Fictional report {number}.")
    with launched() as browser, served() as site, at_screen(browser, site, mutual) as page:
        page.goto(f"{site}/claims/")
        look(page, "claims-cases")
        page.goto(f"{site}/claims-notices/")
        look(page, "claims-notices")
        page.get_by_text("All on this page").click()
        page.get_by_role("button", name="Acknowledge the chosen").click()
        assert "Acknowledged: 1." in page.content()
        page.get_by_role("link", name=NUMBER, exact=True).click()
        look(page, "claims-case")
        page.get_by_role("link", name="Authorize treatment").click()
        look(page, "claims-authorize")
        page.get_by_text("Physical therapy").first.click()
        page.get_by_role("button", name="Authorize the chosen treatment").click()
        page.get_by_role("link", name="Checklist and upload").click()
        page.get_by_label("Files *", exact=False).first.set_input_files(paths)
        page.get_by_label(f"Control number of {paths[1].name}").fill("MUT-0002")
        look(page, "claims-records")
        page.locator("label", has_text="A copy, or a list").first.click()
        page.locator("label", has_text="This is everything that").click()
        page.get_by_role("button", name="Send", exact=True).click()
        assert "MUT-0002" in page.content()
        look(page, "claims-receipt")
        page.goto(f"{site}/claims/send/")
        look(page, "claims-batch")
        page.goto(f"{site}/claims-fees/?show=penalties")
        look(page, "claims-penalties")
    assert docket.case(NUMBER).state == "reviewer_selection"
    assert docket.case(NUMBER).items[1].standing == "authorized"
