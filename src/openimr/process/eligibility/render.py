"""A report as JSON and as a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.process.clock import explain
from openimr.process.clock import to_json as deadline_json

if TYPE_CHECKING:
    from openimr.process.eligibility.model import Duplicate, EligibilityReport, Finding, Portion

_STATES = {"met": "met", "not_met": "NOT MET", "cannot_tell": "cannot tell"}


def to_json(report: EligibilityReport) -> dict[str, Any]:
    """The report as JSON; dates ISO, sentences in English and Spanish."""
    return {
        "case_number": report.number,
        "today": report.today.isoformat(),
        "outcome": report.outcome,
        "recalled": report.recalled,
        "explanation": report.explanation,
        "explanation_es": report.explanation_es,
        "findings": [_finding_json(finding) for finding in report.findings],
        "portions": [_portion_json(portion) for portion in report.portions],
        "duplicates": [_duplicate_json(duplicate) for duplicate in report.duplicates],
    }


def to_text(report: EligibilityReport) -> str:
    """The report as a table: what matters first, then what is met; the portions; the words for the worker."""
    width = max(len(finding.code) for finding in report.findings)
    lines = [f"{report.number}: {report.outcome.replace('_', ' ')}, on {report.today.isoformat()}", ""]
    for finding in sorted(report.findings, key=lambda one: (one.effect is None, one.state == "met")):
        lines.append(f"{_STATES[finding.state]:<12} {finding.code:<{width}}  {finding.question}")
        lines += [f"{'':<12} {'':<{width}}    {text}" for text in _details(finding)]
    changed = [portion for portion in report.portions if portion.kind != "whole"]
    lines += [""] * bool(changed)
    lines += [f"Item {p.item}, {p.kind.replace('_', ' ')}: {p.wording}" for p in changed]
    if any(finding.state == "cannot_tell" and not finding.effect for finding in report.findings):
        lines += ["", "What cannot be told and is not asked for does not hold up the application."]
    return "\n".join([*lines, "", f"For the worker: {report.explanation}", ""])


def _details(finding: Finding) -> list[str]:
    evidence = "; ".join(f"{piece.source}: {piece.says}" for piece in finding.evidence)
    lines = [evidence] if evidence else []
    if finding.deadline and finding.state != "met":
        lines.append(explain(finding.deadline))
    if not finding.effect:
        return lines
    recalled = ", recalled" if finding.recalled else ""
    lines.append(f"{finding.effect} ({finding.citation}{recalled})")
    if finding.cure:
        until = finding.cure.until.isoformat() if finding.cure.until else "no last day"
        left = f", {finding.cure.days_left} days" if finding.curable and finding.cure.until else ""
        over = "" if finding.curable else ", time is over"
        lines.append(f"cure: {finding.cure.how} ({until}{left}{over})")
    return lines


def _finding_json(finding: Finding) -> dict[str, Any]:
    cure = finding.cure
    return {
        "code": finding.code,
        "question": finding.question,
        "state": finding.state,
        "effect": finding.effect,
        "evidence": [{"source": piece.source, "says": piece.says} for piece in finding.evidence],
        "reason": finding.reason,
        "reason_es": finding.reason_es,
        "citation": finding.citation,
        "recalled": finding.recalled,
        "curable": finding.curable,
        "cure": {
            "how": cure.how,
            "how_es": cure.how_es,
            "until": cure.until.isoformat() if cure.until else None,
            "days_left": cure.days_left,
        }
        if cure
        else None,
        "deadline": deadline_json(finding.deadline) if finding.deadline else None,
        "items": list(finding.items),
    }


def _portion_json(portion: Portion) -> dict[str, Any]:
    return {
        "item": portion.item,
        "kind": portion.kind,
        "wording": portion.wording,
        "reconciles": portion.reconciles,
        "requested": portion.requested,
        "accounted": portion.accounted,
    }


def _duplicate_json(duplicate: Duplicate) -> dict[str, Any]:
    return {
        "number": duplicate.number,
        "survivor": duplicate.survivor,
        "score": duplicate.score,
        "certainty": duplicate.certainty,
        "basis": list(duplicate.basis),
        "decided": duplicate.decided,
        "items": list(duplicate.items),
        "reasons": [
            {"field": like.field, "how": like.how, "points": like.points} for like in duplicate.reasons
        ],
    }
