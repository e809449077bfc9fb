"""Offers: accepted with the statement of independence, declined with a reason, seen by nobody else."""

import pytest
from tests.web.desk.conftest import OFFER, WORK
from tests.web.people import signed_in


def test_the_list_shows_offers_and_reviews_without_names(client):
    page = client.get("/desk/").content.decode()
    assert OFFER in page
    assert WORK in page
    assert "Notreal" not in page


def test_an_offer_opens_no_records(client):
    answer = client.get(f"/desk/{OFFER}/")
    assert answer.status_code == 302
    assert answer["Location"] == f"/desk/{OFFER}/offer/"


def test_accepting_needs_the_statement_of_independence(client):
    answer = client.post(f"/desk/{OFFER}/offer/", {"answer": "accepted"})
    assert answer.status_code == 409
    assert b"confirm the statement of independence" in answer.content


def test_an_accepted_case_opens_and_the_attestation_is_on_the_case(client, docket):
    answer = client.post(f"/desk/{OFFER}/offer/", {"answer": "accepted", "independent": "yes"})
    assert answer["Location"] == f"/desk/{OFFER}/"
    assert docket.case(OFFER).attested
    assert client.get(f"/desk/{OFFER}/").status_code == 200


def test_declining_needs_a_reason_which_is_kept(client, docket):
    assert client.post(f"/desk/{OFFER}/offer/", {"answer": "declined"}).status_code == 409
    answer = client.post(f"/desk/{OFFER}/offer/", {"answer": "declined", "reason": "I treated a relative."})
    assert answer["Location"] == "/desk/"
    assert docket.case(OFFER).state == "reviewer_selection"
    assert "I treated a relative." in docket.links(OFFER)[-1].payload
    assert client.get(f"/desk/{OFFER}/").status_code == 404


@pytest.mark.parametrize("where", ["", "offer/", "sign/", "ask/", "recuse/", "check/", "drafts/1/"])
def test_another_reviewers_desk_is_not_there(client, where):
    from openimr.web.accounts.models import User

    other = User.objects.get(email="reviewer2@demo.example")
    assert signed_in(other).get(f"/desk/{WORK}/{where}").status_code == 404
