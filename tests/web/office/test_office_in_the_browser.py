"""The administrator's work in a real browser: a person comes, rules are read, the chain is verified."""

import pytest
from tests.browser import launched
from tests.web.filed import assigned
from tests.web.people import person
from tests.web.site import at_screen, look, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = {
    "office-rules": "/office/rules/?day=2016-05-02",
    "office-rules-compared": "/office/rules/?day=2014-05-02&other=2020-05-04",
    "office-calculator": "/office/rules/deadline/"
    "?rule=D14&trigger=2016-08-04&service=personal&priority=standard",
    "office-audit": "/office/audit/",
    "office-sign-ins": "/office/audit/sign-ins/",
    "office-jobs": "/office/jobs/",
    "office-organizations": "/office/organizations/",
    "office-changes": "/office/changes/",
}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_administrator_adds_a_person_and_verifies_the_docket(docket):
    from openimr.web.accounts.models import User

    assigned(docket)
    for role in ("intake", "case_manager", "worker", "quality_reviewer"):
        person(role, name="Invented Person")
    admin = person("system_administrator")
    with launched() as browser, served() as site, at_screen(browser, site, admin) as page:
        page.goto(f"{site}/office/people/add/")
        look(page, "office-add")
        page.get_by_label("E-mail address").fill("new@example.org")
        page.get_by_label("Name", exact=False).first.fill("Another Invented Person")
        page.get_by_text("Injured worker").click()
        page.get_by_text("Billing").click()
        page.get_by_role("button", name="Add").click()
        page.get_by_text("A party to cases cannot work on them").wait_for()
        assert page.get_by_label("E-mail address").input_value() == "new@example.org"
        page.get_by_text("Injured worker").click()
        page.get_by_role("button", name="Add").click()
        page.get_by_text("shown only now").wait_for()
        look(page, "office-person")
        link = page.locator(".off-link").inner_text()
        assert User.objects.get(email="new@example.org").roles == "billing"
        page.goto(f"{site}/office/")
        look(page, "office-people")
        for name, where in PAGES.items():
            page.goto(site + where)
            look(page, name)
        page.goto(f"{site}/office/audit/verify/")
        page.get_by_role("button", name="Verify everything").click()
        page.get_by_text("The docket is whole").wait_for()
        look(page, "office-verify")
        page.goto(link)
        look(page, "office-invitation")
