"""The four states and how they combine (never a boolean: silence is not "no")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.guideline.model import State

SWAPPED: dict[State, State] = {
    "met": "not_met",
    "not_met": "met",
    "not_documented": "not_documented",
    "contradicted": "contradicted",
    "not_applicable": "not_applicable",
}
# Which unmet part a reader would try first: silence can be asked about, a conflict has to be settled,
# a clear "no" would have to be overturned.
EFFORT: dict[State, int] = {
    "met": 0,
    "not_documented": 1,
    "contradicted": 2,
    "not_met": 3,
    "not_applicable": 4,
}


def at_least(needed: int, states: Sequence[State]) -> State:
    """The state of "at least ``needed`` of these".

    ``needed`` = 1 is any_of (met > contradicted > not_documented > not_met); ``needed`` = all of them is
    all_of (not_met > contradicted > not_documented > met).
    """
    met = states.count("met")
    if met >= needed:
        return "met"
    contradicted = states.count("contradicted")
    if met + contradicted + states.count("not_documented") < needed:
        return "not_met"
    return "contradicted" if contradicted else "not_documented"


def any_of(states: Sequence[State]) -> State:
    """The state of "one of these is enough"."""
    return at_least(1, states)


def all_of(states: Sequence[State]) -> State:
    """The state of "every one of these is needed"."""
    return at_least(len(states), states)


def negate(state: State) -> State:
    """The state of "not this": met and not_met change places, the others stay."""
    return SWAPPED[state]
