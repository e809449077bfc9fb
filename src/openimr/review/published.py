"""A published letter as a case to review: its header, summary and headings, never its reasons or outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.case import Application, Case, DisputedItem, UtilizationReviewDecision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.letter import Letter, Outcome


def case_of(letter: Letter, program: str = "ca_workers_comp") -> Case:
    """The dispute that a published letter decided, without anything that its reviewer wrote about it."""
    return Case(
        number=letter.case_number or letter.source,
        program=program,
        date_of_injury=letter.date_of_injury,
        date_assigned=letter.date_assigned,
        decision_date=letter.decision_date,
        application=Application(letter.application_received, letter.priority or "standard"),
        utilization_review=UtilizationReviewDecision(letter.ur_denial_date),
        items=tuple(
            DisputedItem(item.number, item.heading, item.service, item.request) for item in letter.items
        ),
    )


def outcomes_of(letter: Letter) -> Mapping[int, Outcome]:
    """The published outcome by item number, to be set beside the review and nothing else."""
    return {item.number: item.outcome for item in letter.items if item.outcome is not None}
