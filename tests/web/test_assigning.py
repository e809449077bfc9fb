"""An offer rests on credentials and conflicts as they are today, kept with the case (LC 139.5(d))."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.lives import FIRST, TO_REVIEW, event
from tests.unit.panel.fictional import Licence, case, reviewer

from openimr.panel import conflicts, credentials

pytestmark = pytest.mark.usefixtures("address")
NUMBER = "CM16-9000001"
DAY = date(2016, 12, 1)
AT = datetime(2016, 12, 1, 9, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture
def waiting(docket):
    """A case whose file is complete and which has no reviewer yet."""
    at = FIRST
    docket.open(NUMBER, [1], event("application_received", at), DAY)
    for kind in TO_REVIEW:
        at += timedelta(days=1)
        docket.append(NUMBER, event(kind, at), DAY)
    return docket


def offered(docket, who, day=DAY, at=AT):
    from openimr.web.store.assigning import offer
    from openimr.web.store.models import ReviewerRow

    ReviewerRow.objects.get_or_create(ref=who.ref, defaults={"profile": "{}"})
    checked = credentials(who, day)
    tested = conflicts(who, case(day=day).parties, day)
    return offer(docket, NUMBER, who, credentials=checked, conflicts=tested, at=at, today=DAY, plan="p1")


def test_an_offer_keeps_the_snapshots_on_which_it_rests(waiting):
    from openimr.web.store.models import AssignmentRow

    step = offered(waiting, reviewer())
    row = AssignmentRow.objects.get()
    assert step.case.state == "reviewer_offered"
    assert json.loads(row.credentials)["digest"] == step.case.credentials
    assert json.loads(row.conflicts)["verdict"] == "clear"
    assert (row.standing, row.plan) == ("offered", "p1")


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"licences": (Licence("California", "physician", "active", date(2016, 11, 30)),)}, "credentials"),
        ({"sanctions": None}, "credentials"),
        ({"attestations": ()}, "conflicts"),
    ],
)
def test_what_is_expired_or_unknown_blocks_the_offer(waiting, changes, what):
    from openimr.web.store.assigning import AssignmentError
    from openimr.web.store.models import AssignmentRow

    with pytest.raises(AssignmentError, match=f"the {what} of the reviewer"):
        offered(waiting, reviewer(**changes))
    assert AssignmentRow.objects.count() == 0
    assert waiting.case(NUMBER).state == "reviewer_selection"


def test_a_report_of_yesterday_is_not_enough(waiting):
    from openimr.web.store.assigning import AssignmentError

    with pytest.raises(AssignmentError, match="credentials and the conflicts"):
        offered(waiting, reviewer(), day=DAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("word", "state", "barred"),
    [
        ("accepted", "clinical_review", ()),
        ("declined", "reviewer_selection", ("r-7f3a",)),
        ("expired", "reviewer_selection", ("r-7f3a",)),
    ],
)
def test_the_answer_is_kept_and_who_does_not_take_the_case_is_barred(waiting, word, state, barred):
    from openimr.process.errors import ForbiddenEventError
    from openimr.web.store.assigning import answer
    from openimr.web.store.models import AssignmentRow

    offered(waiting, reviewer())
    step = answer(waiting, NUMBER, word, at=AT, today=DAY)
    assert (step.case.state, step.case.barred_reviewers) == (state, barred)
    assert AssignmentRow.objects.get().standing == word
    if barred:
        with pytest.raises(ForbiddenEventError, match="reviewer_is_free"):
            offered(waiting, reviewer())


def test_an_answer_without_an_offer_is_refused(waiting):
    from openimr.web.store.assigning import AssignmentError, answer

    with pytest.raises(AssignmentError, match="no open offer"):
        answer(waiting, NUMBER, "accepted", at=AT, today=DAY)
