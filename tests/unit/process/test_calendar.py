"""Our own holiday table against an independent public one, and where the two must differ."""

from datetime import date, timedelta
from functools import cache

import holidays
import pytest
import yaml

from openimr.process.calendar import calendar
from openimr.process.errors import ClockError
from openimr.programs.load import load

YEARS = range(2013, 2031)


@cache
def public(year):
    return {**holidays.country_holidays("US", subdiv="CA", years=year)}


@cache
def federal(year):
    return {**holidays.country_holidays("US", years=year)}


def kept(name, year):
    """The holidays of a calendar on a weekday, without those that were written from memory."""
    return {
        day
        for day, closure in calendar(name).holidays(year).items()
        if not closure.recalled and day.weekday() < 5
    }


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", ["state_office", "business", "court"])
def test_checked_holidays_stand_in_the_public_table(name, year):
    # Saturdays that move to Friday in the courts only are ours alone.
    alone = {day for day in kept(name, year) if day not in public(year)}
    moved = {
        day for day in alone if name == "court" and day.weekday() == 4 and day + timedelta(1) in public(year)
    }
    next_new_year = {day for day in alone if day == date(year, 12, 31)}
    assert alone <= moved | next_new_year


@pytest.mark.parametrize("year", YEARS)
def test_postal_holidays_are_the_federal_ones(year):
    missing = {
        day
        for day, name in federal(year).items()
        if day.weekday() < 5
        and day not in calendar("postal").holidays(year)
        and not (day.weekday() == 4 and day + timedelta(1) in federal(year))  # no move for the post
        and "Juneteenth" not in name
    }
    assert missing <= {date(year, 12, 31)}


@pytest.mark.parametrize(
    ("name", "day", "open_"),
    [
        ("state_office", date(2016, 11, 25), False),
        ("business", date(2016, 11, 25), True),
        ("business", date(2020, 11, 27), False),
        ("court", date(2021, 10, 11), False),
        ("court", date(2022, 10, 10), True),
        ("state_office", date(2021, 10, 11), True),
        ("court", date(2022, 9, 23), False),
        ("court", date(2020, 7, 3), False),
        ("state_office", date(2020, 7, 3), True),
        ("state_office", date(2017, 11, 10), False),
        ("court", date(2021, 12, 31), False),
        ("state_office", date(2021, 12, 31), True),
        ("postal", date(2016, 10, 10), False),
        ("postal", date(2016, 10, 8), True),
    ],
)
def test_calendars_keep_their_own_days(name, day, open_):
    assert calendar(name).is_open(day) is open_


def test_closure_names_the_holiday_in_both_languages():
    closed = calendar("court").closure(date(2016, 12, 26))
    assert (closed.reason, closed.reason_es) == ("Christmas Day (observed)", "Navidad (trasladado)")


def test_unknown_calendar_names_the_known():
    with pytest.raises(ClockError, match="state_office, business, court, postal"):
        calendar("lunar")


def test_every_holiday_row_has_both_names_and_a_status():
    for row in load("calendar.yaml")["holidays"]:
        assert row["name"]
        assert row["name_es"]
        assert all(kept["status"] in {"checked", "recalled"} for kept in row["kept"].values()), yaml.dump(row)
