"""Service: the cover goes out with the letter, and what is noted is noted once."""

from datetime import timedelta

import pytest
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
