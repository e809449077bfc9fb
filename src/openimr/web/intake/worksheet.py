"""The worksheet of eligibility: findings, duplicates side by side, and the event that follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.process.clock import explain
from openimr.process.eligibility import examine, proposed_event
from openimr.web import moment
from openimr.web.intake.known import docket_beside, filing_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from openimr.process.eligibility import Duplicate, EligibilityReport, Filing, Finding, Known

_MARKS = {"met": ("Met", "good"), "not_met": ("Not met", "over"), "cannot_tell": ("Cannot tell", "soon")}
_EFFECTS = {
    "ineligible": "closes the application",
    "remind": "a reminder, with days to answer",
    "defer": "defers the review",
    "duplicate": "closes it as a duplicate",
    "weigh": "the director weighs it",
    "flag": "to be known",
    "ask": "information is needed",
}
_WHOLES = {"application": "application,", "utilization_review": "UR decision,", "items": "item,"}
# What is proposed first: in the state of receipt only the question of duplicates is open.
_SCREENING = "received"


@dataclass(frozen=True, slots=True)
class Asked:
    """A finding as a row: its mark, its effect in words, how its day was counted."""

    finding: Finding
    words: str
    tag: str
    effect: str
    counted: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A field of two applications side by side, and how alike they are."""

    label: str
    here: str
    there: str
    how: str


@dataclass(frozen=True, slots=True)
class Twin:
    """An application that may be the same, beside this one."""

    duplicate: Duplicate
    standing: str
    fields: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All that a person needs to screen one application."""

    report: EligibilityReport
    findings: tuple[Asked, ...]
    twins: tuple[Twin, ...]
    kind: str
    data: dict[str, Any]


def worksheet(number: str, state: str) -> Worksheet:
    """The worksheet of a case as of today. Raises DoesNotExist for a case whose dispute is not on file."""
    filing = filing_of(number)
    report = examine(filing, docket_beside(filing), moment.today())
    kind, data = proposed_event(report, filing.case)
    if state == _SCREENING and kind != "found_duplicate":
        kind, data = "found_unique", {}
    ordered = sorted(report.findings, key=lambda one: (one.effect is None, one.state == "met"))
    return Worksheet(report, tuple(map(_asked, ordered)), _twins(filing, report), kind, data)


def _asked(finding: Finding) -> Asked:
    words, tag = _MARKS[finding.state]
    counted = explain(finding.deadline) if finding.deadline else ""
    evidence = tuple(f"{_source(piece.source)}: {piece.says}" for piece in finding.evidence)
    return Asked(finding, words, tag, _EFFECTS.get(finding.effect or "", ""), counted, evidence)


def _source(field: str) -> str:
    """A field of the case as people read it."""
    whole, _, part = field.replace("[]", "").rpartition(".")
    words = part.replace("_", " ")
    return f"{_WHOLES.get(whole, whole)} {words}".strip().capitalize() if whole else words.capitalize()


def _twins(filing: Filing, report: EligibilityReport) -> tuple[Twin, ...]:
    found = {one.number: one for one in known([match.number for match in report.duplicates])}
    return tuple(
        Twin(match, found[match.number].standing, tuple(_compare(filing, found[match.number], match)))
        for match in report.duplicates
        if match.number in found
    )


def _compare(filing: Filing, other: Known, match: Duplicate) -> Iterable[Compared]:
    how = {like.field: like.how for like in match.reasons}
    case, mine, theirs = filing.case, filing.worker, other.worker
    for label, field in (
        ("Last name", "last_name"),
        ("First name", "first_name"),
        ("Date of birth", "date_of_birth"),
        ("Claim number", "claim_number"),
        ("Date of injury", "date_of_injury"),
    ):
        here, there = getattr(mine, field), getattr(theirs, field)
        yield Compared(label, _shown(here), _shown(there), how.get(field, ""))
    yield Compared(
        "UR decision",
        _shown(case.utilization_review.date),
        _shown(other.ur_decision),
        how.get("ur_decision", ""),
    )
    yield Compared("Received", _shown(case.application.received), _shown(other.received), "")
    yield Compared(
        "Items",
        "; ".join(item.heading for item in case.items),
        "; ".join(item.heading for item in other.items),
        how.get("items", ""),
    )


def _shown(value: date | str | None) -> str:
    if value is None or value == "":
        return "–"
    return value if isinstance(value, str) else f"{value:%m/%d/%Y}"
