"""The ways into a review, or not, each test named after the rule of law that it proves."""

import pytest
from tests.lives import TODAY, Life, clock, event, notices, standing

from openimr.process import begin, transition
from openimr.process.errors import ForbiddenEventError, ProcessError


def test_an_application_is_acknowledged_at_once_to_the_worker_and_the_attorney() -> None:
    step = Life().step
    assert (step.case.state, step.case.dates["received"]) == ("received", "2016-11-02")
    assert [(one.kind, one.recipients) for one in step.notices] == [
        ("acknowledgement", ("worker", "attorney"))
    ]


def test_only_the_workers_side_may_apply() -> None:
    with pytest.raises(ForbiddenEventError, match=r"claims_administrator may not .* 9792\.10\.1\(b\)"):
        begin("CM16-1", [1], event("application_received", role="claims_administrator"), TODAY)


def test_an_application_without_an_item_is_no_case() -> None:
    with pytest.raises(ProcessError, match="no disputed item"):
        begin("CM16-1", [], event("application_received"), TODAY)


def test_a_duplicate_names_the_case_that_lives_on() -> None:
    life = Life()
    with pytest.raises(ForbiddenEventError, match="names_survivor"):
        life.do("found_duplicate", survivor=life.case.number)
    step = life.do("found_duplicate")
    assert (step.case.state, step.case.survivor, notices(step)) == (
        "duplicate",
        "CM16-0000002",
        ["duplicate"],
    )


def test_ineligibility_gives_reasons_and_can_be_appealed_within_thirty_days() -> None:
    life = Life("found_unique")
    with pytest.raises(ForbiddenEventError, match="gives its reasons"):
        life.do("found_ineligible", reasons=[])
    step = life.do("found_ineligible", service="mail_in_state")
    assert step.case.state == "ineligible"
    assert clock(life, "D21") == ("running", "2016-12-12")  # 30 + 5 is Saturday 12/10
    assert life.do("petition_filed", "worker").case.state == "appealed"
    assert life.do("appeal_granted", ground="excess_of_powers").case.state == "eligibility_review"
    assert standing(life) == ["in_dispute", "in_dispute"]


def test_a_liability_dispute_defers_and_is_no_reason_of_ineligibility() -> None:
    life = Life("found_unique")
    with pytest.raises(ForbiddenEventError, match="reasons_are_named"):
        life.do("found_ineligible", reasons=["LIABILITY_DISPUTE"])
    with pytest.raises(ForbiddenEventError, match="does not agree"):
        life.do("liability_disputed", administrator_agrees=True)
    assert notices(life.do("liability_disputed")) == ["deferral"]
    assert life.case.state == "deferred"


def test_a_resolved_liability_dispute_gives_thirty_new_days() -> None:
    life = Life("found_unique", "liability_disputed")
    with pytest.raises(ForbiddenEventError, match="recalled"):
        life.do("application_renewed", "worker")
    life.do("liability_resolved", "worker", after=30)
    assert clock(life, "D3")[0] == "running"
    assert life.do("application_renewed", "worker", after=10).case.state == "eligibility_review"
    assert clock(life, "D3")[0] == "met"


def test_a_renewal_after_the_thirty_days_is_late_and_judged_in_the_review_of_eligibility() -> None:
    life = Life("found_unique", "liability_disputed", "liability_resolved")
    assert life.do("application_renewed", "worker", after=60).case.state == "eligibility_review"
    assert clock(life, "D3")[0] == "missed"


def test_without_an_answer_eligibility_is_decided_on_what_is_there() -> None:
    life = Life("found_unique", "eligibility_information_requested")
    with pytest.raises(ForbiddenEventError, match="clock_is_over"):
        life.do("clock_ran_out", "clock", rule="D5")
    assert life.do("clock_ran_out", "clock", rule="D5", after=12).case.state == "eligibility_review"
    assert clock(life, "D5")[0] == "missed"


def test_only_the_part_not_authorized_is_eligible() -> None:
    life = Life("found_unique")
    with pytest.raises(ForbiddenEventError, match="an_item_is_eligible"):
        life.do("found_eligible", ineligible_items=[1, 2])
    life.do("found_eligible", ineligible_items=[2])
    assert standing(life) == ["in_dispute", "ineligible"]


def test_the_date_of_the_decision_under_review_must_be_known() -> None:
    life = Life("found_unique", ur_decision_on="2016-10-20")
    first = event("application_received")
    bare = begin("CM16-1", [1], type(first)(first.kind, first.at, first.role, {}), TODAY).case
    bare = transition(bare, event("found_unique"), TODAY).case
    with pytest.raises(ForbiddenEventError, match="decision_date_is_known"):
        transition(bare, event("found_eligible"), TODAY)
    assert life.do("found_eligible").case.state == "assigned"


def test_injury_decision_application_follow_each_other() -> None:
    life = Life("found_unique", injury_on="2016-10-21")
    with pytest.raises(ForbiddenEventError, match="dates_are_in_order"):
        life.do("found_eligible")
    assert life.case.state == "eligibility_review"
