"""Reviewers: credentials, relations, conflict reports, matching, assignment. No name leaves this room.

Names live in ``openimr.panel.identity`` alone, which this front door does not import.
"""

from openimr.panel.assign import assign, reassign, replay
from openimr.panel.candidates import Candidate, candidates
from openimr.panel.conflicts import conflicts
from openimr.panel.credentials import credentials, qualifications, snapshot
from openimr.panel.docket import CaseToAssign, PairClearance
from openimr.panel.entities import EntityGraph, Link
from openimr.panel.errors import ClearanceError, PanelError, SealedError, SolverMissingError
from openimr.panel.match import Match, match
from openimr.panel.model import (
    Appointment,
    Attestation,
    Certification,
    Clearance,
    CredentialSnapshot,
    Leave,
    Licence,
    Practice,
    Qualifications,
    Relation,
    Reviewer,
    ReviewerRef,
    Sanction,
    new_ref,
)
from openimr.panel.parties import Parties, Party, Reached, resolve
from openimr.panel.plan import Assignment, Pair, Unassigned, read_plan
from openimr.panel.pseudonym import pseudonym
from openimr.panel.report import (
    ConflictReport,
    ConflictRow,
    CredentialFinding,
    CredentialReport,
    clear,
    clear_finding,
)

__all__ = [
    "Appointment",
    "Assignment",
    "Attestation",
    "Candidate",
    "CaseToAssign",
    "Certification",
    "Clearance",
    "ClearanceError",
    "ConflictReport",
    "ConflictRow",
    "CredentialFinding",
    "CredentialReport",
    "CredentialSnapshot",
    "EntityGraph",
    "Leave",
    "Licence",
    "Link",
    "Match",
    "Pair",
    "PairClearance",
    "PanelError",
    "Parties",
    "Party",
    "Practice",
    "Qualifications",
    "Reached",
    "Relation",
    "Reviewer",
    "ReviewerRef",
    "Sanction",
    "SealedError",
    "SolverMissingError",
    "Unassigned",
    "assign",
    "candidates",
    "clear",
    "clear_finding",
    "conflicts",
    "credentials",
    "match",
    "new_ref",
    "pseudonym",
    "qualifications",
    "read_plan",
    "reassign",
    "replay",
    "resolve",
    "snapshot",
]
