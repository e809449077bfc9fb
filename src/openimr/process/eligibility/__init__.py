"""Whether an application can be reviewed: findings with evidence, duplicates, the part that is eligible."""

from openimr.process.eligibility.docket import Docket, Known, blocking_keys, read_docket
from openimr.process.eligibility.duplicates import find_duplicates
from openimr.process.eligibility.event import proposed_event
from openimr.process.eligibility.examine import examine
from openimr.process.eligibility.identity import WorkerIdentity, read_worker, worker_of
from openimr.process.eligibility.model import (
    Cure,
    Duplicate,
    EligibilityReport,
    Evidence,
    Filing,
    Finding,
    Likeness,
    Outcome,
    Portion,
)
from openimr.process.eligibility.portion import portions
from openimr.process.eligibility.reason import Reason, reasons
from openimr.process.eligibility.render import to_json, to_text

__all__ = [
    "Cure",
    "Docket",
    "Duplicate",
    "EligibilityReport",
    "Evidence",
    "Filing",
    "Finding",
    "Known",
    "Likeness",
    "Outcome",
    "Portion",
    "Reason",
    "WorkerIdentity",
    "blocking_keys",
    "examine",
    "find_duplicates",
    "portions",
    "proposed_event",
    "read_docket",
    "read_worker",
    "reasons",
    "to_json",
    "to_text",
    "worker_of",
]
