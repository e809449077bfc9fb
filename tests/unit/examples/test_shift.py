"""A story keeps its order when it is moved in time."""

import pytest

from openimr.examples.shift import shifted


@pytest.mark.parametrize(
    ("text", "months", "expected"),
    [
        ("seen on 01/12/2015", -7, "seen on 06/12/2014"),
        ("date: 2016-08-08", -23, "date: 2014-09-08"),
        ("on March 3, 2015 and in March 2015", -7, "on August 3, 2014 and in August 2014"),
        ("pain since January.", -7, "pain since June."),
        ("a fusion in 2012", -24, "a fusion in 2010"),
        ("August 31, 2015", 1, "September 30, 2015"),
        ("FIC-15-2015 and 5/2015 stay, C5-6 too", -12, "FIC-15-2015 and 5/2015 stay, C5-6 too"),
        ("May return to work", 3, "May return to work"),
        ("nothing moves on 01/12/2015", 0, "nothing moves on 01/12/2015"),
    ],
)
def test_every_written_date_moves(text, months, expected):
    assert shifted(text, months) == expected
