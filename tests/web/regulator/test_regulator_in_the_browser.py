"""The regulator's day in a real browser: from a figure to its cases, to one case, to an act."""

from datetime import datetime

import pytest
from tests.browser import launched
from tests.web.people import person
from tests.web.regulator.docket import fill
from tests.web.site import at_screen, look, served

from openimr.web import moment as clock

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_regulator_walks_from_figures_to_an_act(docket, monkeypatch):
    from tests.web.lives import ZONE

    day = datetime(2016, 12, 31, 9, tzinfo=ZONE)
    numbers = fill(docket)
    monkeypatch.setattr(clock, "now", lambda: day)
    director = person("administrative_director")
    with launched() as browser, served() as site, at_screen(browser, site, director) as page:
        page.goto(f"{site}/regulator/")
        look(page, "regulator-overview")
        page.goto(f"{site}/regulator/timeliness/")
        look(page, "regulator-timeliness")
        page.goto(f"{site}/regulator/monthly/?month=2016-08")
        look(page, "regulator-monthly")
        page.goto(f"{site}/regulator/penalties/")
        look(page, "regulator-penalties")
        page.goto(f"{site}/regulator/cases/")
        look(page, "regulator-cases")
        page.goto(f"{site}/regulator/cases/{numbers[5]}/")
        look(page, "regulator-case-decided")
        page.goto(f"{site}/regulator/")
        page.get_by_role("link", name="1 case, open cases by state, eligibility_review").click()
        page.get_by_role("link", name=numbers[1]).click()
        page.get_by_text("Find the case ineligible").click()
        look(page, "regulator-case")
        page.get_by_text("Received after the last day").click()
        page.get_by_role("button", name="Find ineligible").click()
        page.get_by_text("entered for").wait_for()
        assert docket.case(numbers[1]).state == "ineligible"
