"""Reports and plans as text for people inside the organisation: references, never names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.panel.candidates import Candidate
    from openimr.panel.model import Clearance
    from openimr.panel.plan import Assignment
    from openimr.panel.report import ConflictReport, CredentialReport


def conflict_text(report: ConflictReport) -> str:
    """Each relation tested: verdict, rule, both sides, reason, source, days."""
    lines = [f"{report.reviewer} and {report.case}: {report.verdict} on {report.day.isoformat()}"]
    for row in report.rows:
        days = f", {row.since or '...'} to {row.until or '...'}" if row.since or row.until else ""
        lines.append(
            f"  {row.verdict:8}  {row.text}{_recalled(row.recalled)}: {row.reviewer_side} - {row.case_side}"
        )
        lines.append(f"            {row.reason} [{row.source}{days}]{_cleared(row.cleared)}")
        if row.verdict == "unknown" and not row.cleared:
            lines.append(f"            a person may clear {row.id}")
    return "\n".join(lines)


def credential_text(report: CredentialReport) -> str:
    """Each credential rule with its answer, reason and source."""
    verdict = "pass" if report.passes else "do not pass"
    lines = [f"{report.reviewer}: credentials {verdict} on {report.day.isoformat()}"]
    for finding in report.findings:
        standing = finding.standing.replace("_", " ")
        lines.append(
            f"  {standing:11}  {finding.text}{_recalled(finding.recalled)}: "
            f"{finding.reason}{_cleared(finding.cleared)}"
        )
        lines.append(f"               {finding.source}")
    return "\n".join(lines)


def candidates_text(case: str, found: Sequence[Candidate], *, whole: bool = False) -> str:
    """One line for each candidate with match and blocks; ``whole`` adds every report."""
    free = sum(not each.blocks for each in found)
    lines = [f"{case}: {free} of {len(found)} reviewers may be assigned"]
    for each in found:
        blocks = ", ".join(block.replace("_", " ") for block in each.blocks)
        look = "  second look" if each.match.second_look else ""
        standing = f"blocked: {blocks}" if blocks else "free"
        lines.append(f"{each.reviewer}  match {each.match.score:3}{look}  {standing}")
        lines += [f"  {line}" for line in _because(each, whole=whole)]
    return "\n".join(lines) + "\n"


def plan_text(plan: Assignment) -> str:
    """The plan in words: the pairs, and each case that stays without a reviewer with its reasons."""
    kept = f", {len(plan.fixed)} kept" if plan.fixed else ""
    lines = [f"{len(plan.pairs)} assigned{kept}, {len(plan.unassigned)} without reviewer, cost {plan.cost}"]
    for pair in plan.pairs:
        look = "  second look" if pair.second_look else ""
        lines.append(f"{pair.case}  {pair.reviewer}  match {pair.score}{look}")
    lines += [str(each) for each in plan.unassigned]
    return "\n".join(lines) + "\n"


def _because(each: Candidate, *, whole: bool) -> Iterator[str]:
    for item in each.match.items:
        yield f"item {item.number}: {'; '.join(item.reasons)}"
    if whole:
        yield from conflict_text(each.conflicts).splitlines()
        yield from credential_text(each.credentials).splitlines()
        return
    for row in each.conflicts.rows:
        if not row.passes:
            yield f"{row.verdict}: {row.text}{_recalled(row.recalled)}: {row.reason}"
    for finding in each.credentials.findings:
        if not finding.passes:
            standing = finding.standing.replace("_", " ")
            yield f"{standing}: {finding.text}{_recalled(finding.recalled)}: {finding.reason}"


def _recalled(recalled: bool) -> str:  # noqa: FBT001 - a flag of the data
    return " (recalled)" if recalled else ""


def _cleared(clearance: Clearance | None) -> str:
    if clearance is None:
        return ""
    return f"; cleared by {clearance.by_role} on {clearance.day.isoformat()}: {clearance.reason}"
