"""Weigh the statements for and against one criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.facts import COUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openimr.facts import Fact
    from openimr.guideline.model import State

UNNAMED = (None, "unspecified")


def before(fact: Fact, day: date) -> bool:
    """Whether a dated statement lies before the day."""
    return fact.time is not None and fact.time.latest < day


def weigh(for_: Sequence[Fact], against: Sequence[Fact], torn: Sequence[Fact]) -> State:
    """Met when a statement for it stands unopposed; contradicted when each one is opposed or hedged.

    A hedged statement is torn: it stands on both sides, and neither meets a criterion nor denies another
    statement.
    """
    if not against:
        return "met" if for_ else "not_documented"
    if not for_:
        return "not_met"
    if torn:
        hedged = {id(fact) for fact in torn}
        for_ = [fact for fact in for_ if id(fact) not in hedged]
        against = [fact for fact in against if id(fact) not in hedged]
    for fact in for_:
        if not _opposed(fact, against):
            return "met"
    return "contradicted"


def _opposed(fact: Fact, against: Sequence[Fact]) -> bool:
    """Whether a statement against speaks of the same thing: full strength does not deny lost sensation.

    An earlier normal examination does not deny a later finding; a later one has to be weighed against it.
    """
    for other in against:
        if (
            _same_kind(fact, other)
            and _same(fact.side, other.side)
            and _same_level(fact, other)
            and not (fact.time is not None and before(other, fact.time.earliest))
        ):
            return True
    return False


def _same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or "bilateral" in (one, other)


def _same_kind(fact: Fact, other: Fact) -> bool:
    """Whether both name one kind; an opposite kind (improved against failed) is itself asserted."""
    if fact.concept != other.concept or COUNTS[other.status] == "for":
        return True
    return fact.kind == other.kind or other.kind in UNNAMED or fact.kind in UNNAMED


def _same_level(fact: Fact, other: Fact) -> bool:
    one = fact.value.get("level") if fact.value else None
    two = other.value.get("level") if other.value else None
    return one is None or two is None or one == two
