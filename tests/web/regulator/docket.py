"""Six fictional cases in different places, for the regulator's pages."""

import json

from tests.web.filed import filed
from tests.web.lives import ELIGIBLE, NOARFI, TODAY, UNIQUE, event

NUMBERS = [f"CM16-900000{place}" for place in range(1, 7)]
APPLICATION = {
    "case_number": "",
    "date_of_injury": "2015-11-30",
    "application": {"received": "2016-08-08", "priority": "standard"},
    "utilization_review": {"date": "2016-07-22"},
    "items": [
        {"number": 1, "heading": "MRI of the lumbar spine"},
        {"number": 2, "heading": "Physical therapy, 6 visits"},
    ],
}
RECORDS = event("records_received", 8, 20, "claims_administrator", complete=True, received_on="2016-08-20")
TO_ISSUE = (
    event(
        "reviewer_assigned", 8, 21, "case_manager", reviewer="r-sealed", conflict="clear", credentials="s1"
    ),
    event("reviewer_accepted", 8, 22, "reviewer", reviewer="r-sealed", independent=True),
    event(
        "draft_submitted",
        8,
        24,
        "reviewer",
        reviewer="r-sealed",
        decisions={"1": "upheld", "2": "overturned"},
    ),
    event("draft_approved", 8, 25, "quality_reviewer"),
    event("determination_issued", 8, 26, "medical_director", service="mail_in_state"),
)


def fill(docket):
    """Received; eligibility open; records late; records complete (twice); decided."""
    from openimr.web.store.models import DisputeRow

    for number in NUMBERS:
        filed(docket, number)
        written = json.dumps({**APPLICATION, "case_number": number})
        DisputeRow.objects.filter(case_id=number).update(application=written)
    for number in NUMBERS[1:]:
        docket.append(number, UNIQUE, TODAY)
    for number in NUMBERS[2:]:
        docket.append(number, ELIGIBLE, TODAY)
        docket.append(number, NOARFI, TODAY)
    docket.append(NUMBERS[2], event("clock_ran_out", 9, 2, "clock", rule="D8"), TODAY)
    for number in NUMBERS[3:]:
        docket.append(number, RECORDS, TODAY)
    for one in TO_ISSUE:
        docket.append(NUMBERS[5], one, TODAY)
    return NUMBERS
