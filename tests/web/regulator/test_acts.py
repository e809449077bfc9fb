"""What the director may do to a case, and how a refusal is told."""

from datetime import datetime

import pytest
from tests.web.filed import filed
from tests.web.lives import NUMBER, TODAY, UNIQUE, ZONE, event
from tests.web.people import person, signed_in

from openimr.process.life import Event


@pytest.fixture
def regulator(docket):
    from openimr.web import moment

    filed(docket)
    docket.append(NUMBER, UNIQUE, TODAY)
    with moment.at(datetime(2016, 9, 30, 10, tzinfo=ZONE)):
        yield signed_in(person("administrative_director"))


def act(client, docket, kind, *, version=None, **data):
    told = {f"{kind}-{name}": value for name, value in data.items()}
    told[f"{kind}-version"] = docket.case(NUMBER).version if version is None else version
    return client.post(f"/regulator/cases/{NUMBER}/{kind}/", told)


def test_the_director_decides_a_doubtful_eligibility(regulator, docket):
    page = regulator.get(f"/regulator/cases/{NUMBER}/").content.decode()
    assert "Find the case eligible" in page
    assert "Refer for a penalty" not in page
    answer = act(regulator, docket, "found_eligible", found_on="2016-09-30")
    assert answer.status_code == 302
    assert docket.case(NUMBER).state == "assigned"


def test_ineligibility_names_its_reasons(regulator, docket):
    without = act(regulator, docket, "found_ineligible", found_on="2016-09-30", service="fax")
    assert without.status_code == 400
    assert docket.case(NUMBER).state == "eligibility_review"
    answer = act(
        regulator, docket, "found_ineligible", found_on="2016-09-30", service="fax", reasons=["UNTIMELY"]
    )
    assert answer.status_code == 302
    assert docket.case(NUMBER).state == "ineligible"
    assert "8 CCR" in regulator.get(f"/regulator/cases/{NUMBER}/").content.decode()


def test_a_case_that_moved_on_refuses_and_keeps_what_was_typed(regulator, docket):
    stale = act(regulator, docket, "found_eligible", found_on="2016-09-29", version=1)
    assert stale.status_code == 409
    page = stale.content.decode()
    assert "Not entered" in page
    assert 'value="2016-09-29"' in page
    assert docket.case(NUMBER).state == "eligibility_review"


def test_a_penalty_is_referred_once(regulator, docket):
    docket.append(NUMBER, event("found_eligible", 9, 1, "case_manager"), TODAY)
    docket.append(NUMBER, event("noarfi_sent", 9, 2, "case_manager", service="electronic"), TODAY)
    late = Event("clock_ran_out", datetime(2016, 9, 29, 9, tzinfo=ZONE), "clock", {"rule": "D9"})
    docket.append(NUMBER, late, TODAY)
    assert act(regulator, docket, "records_penalty_referred", referred_on="2016-09-30").status_code == 302
    assert docket.case(NUMBER).dates["records_penalty"] == "2016-09-30"
    assert (
        'id="records_penalty_referred"' not in regulator.get(f"/regulator/cases/{NUMBER}/").content.decode()
    )
    assert "referred" in regulator.get("/regulator/penalties/").content.decode()


def test_an_act_that_is_not_the_directors_is_not_there(regulator, docket):
    assert regulator.post(f"/regulator/cases/{NUMBER}/found_unique/", {}).status_code == 404
    assert act(regulator, docket, "noarfi_sent").status_code == 404
