"""What a report proposes is an event that the life of the case takes."""

from datetime import date, datetime

import pytest

from openimr.process.eligibility import Docket, Known, proposed_event
from openimr.process.life import Event, begin, transition

from .conftest import CASE, DECISION, WORKER, filing, item


def event(kind, day, role, **data):
    return Event(kind, datetime.fromisoformat(f"{day}T10:00-07:00"), role, data)


BOTH = (item("MRI of the lumbar spine", authorized=date(2016, 8, 1)), item("X-ray of the left knee", 2))
EARLIER = Known("CM16-9000001", WORKER, DECISION.date, date(2016, 8, 1), CASE.items)


@pytest.mark.parametrize(
    ("changes", "docket", "state"),
    [
        ({}, Docket(), "assigned"),
        ({"items": BOTH}, Docket(), "assigned"),
        ({"application": {"signed": False}}, Docket(), "ineligible"),
        ({"application": {"signed": None, "signed_by": None}}, Docket(), "eligibility_information"),
        ({"decision": {"liability_disputed": True, "liability_reason": "Body part"}}, Docket(), "deferred"),
        ({}, Docket([EARLIER]), "duplicate"),
    ],
)
def test_each_outcome_moves_the_case(look, changes, docket, state):
    one = filing(**changes)
    report = look(docket=docket, **changes)
    today = date(2016, 8, 9)
    numbers = [entry.number for entry in one.case.items]
    case = begin(one.case.number, numbers, event("application_received", "2016-08-08", "worker"), today).case
    case = transition(case, event("found_unique", "2016-08-08", "intake"), today).case
    kind, data = proposed_event(report, one.case)
    after = transition(case, event(kind, "2016-08-09", "case_manager", **data), today).case
    assert after.state == state
    lost = [entry.number for entry in after.items if entry.standing == "ineligible"]
    assert lost == ([1] if "items" in changes else numbers if state == "ineligible" else [])
