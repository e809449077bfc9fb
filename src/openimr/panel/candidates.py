"""Every reviewer as a candidate for one case: blocks, match, the relations tested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.panel.conflicts import conflicts
from openimr.panel.credentials import credentials
from openimr.panel.docket import BLOCKS, is_full, on_leave
from openimr.panel.match import match

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from openimr.panel.docket import Block, CaseToAssign
    from openimr.panel.match import Match
    from openimr.panel.model import Reviewer, ReviewerRef
    from openimr.panel.report import ConflictReport, CredentialReport


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reviewer before a case, by reference, with all reports and the blocks that they lead to."""

    reviewer: ReviewerRef
    blocks: tuple[Block, ...]
    match: Match
    conflicts: ConflictReport
    credentials: CredentialReport

    def to_json(self) -> dict[str, Any]:
        """The candidate as JSON."""
        return {
            "reviewer": self.reviewer,
            "blocks": list(self.blocks),
            "match": self.match.to_json(),
            "conflicts": self.conflicts.to_json(),
            "credentials": self.credentials.to_json(),
        }


def candidates(
    case: CaseToAssign, reviewers: Iterable[Reviewer], day: date, program: str = "ca_workers_comp"
) -> tuple[Candidate, ...]:
    """All reviewers: those without a block first, the better match first, then by reference."""
    found = [_candidate(case, reviewer, day, program) for reviewer in reviewers]
    return tuple(sorted(found, key=lambda each: (len(each.blocks) > 0, -each.match.score, each.reviewer)))


def _candidate(case: CaseToAssign, reviewer: Reviewer, day: date, program: str) -> Candidate:
    fit = match(reviewer, case.items, program, requesting_specialty=case.requesting_specialty)
    ties = conflicts(reviewer, case.parties, day, program, case.clearances(reviewer.ref))
    able = credentials(reviewer, day, program)
    stopped = {
        "barred": reviewer.ref in case.barred,
        "credentials": not able.passes,
        "leave": on_leave(reviewer, day),
        "capacity": is_full(reviewer),
        "priority": case.priority == "expedited" and not reviewer.accepts_priority,
        "conflict": any(row.verdict == "conflict" for row in ties.rows),
        "unknown_relation": any(row.verdict == "unknown" and not row.passes for row in ties.rows),
        "specialty": not fit.fit,
    }
    return Candidate(reviewer.ref, tuple(name for name in BLOCKS if stopped[name]), fit, ties, able)
