"""From a report to the event that it proposes for the life of the case; a person with the role records it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openimr.case import Case
    from openimr.process.eligibility.model import EligibilityReport


def proposed_event(report: EligibilityReport, case: Case) -> tuple[str, dict[str, Any]]:
    """The kind and the data of the event of ``life.yaml`` that follows from the outcome; no name is in it."""
    if report.outcome == "duplicate":
        likely = [match for match in report.duplicates if match.certainty == "likely"]
        return "found_duplicate", {"survivor": min(likely, key=lambda match: match.decided).survivor}
    if report.outcome == "ineligible":
        codes = [finding.code for finding in report.reasons if finding.effect == "ineligible"]
        return "found_ineligible", {"reasons": codes}
    review = case.utilization_review
    if report.outcome == "deferred":
        reason = review.liability_reason or ""
        return "liability_disputed", {"liability_disputed": True, "reason": reason}
    if report.outcome == "needs_information":
        asked = [finding for finding in report.reasons if finding.effect in {"ask", "remind", "weigh"}]
        return "eligibility_information_requested", {
            "asked_of": "worker",
            "questions": [finding.reason for finding in asked],
            "codes": [finding.code for finding in asked],
        }
    return "found_eligible", _eligible(report, case)


def _eligible(report: EligibilityReport, case: Case) -> dict[str, Any]:
    lost = {number for one in report.reasons if one.effect == "ineligible" for number in one.items}
    review = case.utilization_review
    return {
        "ineligible_items": sorted(lost),
        "formulary": review.formulary is True,
        **({"injury_on": case.date_of_injury.isoformat()} if case.date_of_injury else {}),
        **({"ur_decision_on": review.date.isoformat()} if review.date else {}),
    }
