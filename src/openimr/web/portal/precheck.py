"""What an application would meet if it were filed now: findings, the last day, live cases. Explains only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.case import CaseError, read_case
from openimr.process.clock import days_left, deadline, explain
from openimr.process.eligibility import Filing, examine, worker_of
from openimr.process.errors import ClockError
from openimr.web import moment
from openimr.web.access import visible
from openimr.web.portal.application import application
from openimr.web.portal.known import docket_beside
from openimr.web.portal.words import language

if TYPE_CHECKING:
    from openimr.process.clock import Day, Deadline
    from openimr.process.eligibility import EligibilityReport, Finding
    from openimr.web.portal.draft import Draft

_NUMBER = "new"
_SHOWN = {"ineligible", "remind", "defer", "weigh", "ask", "flag"}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in the words of the page, with what cures it."""

    code: str
    effect: str
    words: str
    cure: str
    until: Day | None
    citation: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Twin:
    """An application on file that looks the same; a number only where the person may see that case."""

    number: str | None
    decided: bool


@dataclass(frozen=True, slots=True)
class Precheck:
    """What the check page shows."""

    findings: tuple[Said, ...]
    due: Day | None
    left: int | None
    why: str
    recalled: bool
    twins: tuple[Twin, ...]

    @property
    def late(self) -> int:
        """By how many days the last day is over."""
        return max(0, -(self.left or 0))


def precheck(draft: Draft) -> Precheck | None:
    """The check of what was typed so far; None while it is too little to check."""
    text = json.dumps(application(draft, _NUMBER, moment.now(), signed=True))
    try:
        case = read_case(text, where="the application", reconciled=False)
    except CaseError:
        return None
    worker = worker_of(text, where="the application")
    report = examine(Filing(case, worker), docket_beside(draft), moment.today())
    clock = _clock(report, draft)
    due = clock.due if clock else None
    return Precheck(
        findings=tuple(_said(one) for one in report.reasons if one.effect in _SHOWN),
        due=due,
        left=days_left(due, moment.today()) if due else None,
        why=explain(clock, language()) if clock else "",
        recalled=clock.recalled if clock else False,
        twins=_twins(report, draft),
    )


def _clock(report: EligibilityReport, draft: Draft) -> Deadline | None:
    """The clock that the question of time was answered with; where it was left open, the common rule."""
    for finding in report.findings:
        if finding.code == "UNTIMELY" and finding.deadline:
            return finding.deadline
    decision = draft.answers("decision")
    trigger = decision.get("served") or decision.get("ur_date")
    try:
        return deadline("D1", trigger, service=decision.get("service") or "personal") if trigger else None
    except ClockError:
        return None


def _said(finding: Finding) -> Said:
    spanish, cure = language() == "es", finding.cure
    how = (cure.how_es if spanish else cure.how) if cure and finding.curable else ""
    return Said(
        finding.code,
        finding.effect or "",
        finding.reason_es if spanish else finding.reason,
        how,
        cure.until if cure else None,
        finding.citation,
        finding.recalled,
    )


def _twins(report: EligibilityReport, draft: Draft) -> tuple[Twin, ...]:
    own = visible(draft.owner, draft.owner.role_set)
    found = {one.number: one.decided for one in report.duplicates}
    mine = set(own.filter(number__in=found).values_list("number", flat=True))
    twins = {Twin(number if number in mine else None, decided) for number, decided in found.items()}
    return tuple(sorted(twins, key=lambda twin: twin.number or "~"))
