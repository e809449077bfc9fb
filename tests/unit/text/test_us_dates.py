"""Dates as California letters write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.text import read_us_date

PAIRS = [
    ("11/08/2016", date(2016, 11, 8)),
    ("1/8/2016", date(2016, 1, 8)),
    (" 11/08/2016\n", date(2016, 11, 8)),
    ("11-08-2016", date(2016, 11, 8)),
    ("11 / 08 / 2016", date(2016, 11, 8)),
    ("3/4/14", date(2014, 3, 4)),
    ("3-4-49", date(2049, 3, 4)),
    ("3-4-50", date(1950, 3, 4)),
    ("12/31/99", date(1999, 12, 31)),
    ("02/29/2016", date(2016, 2, 29)),
    ("02/29/2015", None),
    ("13/01/2016", None),
    ("00/10/2016", None),
    ("11/08/0000", None),
    ("11/08/216", None),
    ("11/08", None),
    ("November 8, 2016", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "expected"), PAIRS)
def test_reads(words, expected):
    assert read_us_date(words) == expected


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_day_comes_back(day):
    assert read_us_date(f"{day:%m/%d/%Y}") == day
    assert read_us_date(f"{day.month}-{day.day}-{day:%y}") == day


@given(st.text(max_size=12))
def test_never_raises(words):
    assert read_us_date(words) is None or isinstance(read_us_date(words), date)
