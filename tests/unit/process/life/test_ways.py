"""The ways of a review, each test named after the rule of law that it proves."""

from datetime import timedelta

import pytest
from tests.lives import (
    FIRST,
    IDENTITY,
    TO_DRAFT,
    TO_ISSUE,
    TO_REVIEW,
    TODAY,
    Life,
    clock,
    event,
    notices,
    standing,
)

from openimr.process import transition
from openimr.process.errors import ForbiddenEventError
from openimr.process.life import Item


@pytest.mark.parametrize(
    ("service", "priority", "rule"),
    [
        ("mail_in_state", "standard", "D8"),
        ("electronic", "standard", "D9"),
        ("fax", "standard", "D9"),
        ("electronic", "expedited", "D10"),
    ],
)
def test_records_are_due_by_the_way_of_service_and_the_priority(
    service: str, priority: str, rule: str
) -> None:
    life = Life("found_unique", "found_eligible", priority=priority)
    step = life.do("noarfi_sent", service=service)
    assert {one.rule for one in step.started} & {"D8", "D9", "D10"} == {rule}
    assert notices(step) == ["noarfi"]
    assert clock(life, "D6")[0] == "met"


@pytest.mark.parametrize(
    ("application", "found", "rule"),
    [({}, {}, "D14"), ({"priority": "expedited"}, {}, "D16")],
)
def test_the_time_to_decide_starts_with_the_complete_file(
    application: dict[str, object], found: dict[str, object], rule: str
) -> None:
    life = Life("found_unique", **application)
    life.do("found_eligible", **found)
    life.do("noarfi_sent")
    assert [one.rule for one in life.do("records_received").started] == [rule]


@pytest.mark.parametrize(("day", "rule"), [("2017-12-28", "D14"), ("2018-01-02", "D15")])
def test_a_formulary_drug_has_five_working_days_since_2018(day: str, rule: str) -> None:
    life = Life("found_unique")
    life.do("found_eligible", formulary=True)
    life.do("noarfi_sent")
    moment = FIRST.fromisoformat(f"{day}T12:00-08:00")
    step = transition(life.case, event("records_received", moment), moment.date())
    assert [one.rule for one in step.started] == [rule]


def test_missing_records_bring_a_reminder_and_not_a_decision() -> None:
    life = Life("found_unique", "found_eligible", "noarfi_sent")
    step = life.do("clock_ran_out", "clock", rule="D8", after=30)
    assert (step.case.state, notices(step)) == ("insufficient_records", ["records_reminder"])
    assert step.notices[0].recipients == ("claims_administrator",)


def test_no_determination_on_the_utilization_review_text_alone() -> None:
    life = Life("found_unique", "found_eligible", "noarfi_sent")
    life.do("records_received", complete=False, documents=["ur_decision"])
    with pytest.raises(ForbiddenEventError, match="records_are_late"):
        life.do("records_waived", "case_manager")
    with pytest.raises(ForbiddenEventError, match="more_than_the_decision_text"):
        life.do("records_waived", "case_manager", after=30)
    life.do("records_received", "worker", complete=False)
    assert life.do("records_waived", "case_manager", after=30).case.state == "reviewer_selection"
    assert "records_complete" not in life.case.dates


def test_a_file_is_not_complete_with_the_decision_text_alone() -> None:
    life = Life("found_unique", "found_eligible", "noarfi_sent")
    step = life.do("records_received", complete=True, documents=["ur_decision"])
    assert (step.case.state, step.case.records) == ("records_requested", ())


@pytest.mark.parametrize("kinds", [TO_REVIEW, TO_DRAFT])
def test_late_documents_before_the_decision_go_to_the_reviewer(kinds: tuple[str, ...]) -> None:
    life = Life(*kinds)
    before = life.case.state
    assert life.do("records_received", "worker").case.records == ("claims_administrator", "worker")
    assert life.case.state == before


def test_late_documents_reopen_a_draft_that_did_not_see_them() -> None:
    life = Life(*TO_DRAFT, "draft_submitted", "draft_approved")
    assert life.do("records_received", "worker").case.state == "clinical_review"
    assert not life.case.decisions


def test_documents_after_the_decision_are_recorded_and_not_used() -> None:
    life = Life(*TO_ISSUE)
    version = life.case.version
    life.do("records_received", "worker")
    assert (life.case.records, life.case.version) == (("claims_administrator",), version + 1)


def test_conversion_shortens_the_clock_for_records_and_is_told_at_once() -> None:
    life = Life("found_unique", "found_eligible", "noarfi_sent")
    with pytest.raises(ForbiddenEventError, match="physician_certified"):
        life.do("converted_to_expedited", documents_attached=False)
    step = life.do("converted_to_expedited")
    assert clock(life, "D8")[0] == "stopped"
    assert clock(life, "D10") == ("running", (life.at + timedelta(hours=24)).isoformat())
    assert (notices(step), step.notices[0].data["send_by"]) == (
        ["conversion_to_expedited"],
        life.at.date().isoformat(),
    )


