"""Whatever the file says or leaves out, each question gets an answer and silence closes nothing."""

from dataclasses import replace
from datetime import date
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openimr.case import ServiceMethod, Signer
from openimr.process.eligibility import Docket, Filing, examine, reasons, to_json, to_text

from .conftest import CASE, WORKER

days = st.none() | st.dates(date(2013, 1, 2), date(2025, 12, 31))
answers = st.none() | st.booleans()
maybe = {
    "application": st.fixed_dictionaries(
        {
            "received": days,
            "signed": answers,
            "signed_by": st.none() | st.sampled_from(get_args(Signer)),
            "designated": days,
            "ur_decision_attached": answers,
            "withdrawn": answers,
        }
    ),
    "decision": st.fixed_dictionaries(
        {
            "date": days,
            "served": days,
            "service": st.none() | st.sampled_from(get_args(ServiceMethod)),
            "request_received": days,
            "outcome": st.sampled_from(["denied", "modified", "delayed"]),
            "liability_resolved": days,
            **dict.fromkeys(
                [
                    "form_sent",
                    "on_necessity",
                    "lack_of_information",
                    "liability_disputed",
                    "liability_agreed",
                    "formulary",
                    "carve_out",
                    "billing_only",
                    "found_untimely",
                ],
                answers,
            ),
        }
    ),
}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maybe["application"], maybe["decision"], days)
def test_every_question_is_answered(application, decision, injury):
    case = replace(
        CASE,
        date_of_injury=injury,
        application=replace(CASE.application, **application),
        utilization_review=replace(CASE.utilization_review, **decision),
    )
    report = examine(Filing(case, WORKER), Docket(), date(2016, 8, 9))
    assert [finding.code for finding in report.findings] == list(reasons())
    for finding in report.findings:
        assert finding.evidence or finding.code == "QUANTITIES"
        assert finding.state != "met" or finding.effect is None
        assert finding.state != "cannot_tell" or finding.effect in {None, "ask"}
        assert bool(finding.reason) == bool(finding.effect) == bool(finding.reason_es)
    if report.outcome == "ineligible":
        assert any(f.state == "not_met" and f.effect == "ineligible" for f in report.findings)
    assert to_json(report)["outcome"] == report.outcome
    assert to_text(report).endswith("\n")
