"""What the worksheet calls states, conclusions, kinds and outcomes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from openimr.text import us_date

if TYPE_CHECKING:
    from datetime import date

    from openimr.guideline import Finding, Kind, State
    from openimr.letter import Outcome
    from openimr.review.model import Conclusion


class Label(NamedTuple):
    """A word, a sign that does not lean on colour, and one sentence of meaning."""

    word: str
    sign: str
    meaning: str


STATES: dict[State, Label] = {
    "met": Label("Met", "✓", "The record shows it."),
    "not_met": Label("Not met", "✕", "The record shows that it is absent."),
    "not_documented": Label(
        "Not documented", "?", "The record says nothing either way. Silence is not “no”."
    ),
    "contradicted": Label("Contradicted", "⇄", "The record speaks for it and against it."),
    "not_applicable": Label("Not applicable", "–", "The rule does not speak about this service here."),
}
CONCLUSIONS: dict[Conclusion, Label] = {
    "supported": Label("Supported by the criteria", "✓", "An applicable indication is met on this record."),
    "not_supported": Label(
        "Not supported by the criteria", "✕", "The record shows that the criteria are not met."
    ),
    "not_supported_on_this_record": Label(
        "Not supported on this record", "?", "The record leaves open what the criteria ask for."
    ),
    "needs_resolution": Label(
        "Needs resolution",
        "⇄",
        "The record contradicts itself on the deciding point; a physician must settle it.",
    ),
    "no_guideline": Label("No guideline", "–", "No rule set on file speaks about this service."),
}
KINDS: dict[Kind, str] = {
    "indication": "reason to do it",
    "advice_against": "advice against it",
    "modality_choice": "which test, not whether",
    "sequence": "what comes first",
    "timing": "not before a time",
    "repeat": "repeat study",
    "scope": "scope",
    "process": "paperwork",
}
OUTCOMES: dict[Outcome, str] = {
    "upheld": "Upheld: the treatment stays refused",
    "overturned": "Overturned: the treatment is medically necessary",
}


def human_date(day: date | None) -> str:
    """A date as California letters write it, or a plain word for a date that is missing."""
    return us_date(day) if day else "not stated"


def summary_of_states(finding: Finding) -> list[tuple[State, int]]:
    """How many leaves of a finding are in each state, in the order of the legend."""
    counts = Counter(_leaf_states(finding))
    return [(state, counts[state]) for state in STATES if counts[state]]


def _leaf_states(finding: Finding) -> list[State]:
    if not finding.children:
        return [finding.state]
    return [state for child in finding.children for state in _leaf_states(child)]
