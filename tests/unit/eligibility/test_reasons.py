"""Each reason of ineligibility, on the facts that bring it about and on those that do not."""

from datetime import date

import pytest

from openimr.case import Quantity, Request, RequestPart
from openimr.process.eligibility import reasons
from openimr.programs.load import load

from .conftest import CASE, item


def test_an_application_without_defect_is_eligible(look):
    report = look()
    assert report.outcome == "eligible"
    assert report.reasons == ()


@pytest.mark.parametrize(
    ("code", "changes", "outcome"),
    [
        ("NO_SIGNATURE", {"application": {"signed": False}}, "ineligible"),
        ("NO_UR_DECISION", {"application": {"ur_decision_attached": False}}, "ineligible"),
        ("WITHDRAWN", {"application": {"withdrawn": True}}, "ineligible"),
        ("UNTIMELY", {"application": {"received": date(2016, 8, 27)}}, "ineligible"),
        ("CONDITIONAL_DENIAL", {"decision": {"lack_of_information": True}}, "ineligible"),
        ("NOT_UR_DISPUTE", {"decision": {"on_necessity": False}}, "ineligible"),
        ("NON_MEDICAL", {"decision": {"billing_only": True}}, "ineligible"),
        ("CARVE_OUT", {"decision": {"carve_out": True}}, "ineligible"),
        ("LIABILITY_DISPUTE", {"decision": {"liability_disputed": True}}, "deferred"),
        ("NOT_AUTHORIZED_FILER", {"application": {"signed_by": "physician"}}, "ineligible"),
        ("UR_UNTIMELY", {"decision": {"found_untimely": True}}, "ineligible"),
        ("WRONG_DATES", {"date_of_injury": date(2016, 7, 30)}, "ineligible"),
        (
            "AUTHORIZED_ALREADY",
            {"items": (item("MRI of the lumbar spine", authorized=date(2016, 8, 1)),)},
            "ineligible",
        ),
    ],
)
def test_each_reason_has_its_outcome(finding, code, changes, outcome):
    report, found = finding(code, **changes)
    assert (report.outcome, found.state) == (outcome, "not_met")
    assert [reason.code for reason in report.reasons] == [code]
    assert found.reason
    assert found.reason_es
    assert found.citation


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"application": {"signed": None, "signed_by": None}}, "NO_SIGNATURE"),
        ({"application": {"ur_decision_attached": None}}, "NO_UR_DECISION"),
        ({"decision": {"lack_of_information": None}}, "CONDITIONAL_DENIAL"),
        ({"application": {"received": None}}, "UNTIMELY"),
    ],
)
def test_silence_is_not_a_defect_but_a_question(finding, changes, code):
    report, found = finding(code, **changes)
    assert (report.outcome, found.state, found.effect) == ("needs_information", "cannot_tell", "ask")
    assert found.reason.startswith(("We cannot tell", "Please tell us"))


@pytest.mark.parametrize("field", ["carve_out", "billing_only", "liability_disputed", "on_necessity"])
def test_what_others_must_raise_does_not_hold_up_a_silent_file(look, field):
    assert look(decision={field: None}).outcome == "eligible"


class TestMissingCopyOfTheDecision:
    """A reminder with 15 days until 2014-03-31; from 2014-04-01 ineligible at once."""

    def test_is_reminded_before_april_2014(self, finding):
        report, found = finding(
            "NO_UR_DECISION",
            today=date(2014, 3, 31),
            application={"received": date(2014, 3, 31), "ur_decision_attached": False},
            decision={"date": date(2014, 3, 20), "served": date(2014, 3, 20), "request_received": None},
            date_of_injury=date(2013, 5, 5),
        )
        assert (report.outcome, found.effect) == ("needs_information", "remind")
        assert (found.cure.until, found.cure.days_left) == (date(2014, 4, 15), 15)

    def test_closes_from_april_2014(self, finding):
        report, found = finding(
            "NO_UR_DECISION",
            today=date(2014, 4, 1),
            application={"received": date(2014, 4, 1), "ur_decision_attached": False},
            decision={"date": date(2014, 3, 20), "served": date(2014, 3, 20), "request_received": None},
            date_of_injury=date(2013, 5, 5),
        )
        assert (report.outcome, found.effect) == ("ineligible", "ineligible")


class TestEmergencyRulesOf2013:
    """Until 2013-06-30 only injuries of 2013; from 2013-07-01 every date of injury."""

    @pytest.mark.parametrize(
        ("injury", "served", "state"),
        [
            (date(2012, 12, 31), date(2013, 6, 30), "not_met"),
            (date(2013, 1, 1), date(2013, 6, 30), "met"),
            (date(1998, 2, 3), date(2013, 7, 1), "met"),
            (date(1998, 2, 3), date(2012, 12, 31), "not_met"),
        ],
    )
    def test_injury_and_communication(self, finding, injury, served, state):
        _, found = finding(
            "WRONG_DATES",
            date_of_injury=injury,
            decision={"date": served, "served": served, "request_received": None},
            application={"received": date(2013, 7, 10)},
        )
        assert found.state == state


