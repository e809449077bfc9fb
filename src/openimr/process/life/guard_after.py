"""What must be true after a determination: correction, publication, implementation, appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.process.life.purpose import clocks_for, is_unsettled, runs
from openimr.process.life.read import outcomes, text
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from openimr.process.life.model import CaseLife, Event
    from openimr.process.life.purpose import Purpose

    Guard = Callable[[CaseLife, Event, date], bool]


def outcomes_stay(case: CaseLife, event: Event, _: date) -> bool:
    """A correction repeats no outcome, or repeats each as it was."""
    last = case.determinations[-1].outcomes if case.determinations else None
    said = outcomes(event) if "decisions" in event.data else last
    return last is not None and said == last and text(event, "reason") is not None


def _something_to_publish(case: CaseLife, _: Event, __: date) -> bool:
    return not case.determinations or case.determinations[-1].published is None


def is_overturned(case: CaseLife, *, retrospective: bool) -> bool:
    """Whether an overturned item is of care given already, or of care still to come."""
    return any(item.standing == "overturned" and item.retrospective == retrospective for item in case.items)


def _care_is_outstanding(case: CaseLife, _: Event, __: date) -> bool:
    done = case.dates.get("implemented")
    return any(item.standing == "overturned" for item in case.items) and (
        done is None or done < case.dates["issued"]
    )


def _waits(case: CaseLife, purpose: Purpose) -> bool:
    """Whether a time to implement never began or was stopped; one that ran out is not given anew."""
    clocks = list(clocks_for(case, purpose))
    return not clocks or clocks[-1].standing == "stopped"


def _implementation_is_late(case: CaseLife, _: Event, day: date) -> bool:
    return any(
        clock.standing == "missed" or (clock.standing == "running" and _passed(clock.due, day))
        for clock in (*clocks_for(case, "future_care"), *clocks_for(case, "past_care"))
    )


def _passed(due: date | None, day: date) -> bool:
    return due is not None and day > due


def _petitioner_is_the_administrator(_: CaseLife, event: Event, __: date) -> bool:
    return bool(event.data.get("petitioner", event.role) == "claims_administrator")


def _ground_is_statutory(case: CaseLife, event: Event, _: date) -> bool:
    return event.data.get("ground") in load("life.yaml", case.program)["grounds"]


def _plain_error_names_the_fact(_: CaseLife, event: Event, __: date) -> bool:
    return event.data.get("ground") != "plain_error" or text(event, "fact") is not None


AFTER_DETERMINATION: dict[str, Guard] = {
    "outcomes_stay": outcomes_stay,
    "something_to_publish": _something_to_publish,
    "an_item_is_overturned": lambda case, _, __: any(item.standing == "overturned" for item in case.items),
    "care_is_outstanding": _care_is_outstanding,
    "future_care_overturned": lambda case, _, __: is_overturned(case, retrospective=False),
    "past_care_overturned": lambda case, _, __: is_overturned(case, retrospective=True),
    "future_care_suspended": lambda case, _, __: (
        is_overturned(case, retrospective=False) and _waits(case, "future_care")
    ),
    "past_care_suspended": lambda case, _, __: (
        is_overturned(case, retrospective=True) and _waits(case, "past_care")
    ),
    "nothing_suspends": lambda case, _, __: not runs(case, "suspension"),
    "dispute_is_open": lambda case, _, __: runs(case, "suspension"),
    "implementation_is_late": _implementation_is_late,
    "petitioner_is_the_administrator": _petitioner_is_the_administrator,
    "is_determined": lambda case, _, __: bool(case.determinations),
    "is_undetermined": lambda case, _, __: not case.determinations,
    "ground_is_statutory": _ground_is_statutory,
    "plain_error_names_the_fact": _plain_error_names_the_fact,
    "invoice_is_open": lambda case, _, __: is_unsettled(case, "fee") and "paid" not in case.dates,
}
