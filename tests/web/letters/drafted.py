"""A fictional case whose reviewer has submitted a draft, with a file of two documents and its parties."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.lives import event
from tests.unit.panel.fictional import case as panel_case
from tests.unit.panel.fictional import reviewer

from openimr.process.notice import Recipient
from openimr.process.notice.telling import Dispute
from openimr.web.desk.draft import Draft, DraftItem, DraftSentence

NUMBER = "CM16-9000001"
ZONE = ZoneInfo("America/Los_Angeles")
FILED = datetime(2016, 11, 3, 9, 0, tzinfo=ZONE)
NOW = datetime(2016, 12, 8, 10, 0, tzinfo=ZONE)
TODAY = NOW.date()
MRI = "MRI of the lumbar spine without contrast"
THERAPY = "Physical therapy for the lumbar spine, 6 visits"
APPLICATION = {
    "date_of_injury": "2015-01-05",
    "application": {"received": "2016-11-02", "priority": "standard"},
    "utilization_review": {
        "date": "2016-10-20",
        "guideline": "MTUS ACOEM Practice Guidelines, 2nd Edition, 2004, Chapter 12 Low Back Complaints",
    },
    "items": [{"number": 1, "heading": MRI}, {"number": 2, "heading": THERAPY}],
}
PARTIES = [
    (Recipient("worker", "Cosima Dummeldinger", ("1 Fictional Lane", "Sample City, CA 90000")), "es"),
    (Recipient("physician", "Elit Fantasma, MD", ("3 Fictional Lane",), ("fax",)), "en"),
    (Recipient("claims_administrator", "Imaginary Mutual", ("4 Fictional Lane",), ("portal",)), "en"),
]
REPORT = """PROGRESS REPORT
Date of visit: 09/30/2016
The fictional patient reports low back pain after lifting a crate. Straight leg raise is positive on the left.
"""
X_RAY = "RADIOLOGY REPORT\nDate of study: 08/15/2016\nNo fracture of the lumbar spine is seen.\n"
SUMMARY = (
    "The worker, aged 41, hurt the low back on 01/05/2015 while lifting a crate.",
    "The progress report of 09/30/2016 describes a positive straight leg raise on the left.",
)


def sentences(*texts):
    return tuple(DraftSentence(text) for text in texts)


def a_draft(second="overturned", closing=None):
    """A draft that the linter finds no error in, unless told otherwise."""
    acoem = "ACOEM Practice Guidelines, 2nd Edition, 2004, Chapter 12 Low Back Complaints"
    verdict = "is medically necessary" if second == "overturned" else "is not medically necessary"
    return Draft(
        sentences(*SUMMARY),
        (
            DraftItem(
                1,
                "upheld",
                sentences(
                    "The guideline asks for unequivocal signs of nerve compromise before an imaging study.",
                    "The record shows one such sign and no course of care that failed.",
                    closing or "The requested MRI of the lumbar spine is not medically necessary.",
                ),
                (f"{acoem}, pages 303-305",),
            ),
            DraftItem(
                2,
                second,
                sentences(
                    "The guideline supports a short course of active therapy.",
                    f"The requested physical therapy {verdict}.",
                ),
                (f"{acoem}, page 299",),
            ),
        ),
    )


def drafted(docket, number=NUMBER, draft=None, *, documents=True):
    """The case as it waits for quality review."""
    from openimr.web.desk.models import DraftRow
    from openimr.web.jobs.receive import receive
    from openimr.web.store.assigning import answer
    from openimr.web.store.intake import file_application

    draft = draft or a_draft()
    at = FILED
    file_application(
        docket,
        number,
        [1, 2],
        event("application_received", at),
        TODAY,
        dispute=Dispute(
            treatments={1: MRI, 2: THERAPY},
            requesting_physician="Elit Fantasma, MD (fictional)",
            claim_number="FIC-15-000707",
            date_of_injury=date(2015, 1, 5),
            ur_decision_date=date(2016, 10, 20),
        ),
        parties=PARTIES,
        application={"case_number": number, **APPLICATION},
    )
    for kind in ("found_unique", "found_eligible", "noarfi_sent", "records_received"):
        at += timedelta(days=1)
        docket.append(number, event(kind, at), TODAY)
    if documents:
        for name, text in (("progress-report.txt", REPORT), ("x-ray.txt", X_RAY)):
            receive(number, name, text.encode(), "claims_administrator")
    at += timedelta(days=1)
    offered(docket, number, at)
    answer(docket, number, "accepted", at=at + timedelta(hours=1), today=TODAY)
    at += timedelta(days=10)
    submit(docket, number, draft, at)
    return DraftRow.objects.get(case_id=number)


def offered(docket, number, at):
    """The case is offered to a fictional reviewer who may take it."""
    from openimr.panel import conflicts, credentials
    from openimr.web.store.assigning import offer
    from openimr.web.store.models import ReviewerRow

    who = reviewer()
    ReviewerRow.objects.get_or_create(ref=who.ref, defaults={"profile": "{}"})
    day = at.date()
    offer(
        docket,
        number,
        who,
        credentials=credentials(who, day),
        conflicts=conflicts(who, panel_case(day=day).parties, day),
        at=at,
        today=day,
    )


def submit(docket, number, draft, at, version=1):
    """The reviewer submits a version."""
    from openimr.web.desk.models import DraftRow

    decisions = {str(item.number): item.decision for item in draft.items}
    DraftRow.objects.create(
        case_id=number,
        version=version,
        reviewer=reviewer().ref,
        standing="submitted",
        content=draft.to_json(),
        saved_at=at,
        submitted_at=at,
    )
    told = event("draft_submitted", at, reviewer=reviewer().ref, decisions=decisions)
    docket.append(number, told, TODAY)
