"""A fictional application without a defect, and ways to change it."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.case import Application, Case, DisputedItem, UtilizationReviewDecision, read_item
from openimr.process.eligibility import Docket, Filing, WorkerIdentity, examine


def item(heading, number=1, **more):
    return DisputedItem(number, heading, *read_item(heading)[:2], **more)


APPLICATION = Application(
    received=date(2016, 8, 8), signed=True, signed_by="worker", ur_decision_attached=True, withdrawn=False
)
DECISION = UtilizationReviewDecision(
    date=date(2016, 7, 22),
    served=date(2016, 7, 22),
    service="mail_in_state",
    request_received=date(2016, 7, 18),
    on_necessity=True,
    lack_of_information=False,
    liability_disputed=False,
    formulary=False,
    carve_out=False,
    billing_only=False,
)
WORKER = WorkerIdentity("Dummeldinger", "Cosima", date(1971, 4, 12), "FIC-15-000707", date(2015, 11, 30))
CASE = Case(
    number="CM16-9000007",
    program="ca_workers_comp",
    date_of_injury=date(2015, 11, 30),
    date_assigned=None,
    decision_date=None,
    application=APPLICATION,
    utilization_review=DECISION,
    items=(item("MRI of the lumbar spine"),),
)


def filing(*, application=None, decision=None, worker=WORKER, **case):
    return Filing(
        replace(
            CASE,
            application=replace(APPLICATION, **(application or {})),
            utilization_review=replace(DECISION, **(decision or {})),
            **case,
        ),
        worker,
    )


@pytest.fixture
def look():
    """Examine the application with some fields changed; today is the day after its receipt."""

    def examined(today=date(2016, 8, 9), docket=None, **changes):
        return examine(filing(**changes), Docket() if docket is None else docket, today)

    return examined


@pytest.fixture
def finding(look):
    """The finding of one code on a changed application."""

    def found(code, **changes):
        report = look(**changes)
        return report, next(finding for finding in report.findings if finding.code == code)

    return found
