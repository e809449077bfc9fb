"""Properties that hold for every deadline."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.process.calendar import calendar
from openimr.process.clock import days_left, deadline, explain, rules, to_json
from openimr.process.errors import ClockError
from openimr.programs.load import DEFAULT

NUMBERS = st.sampled_from(list(rules(DEFAULT)))
DAYS = st.dates(date(2018, 1, 1), date(2040, 12, 31))
SERVICES = st.sampled_from(
    ["mail_in_state", "mail_out_of_state", "mail_abroad", "electronic", "fax", "personal"]
)


@given(NUMBERS, DAYS, SERVICES)
def test_due_never_comes_before_the_trigger_and_steps_join(number, day, service):
    found = deadline(number, day, service=service)
    assert found.due is None or found.due >= day
    for before, after in zip(found.steps, found.steps[1:], strict=False):
        assert before.end == after.start
    if found.steps:
        assert found.steps[-1].end == found.due


@given(NUMBERS, DAYS, SERVICES)
def test_a_rolled_last_day_is_open_and_every_day_passed_over_is_named(number, day, service):
    found = deadline(number, day, service=service)
    for step in found.steps:
        if step.kind == "roll_over":
            over = "state_office" if number == "D21" else "court"
            assert calendar(over).is_open(step.end)
            assert [skipped.day for skipped in step.skipped] == [
                step.start + timedelta(days=gone) for gone in range((step.end - step.start).days)
            ]


@given(NUMBERS, DAYS, SERVICES)
def test_a_later_trigger_is_never_due_earlier(number, day, service):
    first, second = (deadline(number, one, service=service).due for one in (day, day + timedelta(days=1)))
    assert first is None or first <= second


@given(DAYS, SERVICES)
def test_service_never_shortens_the_time_to_answer(day, service):
    for number in ("D1", "D2", "D3", "D21"):
        assert deadline(number, day, service=service).due >= deadline(number, day).due


@given(st.datetimes(datetime(2018, 1, 1), datetime(2040, 1, 1)))
def test_hours_are_elapsed_hours(moment):
    started = moment.replace(tzinfo=UTC)
    assert deadline("D16", started).due.astimezone(UTC) - started == timedelta(hours=72)


@given(NUMBERS, DAYS)
def test_each_skipped_day_stands_in_the_sentence_and_in_the_json(number, day):
    found = deadline(number, day)
    told = explain(found)
    skipped = [skipped for step in found.steps for skipped in step.skipped]
    assert all(skipped.day.strftime("%m/%d/%Y") in told for skipped in skipped)
    listed = [entry["day"] for step in to_json(found)["steps"] for entry in step["skipped"]]
    assert listed == [skipped.day.isoformat() for skipped in skipped]


def test_regulation_clocks_from_april_2026_are_marked_as_unread():
    assert not deadline("D8", date(2026, 3, 2)).recalled
    unread = deadline("D8", date(2026, 4, 1))
    assert unread.recalled
    assert "rewritten" in explain(unread)
    assert not deadline("D14", date(2026, 4, 1)).recalled  # statute


@pytest.mark.parametrize(
    ("number", "day", "message"),
    [
        ("D2", date(2017, 12, 31), "D2 was not in force on 2017-12-31"),
        ("D1", date(2012, 12, 31), "D1 was not in force on 2012-12-31"),
        ("D99", date(2016, 1, 1), "no rule 'D99'"),
        ("D1", datetime(2016, 1, 1, 9, 0), "no time zone"),
    ],
)
def test_a_clock_that_cannot_run_says_why(number, day, message):
    with pytest.raises(ClockError, match=message):
        deadline(number, day)


def test_an_expedited_question_to_a_standard_clock_names_the_other():
    assert "runs on D16" in explain(deadline("D14", date(2016, 1, 4), priority="expedited"))


def test_days_left_count_down_to_the_due_day():
    assert days_left(date(2016, 12, 2), date(2016, 11, 30)) == 2
    assert days_left(date(2016, 12, 2), date(2016, 12, 3)) == -1
