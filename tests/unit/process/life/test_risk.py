"""The day that a case is ordered by: what is still owed counts, what is over and done does not."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from openimr.process.life import NO_CLOCK, CaseLife, Clock, risk_day

CASE = CaseLife("CM16-9000001", "ca_workers_comp", "insufficient_records")
DAY = date(2016, 8, 26)


def clock(rule, standing="running", due=DAY):
    return Clock(rule, date(2016, 8, 11), due, standing=standing)


@pytest.mark.parametrize(
    ("state", "clocks", "expected"),
    [
        ("received", (), NO_CLOCK),
        ("insufficient_records", (clock("D8", "missed"),), DAY),
        ("insufficient_records", (clock("D6", "missed", date(2016, 8, 1)), clock("D17")), DAY),
        ("clinical_review", (clock("D8", "missed"), clock("D14", due=date(2016, 9, 30))), date(2016, 9, 30)),
        ("clinical_review", (clock("D14", "missed"),), DAY),
        ("records_requested", (clock("D10", due=datetime(2016, 8, 27, 3, tzinfo=UTC)),), DAY),
        ("determined", (clock("D21"),), None),
    ],
)
def test_the_day_is_the_earliest_that_is_still_owed(state, clocks, expected):
    assert risk_day(replace(CASE, state=state, clocks=clocks)) == expected
