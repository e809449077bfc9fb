"""Read the plain data of an event and the folded case: what is absent or of the wrong shape gives None."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.process.life.model import CaseLife, Clock, Event, Outcome

# Milestones in the order that the law gives them; a day may be shared.
_ORDER = ("injury", "ur_decision", "received", "noarfi", "issued")


def text(event: Event, key: str) -> str | None:
    """A field that holds words, None where it is absent, empty or something else."""
    value = event.data.get(key)
    return value if isinstance(value, str) and value else None


def flag(event: Event, key: str) -> bool:
    """A field that is plainly true; words such as "yes" are not."""
    return event.data.get(key) is True


def numbers(event: Event, key: str) -> tuple[int, ...] | None:
    """A list of item numbers; empty where the field is absent, None where it is no such list."""
    values = event.data.get(key, ())
    if not isinstance(values, list | tuple) or not all(type(one) is int for one in values):
        return None
    return tuple(values)


def outcomes(event: Event) -> dict[int, Outcome] | None:
    """The decision on each item, from ``{"1": "upheld"}``; None where one is no item or no outcome."""
    said = event.data.get("decisions")
    if not isinstance(said, dict):
        return None
    if not all(str(number).isdecimal() and word in {"upheld", "overturned"} for number, word in said.items()):
        return None
    return {int(number): cast("Outcome", word) for number, word in said.items()}


def in_dispute(case: CaseLife) -> set[int]:
    """The numbers of the items that are still to be decided."""
    return {item.number for item in case.items if item.standing == "in_dispute"}


def running(case: CaseLife, rule: str | None) -> Clock | None:
    """The clock of that rule that runs, if one does."""
    for clock in case.clocks:
        if clock.rule == rule and clock.standing == "running":
            return clock
    return None


def days_in_order(dates: Mapping[str, str]) -> bool:
    """Whether the milestones that are known follow each other as the law has them; ISO days sort as text."""
    known = [dates[name] for name in _ORDER if name in dates]
    return known == sorted(known)


def is_day(value: object) -> bool:
    """Whether a value is written as YYYY-MM-DD."""
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
