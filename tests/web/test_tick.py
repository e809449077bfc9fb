"""The tick marks what ran out, once, and can be interrupted anywhere."""

from datetime import date, datetime, timedelta

import pytest
from tests.web.lives import NUMBER, TODAY, ZONE, event, waiting_for_records

pytestmark = pytest.mark.usefixtures("address")
LATE = date(2016, 8, 27)


def ticked(today=LATE, **how):
    from openimr.web.store.tick import tick

    return tick(datetime(today.year, today.month, today.day, 1, tzinfo=ZONE), today=today, **how)


def test_the_last_day_itself_is_in_time(docket):
    waiting_for_records(docket)
    assert ticked(date(2016, 8, 26)).clocks == 0


def test_records_that_are_late_move_the_case_and_owe_a_reminder(docket):
    from openimr.web.store.models import ClockRow, NoticeRow
    from openimr.web.store.verify import verify

    waiting_for_records(docket)
    done = ticked()
    assert (done.cases, done.refused) == (1, ())
    assert docket.case(NUMBER).state == "insufficient_records"
    assert ClockRow.objects.get(rule="D8").standing == "missed"
    assert NoticeRow.objects.filter(kind="records_reminder").count() == done.notices == 1
    assert verify(fold=True).broken is None


def test_a_second_tick_of_the_day_does_nothing(docket):
    from openimr.web.store.models import EventRow

    waiting_for_records(docket)
    ticked()
    before = EventRow.objects.count()
    again = ticked()
    assert (again.cases, again.clocks, again.notices) == (0, 0, 0)
    assert EventRow.objects.count() == before


def test_an_interrupted_tick_goes_on_where_it_stopped(docket, monkeypatch):
    from openimr.web.store import tick as module
    from openimr.web.store.models import CaseRow
    from openimr.web.store.verify import verify

    numbers = [f"CM16-900001{digit}" for digit in range(6)]
    for number in numbers:
        waiting_for_records(docket, number)
    monkeypatch.setattr(module, "BATCH", 2)

    def interrupt(done):
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ticked(progress=interrupt)
    late = CaseRow.objects.filter(state="insufficient_records").values_list("number", flat=True)
    assert sorted(late) == numbers[:4]
    assert ticked().cases == 2
    assert CaseRow.objects.filter(state="insufficient_records").count() == 6
    assert verify(fold=True).broken is None


def test_bulk_and_single_writing_leave_the_same_rows(docket):
    """A tick in bulk is the same as the same event appended alone."""
    from openimr.process.life import Event
    from openimr.web.store.models import ClockRow, NoticeRow

    other = "CM16-9000002"
    waiting_for_records(docket)
    ticked()
    waiting_for_records(docket, other)
    at = datetime(LATE.year, LATE.month, LATE.day, 1, tzinfo=ZONE)
    overdue = [
        clock.rule
        for clock in docket.case(other).clocks
        if clock.standing == "running" and clock.due and clock.due < LATE
    ]
    for rule in sorted(overdue, key=lambda one: one != "D8"):
        docket.append(other, Event("clock_ran_out", at, "clock", {"rule": rule}), TODAY)

    def seen(number):
        return (
            docket.case(number).state,
            sorted(ClockRow.objects.filter(case_id=number).values_list("place", "rule", "standing")),
            sorted(NoticeRow.objects.filter(case_id=number).values_list("event", "kind", "role")),
        )

    assert seen(NUMBER) == seen(other)


def test_hours_run_out_at_their_moment(docket):
    from openimr.web.store.tick import tick

    waiting_for_records(docket)
    docket.append(
        NUMBER,
        event("converted_to_expedited", 8, 12, "case_manager", certified=True, documents_attached=True),
        TODAY,
    )
    due = next(clock.due for clock in docket.case(NUMBER).clocks if clock.rule == "D10")
    assert tick(due - timedelta(minutes=1), today=due.date()).clocks == 0
    done = tick(due + timedelta(minutes=1), today=due.date())
    assert done.clocks == 2  # the administrator's records and the parties' own, 24 hours each
