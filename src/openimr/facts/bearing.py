"""What a cue can speak of, and the status that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.facts.model import COUNTS

if TYPE_CHECKING:
    from openimr.facts.mention import Mention
    from openimr.facts.model import Status
    from openimr.facts.vocabulary import Cue

_EXAMINED = frozenset({"neuro_deficit", "exam_finding", "provocation_test"})
_PICTURED = frozenset({"imaging_finding"})
_PLANNABLE = frozenset({
    "conservative_treatment", "prior_imaging", "prior_surgery", "electrodiagnostics", "laboratory",
    "rehab_program", "procedure_planned", "surgery_option",
})  # fmt: skip
_COMPLAINED = frozenset({"symptom", "radicular_symptom", "trauma", "diagnosis", "red_flag"})
_SUSPECTED = frozenset(
    {
        "diagnosis",
        "imaging_finding",
        "red_flag",
        "radicular_symptom",
        "neuro_deficit",
        "trauma",
        "electrodiagnostics",
    }
)
_IN_A_FILE = frozenset({
    "file_document", "prior_imaging", "request_purpose", "trauma", "conservative_treatment",
})  # fmt: skip
_PLANS = frozenset({"plan", "plan_after"})
# What each cue can speak of; a cue that is not listed speaks of everything.
_SPEAKS_OF = {
    "denied": _COMPLAINED | _PLANNABLE,
    "denied_after": _COMPLAINED | {"neuro_deficit"},
    "request": _PLANNABLE,
    "plan": _PLANNABLE,
    "plan_after": _PLANNABLE,
    "refused_after": _PLANNABLE,
    "past_diagnosis": frozenset({"diagnosis"}),
    "unsuspected": _SUSPECTED,
    "argued": _SUSPECTED,
    "family": _COMPLAINED
    | frozenset({"prior_surgery", "procedure_planned", "surgery_option", "neuro_deficit"}),
    "doubt_after": _SUSPECTED,
    "allowed_after": _PLANNABLE - {"prior_imaging", "electrodiagnostics"},
    "stopped": frozenset({"conservative_treatment"}),
    "stopped_after": frozenset({"conservative_treatment"}),
    "unfilled": frozenset({"conservative_treatment"}),
    "doubt": _SUSPECTED,
    "rule_out": _SUSPECTED | _PLANNABLE,
    "missing": _IN_A_FILE,
    "missing_before": _IN_A_FILE,
}


def applies(cue: Cue, mention: Mention, *, firm: bool = False) -> bool:
    """Whether a cue can speak of a mention: one plans a treatment, not a pain.

    ``firm`` tells that the words recommend something new.
    """
    if cue.id in _PLANS and mention.kind == "medication" and not firm:
        return False  # a drug in a plan is mostly one that goes on
    if cue.status == "conditional" and mention.kind == "rest_or_modified_duty":
        return False  # the work status of a plan holds at once
    if cue.id in _SPEAKS_OF:
        return mention.concept in _SPEAKS_OF[cue.id]
    if cue.id == "past_after" and mention.kind == "rest_or_modified_duty":
        return False  # off work until the next visit
    if cue.status == "historical":
        return mention.concept not in {"file_document", "request_purpose"}
    return mention.concept != "file_document" or cue.status != "conditional"


def plannable(mention: Mention) -> bool:
    """Whether a mention is of something that is planned and done: a treatment, a study, an operation."""
    return mention.concept in _PLANNABLE


def status_of(cue: Cue, mention: Mention, at: str, *, examined: bool) -> Status:
    """The status that a cue gives to a mention; a plain absence is judged by who looked and how."""
    if cue.id == "denied" and mention.concept in _PLANNABLE:
        return "conditional"
    if cue.status == "absent":
        return _absence(mention, at, examined=examined)
    if (
        cue.id == "silence"
        and (at == "imaging" or mention.concept in _PICTURED)
        and mention.concept in {"imaging_finding", "diagnosis"}
    ):
        return "test_negative"
    if cue.id in {"silence", "lack"} and mention.concept in _EXAMINED and examined:
        return "exam_negative"
    if cue.id == "missing" and mention.concept in {"request_purpose", "trauma"}:
        return "record_silence"
    status: Status = cue.status  # type: ignore[assignment]
    assert status in COUNTS  # noqa: S101 - the data names a status
    return status


def _absence(mention: Mention, at: str, *, examined: bool) -> Status:
    if mention.concept == "file_document":
        return "not_submitted"
    if mention.concept in {"exam_finding", "provocation_test"}:
        return "exam_negative"
    if (examined or at == "exam") and mention.concept in _EXAMINED | {
        "symptom",
        "diagnosis",
        "radicular_symptom",
        "red_flag",
    }:
        return "exam_negative"
    if mention.concept in _PICTURED or (at == "imaging" and mention.concept == "diagnosis"):
        return "test_negative"
    if at == "complaint" and mention.concept in {"symptom", "radicular_symptom"}:
        return "patient_denial"
    return "judged_absence"
