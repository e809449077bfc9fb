"""What was tested of a reviewer and what came out: reports that explain themselves, without names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from openimr.panel.errors import ClearanceError
from openimr.panel.jsonable import jsonable
from openimr.panel.model import Clearance

if TYPE_CHECKING:
    from datetime import date

    from openimr.panel.model import ReviewerRef

Standing = Literal["met", "not_met", "cannot_tell"]
Verdict = Literal["clear", "conflict", "unknown"]


@dataclass(frozen=True, slots=True)
class CredentialFinding:
    """One rule of the credentials and how the reviewer stands to it on the day."""

    rule: str
    text: str
    standing: Standing
    reason: str
    source: str
    recalled: bool
    cleared: Clearance | None = None

    @property
    def passes(self) -> bool:
        """Whether the finding is no obstacle: met, or not known and cleared by a person."""
        return self.standing == "met" or (self.standing == "cannot_tell" and self.cleared is not None)


@dataclass(frozen=True, slots=True)
class CredentialReport:
    """The credentials of a reviewer on a day."""

    reviewer: ReviewerRef
    day: date
    findings: tuple[CredentialFinding, ...]

    @property
    def passes(self) -> bool:
        """Whether the reviewer may be assigned as far as credentials go."""
        return all(finding.passes for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        """The report as JSON."""
        return {**jsonable(self), "passes": self.passes}


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One relation tested: between the reviewer's side and the case's, from which source, over which days."""

    id: str
    relation: str
    text: str
    reviewer_side: str
    case_side: str
    verdict: Verdict
    reason: str
    source: str
    since: date | None
    until: date | None
    authority: str
    recalled: bool
    cleared: Clearance | None = None

    @property
    def passes(self) -> bool:
        """Whether the row is no obstacle: clear, or unknown and cleared by a person."""
        return self.verdict == "clear" or (self.verdict == "unknown" and self.cleared is not None)


@dataclass(frozen=True, slots=True)
class ConflictReport:
    """Every relation of the programme, tested for one reviewer and one case on a day."""

    reviewer: ReviewerRef
    case: str
    day: date
    rows: tuple[ConflictRow, ...]

    @property
    def verdict(self) -> Verdict:
        """Conflict if any row is one, else unknown if any unknown row was not cleared, else clear."""
        if any(row.verdict == "conflict" for row in self.rows):
            return "conflict"
        return "clear" if all(row.passes for row in self.rows) else "unknown"

    def to_json(self) -> dict[str, Any]:
        """The report as JSON."""
        return {**jsonable(self), "verdict": self.verdict}


def clear(report: ConflictReport, row: str, by_role: str, reason: str) -> ConflictReport:
    """The report with an unknown row cleared by a person, on record.

    Raises ClearanceError for a row that is not unknown (a conflict cannot be waived) or without a reason.
    """
    known = {each.id: each for each in report.rows}
    where = f"{report.case}, {report.reviewer}, {row}"
    _check_words(by_role, reason, where)
    if row not in known:
        expected = ", ".join(each.id for each in report.rows if each.verdict == "unknown") or "no unknown row"
        raise ClearanceError("no such row", where=where, expected=expected, do="name a row of the report")
    if known[row].verdict != "unknown":
        raise ClearanceError(
            f"a row that is {known[row].verdict}",
            where=where,
            expected="a row that is unknown; a conflict cannot be waived",
            do="choose another reviewer",
        )
    cleared = replace(known[row], cleared=Clearance(row, by_role, reason, report.day))
    return replace(report, rows=tuple(cleared if each.id == row else each for each in report.rows))


def clear_finding(report: CredentialReport, rule: str, by_role: str, reason: str) -> CredentialReport:
    """The report with a finding "cannot tell" cleared by a person; what is not met cannot be cleared."""
    known = {each.rule: each for each in report.findings}
    where = f"{report.reviewer}, {rule}"
    _check_words(by_role, reason, where)
    if rule not in known or known[rule].standing != "cannot_tell":
        raise ClearanceError(
            "a finding that is met, not met or not there",
            where=where,
            expected="a finding that cannot be told",
            do="bring the credential up to date instead",
        )
    cleared = replace(known[rule], cleared=Clearance(rule, by_role, reason, report.day))
    return replace(report, findings=tuple(cleared if each.rule == rule else each for each in report.findings))


def _check_words(by_role: str, reason: str, where: str) -> None:
    if not by_role.strip() or not reason.strip():
        raise ClearanceError(
            "a clearance without role or reason",
            where=where,
            expected="the role of the person who clears, and a reason in words",
            do="give both",
        )