@pytest.mark.parametrize(("day", "state"), [(date(2017, 12, 29), "met"), (date(2018, 1, 2), "not_met")])
def test_a_delay_was_a_dispute_until_2018(finding, day, state):
    _, found = finding("NOT_UR_DISPUTE", decision={"date": day, "served": day, "outcome": "delayed"})
    assert found.state == state


@pytest.mark.parametrize(
    ("named", "state"),
    [
        (date(2016, 7, 21), "not_met"),
        (date(2016, 7, 22), "met"),
        (date(2016, 8, 1), "met"),
        (None, "cannot_tell"),
    ],
)
def test_a_designation_made_before_the_decision_is_void(finding, named, state):
    _, found = finding("NOT_AUTHORIZED_FILER", application={"signed_by": "designee", "designated": named})
    assert found.state == state


def test_liability_agreed_or_resolved_does_not_defer(look):
    assert look(decision={"liability_disputed": True, "liability_agreed": True}).outcome == "eligible"
    resolved = {"liability_disputed": True, "liability_resolved": date(2016, 8, 1)}
    assert look(decision=resolved).outcome == "eligible"


def test_a_late_utilization_review_is_flagged_and_left_to_the_board(finding):
    report, found = finding("UR_UNTIMELY", decision={"request_received": date(2016, 7, 1)})
    assert (report.outcome, found.state, found.effect) == ("eligible", "not_met", "flag")
    assert found.deadline.rule == "U1"


def test_between_five_days_and_the_cap_information_may_have_been_asked_for(finding):
    _, found = finding("UR_UNTIMELY", decision={"request_received": date(2016, 7, 12)})
    assert (found.state, found.effect) == ("cannot_tell", None)


def test_one_authorized_item_leaves_the_others(look):
    items = (item("MRI of the lumbar spine", authorized=date(2016, 8, 1)), item("X-ray of the left knee", 2))
    report = look(items=items)
    assert report.outcome == "partly_eligible"
    assert report.reasons[0].items == (1,)


def part(text, amount=None, unit="session"):
    return RequestPart(text, Quantity(amount, unit) if amount else None)


class TestPartialEligibility:
    """Only what was not authorized is reviewed; original = authorized + remaining (8 CCR 9792.10.1)."""

    def look_at(self, look, *parts):
        from dataclasses import replace

        return look(items=(replace(CASE.items[0], request=Request(*parts)),))

    def test_the_remaining_part_is_told_in_three_moves(self, look):
        report = self.look_at(
            look, part("Physical therapy, 12 sessions", 12), part("4 sessions", 4), part("8 sessions", 8)
        )
        portion = report.portions[0]
        assert (report.outcome, portion.kind, portion.reconciles) == ("partly_eligible", "remaining", True)
        from openimr.case import read_request

        again, warnings = read_request(portion.wording)
        assert (again.authorized.quantity.amount, again.remaining.quantity.amount, warnings) == (4, 8, ())

    def test_what_remains_is_reckoned_when_it_is_not_named(self, look):
        report = self.look_at(look, part("Physical therapy, 12 visits", 12, "visit"), part("4 sessions", 4))
        assert report.portions[0].wording.endswith("8 visits")

    def test_another_service_authorized_leaves_the_whole(self, look):
        report = self.look_at(look, part("MRI of the lumbar spine"), part("X-ray of the lumbar spine"))
        assert (report.outcome, report.portions[0].kind) == ("eligible", "whole_after_substitution")

    def test_a_sum_that_fails_is_a_finding_with_both_numbers(self, look):
        report = self.look_at(look, part("Physical therapy, 60", 60), part("25", 25), part("30", 30))
        found = report.reasons[0]
        assert (report.outcome, found.code, found.items) == ("needs_information", "QUANTITIES", (1,))
        assert "60 asked for; 25 approved and 30 left make 55" in found.reason

    def test_different_units_are_not_added(self, look):
        report = self.look_at(
            look, part("Cream", 2, "tube"), part("30 days", 30, "day"), part("1", 1, "tube")
        )
        assert report.portions[0].reconciles is None


def test_the_codes_of_the_table_are_all_there():
    table = """NO_SIGNATURE UNTIMELY NO_UR_DECISION CONDITIONAL_DENIAL DUPLICATE PRIOR_DECISION
    LIABILITY_DISPUTE UR_UNTIMELY NOT_UR_DISPUTE WRONG_DATES NOT_AUTHORIZED_FILER AUTHORIZED_ALREADY
    NON_MEDICAL CARVE_OUT WITHDRAWN"""
    assert set(table.split()) <= set(reasons())


def test_every_reason_speaks_both_languages_and_cites():
    for code, data in load("eligibility.yaml")["reasons"].items():
        assert {"en", "es", "citation", "status", "silence", "curable"} <= set(data), code
        assert data["status"] in {"confirmed", "recalled"}
        assert ("ask_en" in data) == ("ask_es" in data), code
        assert data["silence"] == "pass" or "ask_en" in data, code
        assert not data["curable"] or {"cure", "cure_es", "until"} <= set(data), code


def test_every_open_choice_has_a_reason():
    for name, data in load("eligibility.yaml")["choices"].items():
        assert {"taken", "reason", "source"} <= set(data), name
        assert data["taken"] in data.get("among", [data["taken"]]), name
