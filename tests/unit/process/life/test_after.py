"""After the determination: issue, correction, publication, implementation, appeal, remand."""

from dataclasses import replace

import pytest
from tests.lives import TO_DRAFT, TO_ISSUE, TO_REVIEW, TODAY, Life, event

from openimr.process import transition
from openimr.process.errors import ForbiddenEventError
from openimr.process.life import Item, possible

APPROVED = (*TO_DRAFT, "draft_submitted", "draft_approved")


def clock(life: Life, rule: str) -> str:
    return [one.standing for one in life.case.clocks if one.rule == rule][-1]


@pytest.mark.parametrize(
    ("gap", "guard"),
    [
        ({"credentials": None}, "credentials_are_on_file"),
        ({"attested": False}, "independence_is_attested"),
        ({"decisions": {1: "upheld"}}, "every_item_is_decided"),
        ({"records": ()}, "more_than_the_decision_text"),
    ],
)
def test_no_determination_goes_out_with_a_gap(gap: dict[str, object], guard: str) -> None:
    life = Life(*APPROVED)
    with pytest.raises(ForbiddenEventError, match=guard):
        transition(replace(life.case, **gap), event("determination_issued", life.at), TODAY)


@pytest.mark.parametrize(
    ("date_name", "guard"),
    [
        ("eligible", "eligibility_is_found"),
        ("noarfi", "assignment_is_noticed"),
        ("ur_decision", "decision_date_is_known"),
    ],
)
def test_no_determination_goes_out_without_its_dates(date_name: str, guard: str) -> None:
    life = Life(*APPROVED)
    dates = {name: day for name, day in life.case.dates.items() if name != date_name}
    with pytest.raises(ForbiddenEventError, match=guard):
        transition(replace(life.case, dates=dates), event("determination_issued", life.at), TODAY)


def test_a_determination_decides_each_item_and_is_kept_as_a_version() -> None:
    life = Life(*APPROVED)
    step = life.do("determination_issued")
    assert [item.standing for item in step.case.items] == ["upheld", "overturned"]
    assert [(one.version, one.outcomes, one.reviewer) for one in step.case.determinations] == [
        (1, {1: "upheld", 2: "overturned"}, "r1")
    ]
    assert [notice.kind for notice in step.notices] == ["determination_cover", "invoice"]
    assert {one.rule for one in step.started} == {"D21", "D22"}


def test_a_late_determination_is_still_valid() -> None:
    """Margaris: lateness is marked on the clock and reverses no state."""
    life = Life(*APPROVED)
    late = life.do("clock_ran_out", "clock", rule="D14", after=60)
    assert (late.case.state, clock(life, "D14")) == ("approved", "missed")
    assert life.do("determination_issued").case.state == "determined"
    unmarked = Life(*APPROVED)
    assert unmarked.do("determination_issued", after=60).case.state == "determined"
    assert clock(unmarked, "D14") == "missed"


def test_a_correction_is_a_new_version_that_changes_no_outcome() -> None:
    life = Life(*TO_ISSUE)
    with pytest.raises(ForbiddenEventError, match="outcomes_stay"):
        life.do("determination_corrected", decisions={"1": "overturned", "2": "overturned"})
    life.do("determination_corrected", decisions={"1": "upheld", "2": "overturned"})
    assert [(one.version, one.corrects) for one in life.case.determinations] == [(1, None), (2, 1)]


def test_each_version_is_published_once() -> None:
    life = Life(*TO_ISSUE, "published")
    with pytest.raises(ForbiddenEventError, match="published once"):
        life.do("published")
    life.do("determination_corrected")
    life.do("published")
    assert all(one.published for one in life.case.determinations)


@pytest.mark.parametrize(
    "kinds",
    [("found_duplicate",), ("found_unique", "found_ineligible"), (*TO_REVIEW, "item_authorized"), TO_DRAFT],
)
def test_what_was_not_determined_is_never_published(kinds: tuple[str, ...]) -> None:
    with pytest.raises(ForbiddenEventError, match="only determinations are published"):
        Life(*kinds).do("published")


def test_an_appealed_ineligibility_is_not_published() -> None:
    with pytest.raises(ForbiddenEventError, match="is_determined"):
        Life("found_unique", "found_ineligible", "petition_filed").do("published")


@pytest.mark.parametrize(
    ("retrospective", "rules"),
    [((False, False), {"D18"}), ((False, True), {"D19"}), ((True, False), {"D18"})],
)
def test_care_to_come_is_authorized_in_five_days_and_care_given_reimbursed_in_twenty(
    retrospective: tuple[bool, bool], rules: set[str]
) -> None:
    items = tuple(Item(n, retrospective=past) for n, past in enumerate(retrospective, 1))
    life = Life(*TO_ISSUE, items=items)
    assert {one.rule for one in life.do("determination_received", "claims_administrator").started} == rules


