"""The application must be received, not posted, in time; silence on service is bounded, not guessed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from openimr.case import read_case

from .conftest import item

PACIFIC = ZoneInfo("America/Los_Angeles")


@pytest.mark.parametrize(
    ("received", "service", "state"),
    [
        (date(2016, 8, 22), "personal", "met"),  # 08/21 is a Sunday
        (date(2016, 8, 23), "personal", "not_met"),
        (date(2016, 8, 26), "mail_in_state", "met"),
        (date(2016, 8, 27), "mail_in_state", "not_met"),
        (date(2016, 8, 31), "mail_out_of_state", "met"),
    ],
)
def test_thirty_days_and_five_for_mail(finding, received, service, state):
    _, found = finding("UNTIMELY", application={"received": received}, decision={"service": service})
    assert found.state == state
    assert found.deadline.rule == "D1"


class TestSilenceOnService:
    def test_in_time_under_the_shortest_reading_is_in_time(self, finding):
        _, found = finding("UNTIMELY", decision={"served": None, "service": None})
        assert found.state == "met"

    def test_late_under_the_longest_reading_is_late(self, finding):
        _, found = finding(
            "UNTIMELY", application={"received": date(2016, 9, 30)}, decision={"service": None}
        )
        assert found.state == "not_met"

    def test_between_them_it_cannot_be_told(self, finding):
        _, found = finding(
            "UNTIMELY", application={"received": date(2016, 8, 25)}, decision={"service": None}
        )
        assert (found.state, found.effect) == ("cannot_tell", "ask")

    def test_without_a_date_of_service_no_application_is_late(self, finding):
        _, found = finding("UNTIMELY", application={"received": date(2017, 8, 25)}, decision={"served": None})
        assert found.state == "cannot_tell"


def test_the_clock_does_not_run_without_the_form(finding):
    report, found = finding(
        "UNTIMELY", application={"received": date(2017, 1, 9)}, decision={"form_sent": False}
    )
    assert (report.outcome, found.state, found.deadline.rule, found.recalled) == (
        "eligible",
        "met",
        "D4",
        True,
    )


def test_the_notice_that_liability_is_settled_gives_thirty_days_again(finding):
    decision = {
        "liability_disputed": True,
        "liability_resolved": date(2016, 12, 1),
        "liability_service": "personal",
    }
    _, found = finding("UNTIMELY", application={"received": date(2016, 12, 31)}, decision=decision)
    assert (found.state, found.deadline.rule) == ("met", "D3")
    _, found = finding("UNTIMELY", application={"received": date(2017, 1, 4)}, decision=decision)
    assert found.state == "not_met"


def test_an_open_dispute_of_liability_stops_the_question_of_time(finding):
    late = {"received": date(2017, 3, 1)}
    report, found = finding("UNTIMELY", application=late, decision={"liability_disputed": True})
    assert (report.outcome, found.state) == ("deferred", "cannot_tell")


class TestFormulary:
    """Ten days for a drug of the formulary, from 2018."""

    decision = {  # noqa: RUF012 - never changed
        "date": date(2018, 3, 1),
        "served": date(2018, 3, 1),
        "service": "personal",
        "request_received": None,
    }

    def look_at(self, finding, received, heading="Tramadol 50mg #60", **more):
        return finding(
            "UNTIMELY",
            items=(item(heading),),
            application={"received": received},
            decision={**self.decision, **more},
        )[1]

    def test_ten_days(self, finding):
        assert self.look_at(finding, date(2018, 3, 12), formulary=True).state == "met"  # 03/11 is a Sunday
        assert self.look_at(finding, date(2018, 3, 13), formulary=True).state == "not_met"

    def test_silence_leaves_a_drug_between_ten_and_thirty(self, finding):
        assert self.look_at(finding, date(2018, 3, 20), formulary=None).state == "cannot_tell"
        assert self.look_at(finding, date(2018, 3, 20), "MRI of the neck", formulary=None).state == "met"

    def test_no_formulary_before_2018(self, finding):
        _, found = finding("UNTIMELY", decision={"formulary": True}, items=(item("Tramadol 50mg #60"),))
        assert found.state == "met"


class TestCure:
    def test_a_new_form_can_come_until_the_last_day(self, finding):
        _, found = finding("NO_SIGNATURE", application={"signed": False})
        assert (found.curable, found.cure.until, found.cure.days_left) == (True, date(2016, 8, 26), 17)
        assert "08/26/2016. You have 17 days left." in found.reason

    def test_on_the_last_day_it_says_so(self, finding):
        _, found = finding("NO_SIGNATURE", application={"signed": False}, today=date(2016, 8, 26))
        assert found.reason.endswith("Today is the last day.")

    def test_after_it_no_hope_is_raised(self, finding):
        _, found = finding("NO_SIGNATURE", application={"signed": False}, today=date(2016, 8, 27))
        assert not found.curable
        assert "days left" not in found.reason

    def test_lateness_has_no_cure(self, finding):
        _, found = finding("UNTIMELY", application={"received": date(2016, 10, 1)})
        assert (found.curable, found.cure) == (False, None)


CASE_YAML = """\
case_number: CM16-9000099
date_of_injury: 2015-11-30
application: {{received: {received}, signed: true, signed_by: attorney}}
utilization_review: {{date: 2016-07-22, served: 2016-07-23, service: fax, liability_disputed: false}}
items: [{{heading: MRI of the neck, authorized: 2016-08-02}}]
"""


def test_a_case_file_carries_the_answers_and_the_hour():
    case = read_case(CASE_YAML.format(received="2016-08-09T01:30+00:00"), where="test")
    assert case.application.received == date(2016, 8, 8)
    assert case.application.received_at == datetime(2016, 8, 8, 18, 30, tzinfo=PACIFIC)
    assert (case.utilization_review.service, case.utilization_review.liability_disputed) == ("fax", False)
    assert case.utilization_review.formulary is None
    assert case.items[0].authorized == date(2016, 8, 2)


def test_an_hour_without_offset_is_california_time():
    case = read_case(CASE_YAML.format(received="2016-08-08T23:59"), where="test")
    assert case.application.received_at == datetime(2016, 8, 8, 23, 59, tzinfo=PACIFIC)


def test_dates_out_of_order_are_left_for_eligibility_to_find():
    text = CASE_YAML.format(received="2016-07-01")
    assert read_case(text, where="test", reconciled=False).application.received == date(2016, 7, 1)
