"""The credentials of a reviewer on a day, rule by rule (Labor Code 139.5; statements of the letters)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from openimr.panel.jsonable import digest, jsonable
from openimr.panel.model import Clearance, CredentialSnapshot, Qualifications
from openimr.panel.report import CredentialFinding, CredentialReport
from openimr.panel.rules import rules
from openimr.panel.specialties import specialty_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from openimr.panel.model import Certification, Licence, Reviewer
    from openimr.panel.report import Standing

    Answer = tuple[Standing, str]
    Question = Callable[[Reviewer, date, Mapping[str, Any], str], Answer]


def credentials(reviewer: Reviewer, day: date, program: str = "ca_workers_comp") -> CredentialReport:
    """How the reviewer stands to each credential rule on the day; what is not on file cannot be told."""
    cleared = {clearance.what: clearance for clearance in reviewer.clearances}
    findings = []
    for rule in rules(program).credentials:
        standing, reason = QUESTIONS[rule.test](reviewer, day, rule.limits, program)
        clearance = _valid(cleared.get(rule.id), standing, day)
        findings.append(
            CredentialFinding(
                rule.id, rule.rule, standing, reason, rule.source, recalled=rule.recalled, cleared=clearance
            )
        )
    return CredentialReport(reviewer.ref, day, tuple(findings))


def snapshot(
    reviewer: Reviewer, report: CredentialReport, program: str = "ca_workers_comp"
) -> CredentialSnapshot:
    """What was true on the report's day, with a digest, to be kept with the case."""
    day = report.day
    taken = CredentialSnapshot(
        reviewer.ref,
        day,
        qualifications(reviewer, day, program),
        reviewer.licences,
        reviewer.certifications,
        tuple((finding.rule, finding.standing) for finding in report.findings),
    )
    return replace(taken, digest=digest(jsonable(taken)))


def qualifications(reviewer: Reviewer, day: date, program: str = "ca_workers_comp") -> Qualifications:
    """What a letter may say of the reviewer: states, fields, a statement; no reference."""
    states = dict.fromkeys(each.state for each in reviewer.licences if _standing(each, day) == "met")
    valid = [each for each in reviewer.certifications if _certified(each, day) == "met"]
    titles = [_title(name, program) for name in ([c.specialty for c in valid] or reviewer.specialties)]
    subspecialties = dict.fromkeys(sub for each in valid for sub in each.subspecialties)
    return Qualifications(
        tuple(states), tuple(dict.fromkeys(titles)), tuple(subspecialties), _statement(reviewer, day, program)
    )


def _statement(reviewer: Reviewer, day: date, program: str) -> str:
    """Years and hours as thresholds that were met, never as figures that could tell who it is."""
    asked = (rule for rule in rules(program).credentials if rule.test in {"years", "hours"})
    return "; ".join(
        rule.rule for rule in asked if QUESTIONS[rule.test](reviewer, day, rule.limits, program)[0] == "met"
    )


def _title(name: str, program: str) -> str:
    known = specialty_of(name, program)
    return known.title if known else name


def _valid(clearance: Clearance | None, standing: Standing, day: date) -> Clearance | None:
    return clearance if clearance and standing == "cannot_tell" and clearance.day <= day else None


def _licence(reviewer: Reviewer, day: date, limits: Mapping[str, Any], _program: str) -> Answer:
    fitting = [each for each in reviewer.licences if each.kind not in limits["kinds_not"]]
    found = {_standing(each, day, limits["standing"]) for each in fitting}
    if "met" in found:
        states = sorted({each.state for each in fitting if _standing(each, day, limits["standing"]) == "met"})
        return "met", f"active and unexpired in {', '.join(states)}"
    if "cannot_tell" in found:
        return "cannot_tell", "a licence is on file whose status or day of expiry is not"
    if not fitting:
        return "not_met", "no licence to practise on file"
    return "not_met", "every licence on file is restricted, ended or expired on this day"


