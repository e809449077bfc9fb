"""A draw can be made again by anyone, picks the share of the programme, and never draws a draft twice."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from tests.web.letters.drafted import NUMBER, drafted
from tests.web.people import person

from openimr.web.quality.sample import digest, draw, sampling_on

ENTRIES = [f"CM16-90000{number:02}/1" for number in range(1, 21)]


def picked(places):
    return {place.entry for place in places if place.picked}


@pytest.mark.parametrize(("share", "count"), [("0.25", 5), ("0.26", 6), ("1", 20), ("0", 0)])
def test_the_share_is_rounded_up(share, count):
    assert len(picked(draw("seed", ENTRIES, Decimal(share)))) == count


def test_the_same_seed_picks_the_same_whatever_the_order():
    one, other = draw("seed", ENTRIES, Decimal("0.25")), draw("seed", reversed(ENTRIES), Decimal("0.25"))
    assert picked(one) == picked(other)
    assert picked(draw("another", ENTRIES, Decimal("0.25"))) != picked(one)


def test_the_place_is_what_the_page_says_that_it_is():
    numbers = {entry: sha256(f"seed:{entry}".encode()).hexdigest() for entry in ENTRIES}
    places = draw("seed", ENTRIES, Decimal("0.25"))
    assert [place.entry for place in places] == sorted(ENTRIES, key=numbers.__getitem__)
    assert digest(ENTRIES) == sha256("\n".join(ENTRIES).encode()).hexdigest()


def test_the_share_of_a_day_is_data_of_the_programme():
    assert sampling_on(date(2016, 12, 8)).share > 0


def test_a_draw_is_kept_whole_and_proves_itself(docket, now):
    from openimr.web.quality.drawing import make_draw, prove
    from openimr.web.quality.waiting import reading_of

    drafts = [drafted(docket, f"CM16-900000{number}", documents=False) for number in range(1, 6)]
    user = person("quality_reviewer")
    assert {reading_of(one).extent for one in drafts} == {"full"}
    row = make_draw(user)
    assert prove(row).holds
    assert sorted(reading_of(one).extent for one in drafts) == ["full", "full", "light", "light", "light"]
    assert make_draw(user) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("seed", "another"), ("population", f"{NUMBER}/1\nCM16-9999999/1"), ("picked", "CM16-9999999/1")],
)
def test_a_draw_that_was_tampered_with_is_found(docket, now, field, value):
    from openimr.web.quality.drawing import make_draw, prove

    for number in range(1, 6):
        drafted(docket, f"CM16-900000{number}", documents=False)
    row = make_draw(person("quality_reviewer"), seed="a seed")
    setattr(row, field, value)
    assert not prove(row).holds
