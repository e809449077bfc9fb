"""What the file answers to one question, before it becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from openimr.process.eligibility.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.process.clock import Deadline
    from openimr.process.eligibility.model import Effect, State


@dataclass(frozen=True, slots=True)
class Answer:
    """A state with its evidence. ``effect`` overrides the reason's own; ``values`` fill its sentences."""

    state: State
    evidence: tuple[Evidence, ...] = ()
    deadline: Deadline | None = None
    items: tuple[int, ...] = ()
    effect: Effect | None = None
    recalled: bool = False
    wording: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def says(source: str, value: object) -> Evidence:
    """Evidence from a field of the case; None and silence read alike."""
    if value is None:
        return Evidence(source, "not stated")
    if isinstance(value, bool):
        return Evidence(source, "yes" if value else "no")
    return Evidence(source, str(value))


def from_answer(source: str, value: bool | None, *, good: bool) -> Answer:  # noqa: FBT001 - the field's value
    """The answer of one yes-or-no field; ``good`` is the value that meets the requirement."""
    state: State = "cannot_tell" if value is None else "met" if value == good else "not_met"
    return Answer(state, (says(source, value),))