def _standing(licence: Licence, day: date, active: list[str] | tuple[str, ...] = ("active",)) -> Standing:
    if licence.expires is not None and licence.expires < day:
        return "not_met"
    if licence.status == "unknown" or (licence.status in active and licence.expires is None):
        return "cannot_tell"
    return "met" if licence.status in active else "not_met"


def _certification(reviewer: Reviewer, day: date, limits: Mapping[str, Any], program: str) -> Answer:
    if reviewer.degree_class not in limits["degree_classes"]:
        return "met", "asked of physicians only"
    fitting = [each for each in reviewer.certifications if specialty_of(each.specialty, program)]
    found = {_certified(each, day) for each in fitting}
    if "met" in found:
        titles = [_title(c.specialty, program) for c in fitting if _certified(c, day) == "met"]
        return "met", f"certified in {', '.join(dict.fromkeys(titles))}"
    if "cannot_tell" in found:
        return "cannot_tell", "a certificate is on file whose day of expiry is not"
    if len(fitting) < len(reviewer.certifications):
        return "cannot_tell", "a certificate in an area that the table of specialties does not know"
    return "not_met", "no certificate that is valid on this day"


def _certified(certificate: Certification, day: date) -> Standing:
    if certificate.expires is None:
        return "met" if certificate.lifelong else "cannot_tell"
    return "met" if certificate.expires >= day else "not_met"


def _sanctions(reviewer: Reviewer, day: date, limits: Mapping[str, Any], _program: str) -> Answer:
    del day
    if reviewer.sanctions is None:
        return "cannot_tell", "no search for sanctions on file"
    found = sorted({each.standing for each in reviewer.sanctions if each.standing in limits["standing"]})
    if found:
        return "not_met", f"an action is on file: {', '.join(found)}"
    return "met", "searched, none taken or pending"


def _qme(reviewer: Reviewer, day: date, limits: Mapping[str, Any], _program: str) -> Answer:
    if reviewer.qme is None:
        return "cannot_tell", "no search for appointments as Qualified Medical Evaluator on file"
    since: date = limits["since"]
    held = [
        each for each in reviewer.qme if each.since <= day and (each.until is None or each.until >= since)
    ]
    if held:
        return "not_met", f"an appointment in force on or after {since.isoformat()}"
    return "met", f"no appointment since {since.isoformat()}"


def _years(reviewer: Reviewer, day: date, limits: Mapping[str, Any], _program: str) -> Answer:
    years = reviewer.practice.years_on(day)
    return _compared(
        years, years is not None and years > limits["more_than"], f"more than {limits['more_than']} years"
    )


def _hours(reviewer: Reviewer, day: date, limits: Mapping[str, Any], _program: str) -> Answer:
    del day
    hours = reviewer.practice.hours_a_week
    return _compared(
        hours,
        hours is not None and hours >= limits["at_least"],
        f"at least {limits['at_least']} hours a week",
    )


def _compared(figure: float | None, holds: bool, wanted: str) -> Answer:  # noqa: FBT001 - told by the caller
    if figure is None:
        return "cannot_tell", f"not on file; {wanted} are asked"
    return ("met", f"{wanted}") if holds else ("not_met", f"fewer; {wanted} are asked")


def _specialty(reviewer: Reviewer, day: date, limits: Mapping[str, Any], program: str) -> Answer:
    del day, limits
    known = [found for name in reviewer.specialties if (found := specialty_of(name, program))]
    if known:
        return "met", ", ".join(dict.fromkeys(each.title for each in known))
    if reviewer.specialties:
        return "cannot_tell", "a specialty that the table of specialties does not know"
    return "not_met", "no specialty on file"


QUESTIONS: Mapping[str, Question] = {
    "licence": _licence,
    "certification": _certification,
    "sanctions": _sanctions,
    "qme": _qme,
    "years": _years,
    "hours": _hours,
    "specialty": _specialty,
}
