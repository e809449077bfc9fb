"""Service: the cover goes out with the letter, and what is noted is noted once."""

from datetime import timedelta

import pytest
from tests.web.letters.drafted import NUMBER
from tests.web.letters.issued import issued
from tests.web.people import person

pytestmark = pytest.mark.usefixtures("now")


def test_each_party_gets_its_cover_with_this_version(docket):
    from openimr.web.letters.serving import enclosed_in, parties_of, prepare_covers

    letter = issued(docket)
    assert prepare_covers(letter) == 3
    assert prepare_covers(letter) == 0
    parties = parties_of(letter)
    assert {party.role for party in parties} == {"worker", "physician", "claims_administrator"}
    assert all(party.ready and enclosed_in(party.cover) == letter for party in parties)


def test_a_letter_waits_until_every_party_was_served(docket, now):
    from openimr.web.letters.models import LetterRow
    from openimr.web.letters.serving import not_served, note_service, parties_of

    letter = issued(docket)
    clerk, letters = person("case_manager"), LetterRow.objects.all()
    at = letter.issued_at + timedelta(milliseconds=1)
    for party in parties_of(letter):
        assert list(not_served(letters)) == [letter]
        note_service(clerk, letter, party.role, "mail", at)
        note_service(clerk, letter, party.role, "mail", at)
    assert list(not_served(letters)) == []
    assert letter.services.count() == 3


@pytest.mark.parametrize(
    ("role", "channel", "later"),
    [("attorney", "mail", 0), ("worker", "pigeon", 0), ("worker", "mail", -90), ("worker", "mail", 90)],
)
def test_what_cannot_be_is_not_noted(docket, role, channel, later):
    from openimr.web.letters.serving import ServiceError, note_service

    letter = issued(docket)
    with pytest.raises(ServiceError):
        note_service(
            person("case_manager"), letter, role, channel, letter.issued_at + timedelta(minutes=later)
        )


def test_only_the_newest_version_waits_to_be_served(docket):
    from tests.web.letters.test_correction import filled
    from tests.web.people import signed_in

    from openimr.web.letters.models import LetterRow
    from openimr.web.letters.serving import not_served

    issued(docket)
    client = signed_in(person("medical_director"))
    client.post(f"/letters/{NUMBER}/correction/", filled(date_of_injury="2015-01-06"))
    told = {"service": "mail_in_state", "version": docket.case(NUMBER).version}
    client.post(f"/letters/{NUMBER}/correction/issue/", told)
    assert [one.version for one in not_served(LetterRow.objects.all())] == [2]
    page = client.get(f"/letters/{NUMBER}/").content.decode()
    assert "corrected by version 2" in page
    assert page.count("in force") == 1


def test_a_version_that_was_set_aside_is_not_in_force(docket):
    from tests.lives import event

    from openimr.web.letters.views_case import standing_of

    letter = issued(docket)
    at = docket.case(NUMBER).last_at
    today = at.date()
    docket.append(NUMBER, event("petition_filed", at, "worker"), today)
    docket.append(NUMBER, event("appeal_granted", at), today)
    assert standing_of(letter, docket.case(NUMBER))[0] == "set aside on 12/08/2016"