def test_conversion_shortens_the_clock_for_the_determination() -> None:
    life = Life(*TO_DRAFT)
    life.do("converted_to_expedited")
    assert clock(life, "D14")[0] == "stopped"
    assert clock(life, "D16") == ("running", (life.at + timedelta(hours=72)).isoformat())
    with pytest.raises(ForbiddenEventError, match="is_standard"):
        life.do("converted_to_expedited")


def test_the_director_adds_at_most_three_days_once() -> None:
    life = Life(*TO_DRAFT, "converted_to_expedited")
    before = life.case.clocks[-1].due
    with pytest.raises(ForbiddenEventError, match="extension_is_short"):
        life.do("determination_time_extended", days=4)
    life.do("determination_time_extended", days=3)
    assert before is not None
    assert clock(life, "D16")[1] == (before + timedelta(days=3)).isoformat()
    with pytest.raises(ForbiddenEventError, match="extension_is_short"):
        life.do("determination_time_extended", days=1)


def test_an_authorized_item_leaves_the_others_in_dispute() -> None:
    life = Life(*TO_DRAFT)
    assert life.do("item_authorized", items=[1]).case.state == "clinical_review"
    with pytest.raises(ForbiddenEventError, match="items_are_in_dispute"):
        life.do("item_authorized", items=[1])
    with pytest.raises(ForbiddenEventError, match="items_are_in_dispute"):
        life.do("item_authorized", items=[7])
    life.do("draft_submitted", decisions={"2": "overturned"})
    assert standing(life) == ["authorized", "in_dispute"]


@pytest.mark.parametrize(
    ("kinds", "stage", "owed"),
    [
        (("found_unique",), None, ["termination"]),
        (TO_REVIEW, "before_reviewer", ["termination", "invoice"]),
        ((*TO_REVIEW, "reviewer_assigned"), "before_reviewer", ["termination", "invoice"]),
        (TO_DRAFT, "after_reviewer", ["termination", "invoice"]),
        ((*TO_DRAFT, "reviewer_recused"), "after_reviewer", ["termination", "invoice"]),
    ],
)
def test_the_fee_depends_on_whether_a_reviewer_already_had_it(
    kinds: tuple[str, ...], stage: str | None, owed: list[str]
) -> None:
    life = Life(*kinds)
    step = life.do("item_authorized")
    assert (step.case.state, step.case.fee_stage, notices(step)) == ("terminated", stage, owed)
    assert {one.standing for one in step.case.clocks if one.rule != "D22"} <= {"stopped", "met", "missed"}


def test_a_withdrawn_and_an_authorized_item_together_end_the_review() -> None:
    life = Life(*TO_REVIEW)
    life.do("item_withdrawn", "worker", items=[1])
    assert life.do("item_authorized", items=[2]).case.state == "terminated"
    assert standing(life) == ["withdrawn", "authorized"]


def test_only_the_administrator_authorizes_and_only_the_worker_withdraws() -> None:
    life = Life(*TO_REVIEW)
    with pytest.raises(ForbiddenEventError, match="worker may not"):
        life.do("item_authorized", "worker")
    with pytest.raises(ForbiddenEventError, match="claims_administrator may not"):
        life.do("item_withdrawn", "claims_administrator", items=[1])


def child(**other: object) -> dict[str, object]:
    usual = {"number": "CM16-0000009", "received_on": "2016-11-01", "items": 2, "eligible": True}
    return {**usual, **IDENTITY, **other}


def test_applications_of_one_worker_physician_and_injury_are_joined() -> None:
    life = Life("found_unique", "found_eligible")
    life.do("applications_consolidated", children=[child()])
    assert [item.number for item in life.case.items] == [1, 2, 3, 4]
    assert (life.case.children, life.case.children_received) == (
        ("CM16-0000009",),
        {"CM16-0000009": "2016-11-01"},
    )


@pytest.mark.parametrize(
    "other",
    [
        {"worker": "w2"},
        {"physician": "p2"},
        {"date_of_injury": "2014-01-05"},
        {"eligible": False},
        {"received_on": "in autumn"},
        {"number": "CM16-0000001"},
        {"items": 0},
    ],
)
def test_applications_that_differ_are_not_joined(other: dict[str, object]) -> None:
    life = Life("found_unique", "found_eligible")
    with pytest.raises(ForbiddenEventError, match="applications_belong_together"):
        life.do("applications_consolidated", children=[child(**other)])


