"""Duplicates and eligibility: found through slips of the pen, proposed and never done, on both databases."""

from dataclasses import replace

from tests.web.filed import DISPUTE, PARTIES, filed
from tests.web.lives import APPLICATION, NUMBER, TODAY

OTHER = "CM16-9000002"


def misspelt(docket):
    from openimr.web.store.intake import file_application

    worker, *others = PARTIES
    parties = [(replace(worker[0], name="Cosimma Dumeldinger"), "es"), *others]
    dispute = replace(DISPUTE, claim_number="FIC-15-000077")
    file_application(docket, OTHER, [1, 2], APPLICATION, TODAY, dispute=dispute, parties=parties)


def test_a_misspelt_second_application_is_shown_beside_the_first(docket, clerk):
    filed(docket)
    misspelt(docket)
    page = clerk.get(f"/cases/{OTHER}/eligibility/").content.decode()
    assert "Cosimma" in page
    assert "Dummeldinger" in page
    assert f'value="{NUMBER}"' in page
    assert docket.case(OTHER).state == "received"


def test_without_a_twin_the_application_is_proposed_as_unique(docket, clerk):
    filed(docket)
    page = clerk.get(f"/cases/{NUMBER}/eligibility/").content.decode()
    assert "No other case on this dispute" in page
    assert "No application of this worker" in page


def test_a_proposal_fills_the_form_and_can_be_changed(screened, manager):
    page = manager.get(f"/cases/{NUMBER}/eligibility/").content.decode()
    assert "We cannot tell if your application is signed." in page
    data = {"version": 2, "back": "worksheet", "found_eligible-ur_decision_on": "2016-07-22"}
    data["found_eligible-ineligible_items"] = ["2"]
    answer = manager.post(f"/cases/{NUMBER}/act/found_eligible/", data)
    assert answer["Location"] == f"/cases/{NUMBER}/eligibility/"
    assert [item.standing for item in screened.case(NUMBER).items] == ["in_dispute", "ineligible"]


def test_eligible_applications_are_joined_whole(docket, manager):
    from openimr.process.life import Event
    from openimr.web.store.dispute import dispute_of

    same = {"worker": "p-1", "physician": "p-2", "date_of_injury": "2015-11-30"}
    from openimr.web.store.intake import file_application

    for number in (NUMBER, OTHER):
        event = replace(APPLICATION, data={**APPLICATION.data, **same})
        file_application(docket, number, [1, 2], event, TODAY, dispute=DISPUTE, parties=PARTIES)
        at = APPLICATION.at
        docket.append(number, Event("found_unique", at, "intake"), TODAY)
        docket.append(number, Event("found_eligible", at, "case_manager"), TODAY)
    assert OTHER in manager.get(f"/cases/{NUMBER}/join/").content.decode()
    stale = manager.post(f"/cases/{NUMBER}/join/", {"version": 2, "case": [OTHER]})
    assert stale.status_code == 409
    assert docket.case(OTHER).state == "assigned"
    manager.post(f"/cases/{NUMBER}/join/", {"version": 3, "case": [OTHER]})
    assert docket.case(NUMBER).children == (OTHER,)
    assert docket.case(OTHER).state == "consolidated"
    words = dispute_of(NUMBER).treatments
    assert (words[3], words[4]) == (words[1], words[2])
