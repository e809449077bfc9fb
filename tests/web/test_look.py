"""The pages that everyone sees."""

import pytest
from tests.browser import launched
from tests.web.people import person
from tests.web.site import at_screen, look, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_first_page_and_a_missing_one_are_accessible(address):
    with launched() as browser, served() as site, at_screen(browser, site) as page:
        for where, name in (("/", "home"), ("/nowhere/", "missing")):
            page.goto(site + where)
            look(page, name)


def test_a_signed_in_person_is_told_so(address):
    with launched() as browser, served() as site, at_screen(browser, site, person("intake")) as page:
        page.goto(site)
        assert "Sign out" in page.content()