def test_the_joined_application_is_closed_and_names_the_case_that_lives_on() -> None:
    life = Life("found_unique", "found_eligible", "joined_to_another")
    assert (life.case.state, life.case.survivor) == ("consolidated", "CM16-0000002")
    assert {one.standing for one in life.case.clocks} == {"stopped"}


def test_a_case_that_came_back_from_the_board_is_not_joined() -> None:
    """8 CCR 9792.10.4(a): applications are joined before a reviewer has the case."""
    life = Life(*TO_ISSUE, "published", "petition_filed", "appeal_granted", "remand_accepted")
    with pytest.raises(ForbiddenEventError, match="is_undetermined"):
        life.do("joined_to_another")


@pytest.mark.parametrize("kind", ["reviewer_declined", "assignment_expired"])
def test_who_declined_is_not_asked_again(kind: str) -> None:
    life = Life(*TO_REVIEW, "reviewer_assigned", kind)
    assert (life.case.state, life.case.reviewer) == ("reviewer_selection", None)
    with pytest.raises(ForbiddenEventError, match="reviewer_is_free"):
        life.do("reviewer_assigned")
    assert life.do("reviewer_assigned", reviewer="r2").case.reviewer == "r2"


@pytest.mark.parametrize(
    ("facts", "guard"),
    [
        ({"conflict": "unknown"}, "conflict_is_clear"),
        ({"conflict": "conflict"}, "conflict_is_clear"),
        ({"credentials": None}, "credentials_are_on_file"),
        ({"reviewer": ""}, "reviewer_is_free"),
    ],
)
def test_an_assignment_needs_a_clear_conflict_report_and_credentials(
    facts: dict[str, object], guard: str
) -> None:
    with pytest.raises(ForbiddenEventError, match=guard):
        Life(*TO_REVIEW).do("reviewer_assigned", **facts)


def test_another_reviewer_cannot_act_on_the_case() -> None:
    with pytest.raises(ForbiddenEventError, match="is_the_reviewer"):
        Life(*TO_DRAFT).do("draft_submitted", reviewer="r2")


def test_a_request_for_more_goes_to_all_parties_and_so_does_the_answer() -> None:
    life = Life(*TO_DRAFT)
    asked = life.do("additional_information_requested", "reviewer", questions=["the last report"])
    answered = life.do("additional_information_received", "physician")
    parties = ("worker", "attorney", "physician", "claims_administrator")
    assert [one.recipients for one in (*asked.notices, *answered.notices)] == [parties, parties]
    assert life.case.state == "clinical_review"


def test_without_the_additional_information_the_reviewer_decides() -> None:
    life = Life(*TO_DRAFT, "additional_information_requested")
    assert life.do("clock_ran_out", "clock", rule="D13", after=12).case.state == "clinical_review"


@pytest.mark.parametrize("decisions", [{"1": "upheld"}, {}, {"1": "upheld", "2": "partly"}, "upheld"])
def test_every_disputed_item_is_decided_upheld_or_overturned(decisions: object) -> None:
    with pytest.raises(ForbiddenEventError, match="every_item_is_decided"):
        Life(*TO_DRAFT).do("draft_submitted", decisions=decisions)


def test_a_returned_draft_decides_nothing() -> None:
    life = Life(*TO_DRAFT, "draft_submitted")
    assert standing(life) == ["in_dispute", "in_dispute"]
    assert not life.do("draft_returned", "quality_reviewer").case.decisions


def test_joined_items_open_a_draft_again_by_refusal() -> None:
    with pytest.raises(ForbiddenEventError, match="before a reviewer has the case"):
        Life(*TO_DRAFT).do("applications_consolidated", children=[child()])


def test_retrospective_items_are_carried_through() -> None:
    life = Life(*TO_DRAFT, items=(1, Item(2, retrospective=True)))
    assert life.case.items[1].retrospective


def test_events_are_kept_in_the_order_in_which_they_happened() -> None:
    life = Life("found_unique")
    with pytest.raises(ForbiddenEventError, match="not before"):
        life.do("found_eligible", after=-1)
    with pytest.raises(ForbiddenEventError, match="time zone"):
        transition(life.case, event("found_eligible", FIRST.replace(tzinfo=None)), TODAY)
    with pytest.raises(ForbiddenEventError, match="not after"):
        transition(life.case, event("found_eligible", life.at), FIRST.date())
    with pytest.raises(ForbiddenEventError, match="found_on"):
        life.do("found_eligible", found_on="2099-01-01")
    with pytest.raises(ForbiddenEventError, match="served by"):
        life.do("found_eligible", service="pigeon")


def test_a_misspelt_event_is_answered_with_the_nearest() -> None:
    with pytest.raises(ForbiddenEventError, match="did you mean found_unique"):
        transition(Life().case, type(event("found_unique"))("found_uniqe", FIRST, "intake"), TODAY)
