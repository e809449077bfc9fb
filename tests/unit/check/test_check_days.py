"""Days as letters write them."""

from datetime import date

import pytest

from openimr.check.days import days_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 11/03/2016,", date(2016, 11, 3)),
        ("on 11-3-16.", date(2016, 11, 3)),
        ("on 9/23/1998", date(1998, 9, 23)),
        ("on 9/23/98", date(1998, 9, 23)),
        ("of November 3, 2016", date(2016, 11, 3)),
        ("of NOVEMBER 3rd 2016", date(2016, 11, 3)),
    ],
)
def test_day_is_read_with_its_characters(text, expected):
    (day,) = days_in(text)
    assert day.value == expected
    assert text[day.start : day.end].strip(" ,.") == text.split(" ", 1)[1].strip(" ,.")


@pytest.mark.parametrize(
    "text", ["13/45/2016", "1/2", "in 2016", "02/30/2016", "1/2/2016/7", "November 2016", "3/5-16"]
)
def test_what_is_no_day_is_passed_over(text):
    assert days_in(text) == ()
