"""The monthly report counts what its definitions say, once each, in the right month."""

import json
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from openimr.cli.report import command
from openimr.process.errors import ProcessError
from openimr.process.life.model import CaseLife, Clock, Event, Item
from openimr.process.statistics import (
    CaseRecord,
    from_events,
    from_life,
    monthly_report,
    read_events,
    to_csv,
    to_json,
    to_text,
)
from openimr.programs.load import load

PROGRAM = "ca_workers_comp"


def record(number="CM16-9000001", **changes):
    whole = {
        "received": date(2016, 4, 1),
        "eligible": date(2016, 4, 5),
        "assigned": date(2016, 4, 6),
        "records_complete": date(2016, 4, 20),
        "issued": date(2016, 5, 10),
        "due": date(2016, 5, 20),
        "upheld": 2,
        "overturned": 1,
    }
    return CaseRecord(number, PROGRAM, **(whole | changes))


def test_both_published_ages_start_at_their_own_day():
    report = monthly_report([record(), record(issued=date(2016, 5, 11))], "2016-05")
    assert report["standard_days_from_assigned"] == 34.5
    assert report["standard_days_from_records"] == 20.5


def test_an_average_over_nothing_is_no_figure():
    assert monthly_report([], "2016-05")["standard_days_from_assigned"] is None


def test_each_line_counts_in_the_month_of_its_own_day():
    april = monthly_report([record()], "2016-04")
    may = monthly_report([record()], "2016-05")
    assert (april["unique_received"], april["eligible"], april["completed"]) == (1, 1, 0)
    assert (may["unique_received"], may["eligible"], may["completed"]) == (0, 0, 1)


def test_a_duplicate_is_no_unique_case():
    report = monthly_report([record(), record("CM16-9000002", duplicate=True)], "2016-04")
    assert report["unique_received"] == 1


def test_timely_on_the_last_day_and_late_after_it():
    cases = [record(issued=date(2016, 5, day)) for day in (19, 20, 21)]
    report = monthly_report(cases, "2016-05")
    assert (report["standard_timely"], report["standard_untimely"]) == (2, 1)


def test_without_a_day_due_a_case_is_neither_timely_nor_late():
    report = monthly_report([record(due=None)], "2016-05")
    assert (report["standard_completed"], report["standard_timely"], report["standard_untimely"]) == (1, 0, 0)


def test_expedited_cases_stand_apart():
    report = monthly_report([record(), record(priority="expedited", due=date(2016, 5, 9))], "2016-05")
    assert (report["standard_completed"], report["expedited_completed"], report["expedited_untimely"]) == (
        1,
        1,
        1,
    )


def test_overturned_cases_and_items():
    report = monthly_report([record(), record(overturned=0), record(overturned=3)], "2016-05")
    assert (report["ur_overturned"], report["items_overturned"], report["items_decided"]) == (2, 4, 10)


def test_single_and_multiple_reviews():
    report = monthly_report([record(), record(reviewers=2)], "2016-05")
    assert (report["single_review_completed"], report["multiple_review_completed"]) == (1, 1)


def event(kind, day, /, **data):
    role = "worker" if kind == "application_received" else "case_manager"
    return Event(kind, datetime.fromisoformat(f"{day}T10:00-07:00"), role, data)


LIFE = [
    event("application_received", "2016-04-01"),
    event("found_unique", "2016-04-01"),
    event("eligibility_information_requested", "2016-04-02"),
    event("found_eligible", "2016-04-05"),
    event("noarfi_sent", "2016-04-07", sent_on="2016-04-06"),
    event("records_received", "2016-04-12"),
    event("records_received", "2016-04-20", complete=True),
    event("draft_submitted", "2016-05-08", decisions={"1": "upheld", "2": "overturned"}),
    event("determination_issued", "2016-05-10"),
]


def test_events_make_the_record():
    assert from_events("CM16-9000001", LIFE) == record(upheld=1, questioned=date(2016, 4, 2))


def test_a_second_determination_after_remand_is_not_completed_twice():
    second = event("determination_issued", "2016-09-01", decisions={"1": "overturned", "2": "overturned"})
    again = [*LIFE, event("remanded", "2016-08-01"), second]
    assert from_events("CM16-9000001", again) == from_events("CM16-9000001", LIFE)


def test_late_evening_in_california_is_that_day_there():
    late = Event("application_received", datetime(2016, 5, 1, 4, tzinfo=UTC), "intake")
    assert from_events("x", [late]).received == date(2016, 4, 30)


def test_a_folded_life_makes_the_same_record():
    life = CaseLife(
        number="CM16-9000001",
        program=PROGRAM,
        state="determined",
        items=(Item(1, "upheld"), Item(2, "overturned")),
        dates={
            "received": "2016-04-01",
            "eligible": "2016-04-05",
            "noarfi": "2016-04-06",
            "records_complete": "2016-04-20",
            "issued": "2016-05-10",
        },
        clocks=(Clock("D14", date(2016, 4, 20), date(2016, 5, 20), standing="met"),),
    )
    assert from_life(life, LIFE) == from_events("CM16-9000001", LIFE)


def test_milestones_take_the_fields_of_the_life_of_a_case():
    events = load("life.yaml")["events"]
    for kind, milestones in load("statistics.yaml")["milestones"].items():
        dated = [move.get("dates", {}) for move in events[kind]["moves"]]
        fields = {field for dates in dated for field in dates.values()}
        assert set(milestones.values()) <= fields or milestones.keys() <= {"questioned"}, kind


def test_a_life_folded_from_real_events_is_counted():
    from openimr.process.life import begin, transition

    today = date(2016, 5, 1)
    case = begin("CM16-9000001", [1], event("application_received", "2016-04-01"), today).case
    found = event("found_eligible", "2016-04-05", injury_on="2015-01-05", ur_decision_on="2016-03-20")
    for one in (LIFE[1], found, LIFE[4]):
        case = transition(case, one, today).case
    counted = from_life(case, LIFE[:5])
    days = (counted.received, counted.questioned, counted.eligible, counted.assigned)
    assert days == (date(2016, 4, 1), date(2016, 4, 2), date(2016, 4, 5), date(2016, 4, 6))


def lines():
    return [
        json.dumps(
            {"case": "CM16-9000001", "kind": one.kind, "at": one.at.isoformat(), "data": dict(one.data)}
        )
        for one in LIFE
    ]


def test_events_are_read_from_lines_and_a_bad_one_is_named():
    assert [one.number for one in read_events(lines())] == ["CM16-9000001"]
    with pytest.raises(ProcessError, match="line 10"):
        read_events([*lines(), '{"case": "x", "kind": "published", "at": "2016-05-01T10:00"}'])


def test_definitions_are_printed_with_every_form():
    report = monthly_report([record()], "2016-05")
    assert all(line.defined in to_text(report) for line in report.lines)
    assert all(line["definition"] for line in to_json(report)["lines"])
    assert len(to_csv(report).splitlines()) == len(report.lines) + 1


@pytest.mark.parametrize("month", ["2016-13", "2016", "May 2016"])
def test_no_month_is_refused(month):
    with pytest.raises(ProcessError, match="no month"):
        monthly_report([], month)


def test_command_reads_events():
    done = CliRunner().invoke(command, ["--month", "2016-05", "-", "--json"], input="\n".join(lines()))
    assert done.exit_code == 0
    figures = {line["name"]: line["figure"] for line in json.loads(done.output)["lines"]}
    assert (figures["completed"], figures["standard_timely"], figures["ur_overturned"]) == (1, 1, 1)
