"""A case manager compares, clears, offers, plans; the panel is looked after; all in a real browser."""

import json

import pytest
from tests.browser import launched
from tests.web.people import person
from tests.web.site import at_screen, look, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]


def undisclosed(number):
    """The application says nothing of the utilization reviewer."""
    from openimr.web.store.models import DisputeRow

    application = json.loads(DisputeRow.objects.get(case_id=number).application)
    application["parties"].pop("ur_reviewer")
    DisputeRow.objects.filter(case_id=number).update(application=json.dumps(application))


def test_compare_clear_offer_and_take_back(manager, waiting):
    number = waiting[0]
    undisclosed(number)
    with launched() as browser, served() as site, at_screen(browser, site, manager) as page:
        page.goto(f"{site}/assignment/")
        look(page, "assignment-queue")
        page.get_by_role("link", name=number, exact=True).click()
        look(page, "assignment-case")
        for ref in ("r-7f3a01", "r-7f3a04"):
            page.locator(f"label[for=with-{ref}]").click()
        page.get_by_role("button", name="Compare two side by side").click()
        look(page, "assignment-compare")
        page.goto(f"{site}/assignment/{number}/r-7f3a01/")
        page.locator("label[for^=row-]").first.click()
        look(page, "assignment-candidate")
        page.get_by_label("Why the ticked relations").fill(
            "The organization confirmed that it is none of ours."
        )
        page.get_by_role("button", name="Clear with this reason").click()
        if page.get_by_role("button", name="Keep the second look").count():
            page.get_by_label("Why this reviewer all the same").fill("Nobody nearer is free this week.")
            page.get_by_role("button", name="Keep the second look").click()
        page.get_by_role("button", name="Offer the case").click()
        assert "Open offer" in page.content()
        look(page, "assignment-offered")
        page.get_by_label("Why the offer ends").fill("No answer for two days.")
        page.get_by_role("button", name="End the offer").click()
        assert "waits for another reviewer" in page.content()
        assert "expired" in page.content()


def test_plan_offer_and_prove(manager, waiting):
    with launched() as browser, served() as site, at_screen(browser, site, manager, scripts=False) as page:
        page.goto(f"{site}/assignment/plans/")
        page.get_by_label("Seed").fill("7")
        page.get_by_role("button", name="Make a plan").click()
        assert "Total cost" in page.content()
        page.get_by_role("link", name="Compute the plan again").click()
        assert "The plan holds" in page.content()
        page.get_by_role("link", name="Back to the plan").click()
        for box in page.locator("input[name=case]").all():
            box.check(force=True)
    with launched() as browser, served() as site, at_screen(browser, site, manager) as page:
        page.goto(f"{site}/assignment/plans/")
        look(page, "assignment-plans")
        page.get_by_role("link", name="Plan 1", exact=True).click()
        look(page, "assignment-plan")
        page.get_by_role("link", name="Compute the plan again").click()
        look(page, "assignment-proof")


def test_look_after_the_panel(panel):
    director = person("medical_director")
    with launched() as browser, served() as site, at_screen(browser, site, director) as page:
        for name, address in (
            ("list", ""), ("expiring", "expiring/"), ("rates", "rates/"), ("import", "import/"), ("add", "add/"),
            ("profile", "r-7f3a04/"), ("edit-relations", "r-7f3a04/edit/relations/"),
            ("edit-work", "r-7f3a04/edit/work/"), ("identity", "r-7f3a04/identity/"),
        ):  # fmt: skip
            page.goto(f"{site}/panel/{address}")
            look(page, f"panel-{name}")
        page.get_by_label("Purpose").select_option("credential_check")
        page.get_by_label("Why you need to know").fill("The board's register is looked up by name.")
        page.get_by_role("button", name="Open the seal").click()
        assert "Saga, Dorian" in page.content()
        look(page, "panel-identity-opened")