def test_there_is_nothing_to_implement_where_all_items_are_upheld() -> None:
    life = Life(*TO_DRAFT)
    life.do("draft_submitted", decisions={"1": "upheld", "2": "upheld"})
    for kind in ("draft_approved", "determination_issued"):
        life.do(kind)
    with pytest.raises(ForbiddenEventError, match="an_item_is_overturned"):
        life.do("determination_received")


def test_a_penalty_needs_a_day_that_has_passed() -> None:
    life = Life(*TO_ISSUE, "determination_received")
    with pytest.raises(ForbiddenEventError, match="implementation_is_late"):
        life.do("implementation_penalty_assessed")
    assert life.do("implementation_penalty_assessed", after=20).case.state == "implementation_penalty"
    assert life.do("implementation_reported").case.state == "implemented"
    assert clock(life, "D18") == "missed"


def test_an_appeal_of_the_administrator_suspends_the_time_to_implement() -> None:
    life = Life(*TO_ISSUE, "determination_received")
    life.do("petition_filed", "claims_administrator")
    assert (clock(life, "D18"), clock(life, "D20"), clock(life, "D21")) == ("stopped", "running", "met")
    life.do("appeal_denied")
    assert (life.case.state, clock(life, "D18"), clock(life, "D20")) == (
        "implementation_due",
        "running",
        "stopped",
    )


def test_an_appeal_of_the_worker_suspends_nothing() -> None:
    life = Life(*TO_ISSUE, "determination_received")
    life.do("petition_filed", "worker")
    assert clock(life, "D18") == "running"
    life.do("implementation_reported")
    assert (life.case.state, clock(life, "D18")) == ("appealed", "met")
    assert life.do("appeal_denied").case.state == "affirmed"


def test_a_dispute_of_liability_suspends_until_it_is_over() -> None:
    life = Life(*TO_ISSUE, "determination_received", "implementation_suspended")
    assert (life.case.state, clock(life, "D18")) == ("determined", "stopped")
    with pytest.raises(ForbiddenEventError, match="nothing_suspends"):
        life.do("determination_received")
    assert life.do("implementation_resumed").case.state == "implementation_due"
    assert clock(life, "D18") == "running"


@pytest.mark.parametrize(
    ("facts", "guard"),
    [
        ({"ground": "necessity"}, "ground_is_statutory"),
        ({"ground": None}, "ground_is_statutory"),
        ({"ground": "plain_error", "fact": ""}, "plain_error_names_the_fact"),
    ],
)
def test_a_reversal_names_one_of_five_grounds_and_for_plain_error_the_fact(
    facts: dict[str, object], guard: str
) -> None:
    with pytest.raises(ForbiddenEventError, match=guard):
        Life(*TO_ISSUE, "petition_filed").do("appeal_granted", **facts)


def test_a_remand_goes_to_a_different_reviewer_and_keeps_the_first_determination() -> None:
    life = Life(*TO_ISSUE, "petition_filed")
    step = life.do("appeal_granted")
    assert [notice.kind for notice in step.notices] == ["remand"]
    assert step.case.remand is not None
    assert (step.case.remand.ground, step.case.barred_reviewers) == ("plain_error", ("r1",))
    assert [item.standing for item in step.case.items] == ["in_dispute", "in_dispute"]
    life.do("remand_accepted")
    with pytest.raises(ForbiddenEventError, match="reviewer_is_free"):
        life.do("reviewer_assigned")
    life.do("reviewer_assigned", reviewer="r2", credentials="s2")
    life.do("reviewer_accepted", reviewer="r2")
    life.do("draft_submitted", reviewer="r2", decisions={"1": "overturned", "2": "overturned"})
    life.do("draft_approved")
    assert [notice.kind for notice in life.do("determination_issued").notices] == ["determination_cover"]
    assert [(one.version, one.reviewer, one.reversed_on is None) for one in life.case.determinations] == [
        (1, "r1", False),
        (2, "r2", True),
    ]
    assert life.do("determination_received").case.state == "implementation_due"


def test_a_board_never_finds_necessity_itself() -> None:
    life = Life(*TO_ISSUE, "petition_filed")
    assert "determination_corrected" in possible(life.case)
    assert not {"draft_submitted", "determination_issued"} & set(possible(life.case, "appeals_board"))


def test_an_untimely_utilization_review_ends_the_case_by_the_board_only() -> None:
    life = Life(*TO_REVIEW)
    with pytest.raises(ForbiddenEventError, match="may not cause"):
        life.do("board_took_necessity", "case_manager")
    assert life.do("board_took_necessity").case.state == "terminated"


def test_an_invoice_is_paid_once() -> None:
    life = Life(*TO_ISSUE, "invoice_paid")
    assert clock(life, "D22") == "met"
    with pytest.raises(ForbiddenEventError, match="invoice_is_open"):
        life.do("invoice_paid")
