"""Why an event is refused: the state, the event, the rule that forbids it, and what would be possible."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from openimr.process.errors import ForbiddenEventError
from openimr.process.life.rule import life_rules

if TYPE_CHECKING:
    from datetime import date

    from openimr.process.life.model import Event
    from openimr.process.life.rule import Check, EventRule, Law, LifeRules


def unknown_kind(event: Event, state: str, program: str) -> ForbiddenEventError:
    """An event that the programme does not have, with the nearest name."""
    rules = life_rules(program)
    near = get_close_matches(event.kind, rules.events, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    return ForbiddenEventError(
        f"life.yaml has no event {event.kind!r}",
        where=f"state {state}",
        expected=hint + _possible(rules, state),
        do="record one of these events",
    )


def wrong_state(event: Event, state: str, rule: EventRule, program: str) -> ForbiddenEventError:
    """An event that cannot happen where the case stands."""
    return _refuse(event, state, f"{event.kind} cannot happen here, because {_said(rule.law)}", program)


def wrong_role(event: Event, state: str, rule: EventRule) -> ForbiddenEventError:
    """An event from somebody who may not cause it."""
    return ForbiddenEventError(
        f"{event.role} may not cause {event.kind}, because {_said(rule.law)}",
        where=f"state {state}",
        expected=f"one of {', '.join(sorted(rule.roles))}",
        do="have one of them do it",
    )


def unmet(event: Event, state: str, check: Check, program: str) -> ForbiddenEventError:
    """An event whose guard does not hold."""
    what = f"{event.kind} is refused ({check.name}), because {_said(check.law)}"
    return _refuse(event, state, what, program)


def bad_time(event: Event, state: str, what: str, expected: str) -> ForbiddenEventError:
    """An event without a time zone, before the last one, or in the future."""
    return ForbiddenEventError(
        f"{event.kind} {what}",
        where=f"state {state}",
        expected=f"{expected}, because events are kept in the order in which they happened",
        do="record it at the moment it is entered, with the earlier day in its data",
    )


def bad_day(event: Event, state: str, field: str, today: date) -> ForbiddenEventError:
    """A field of the data that is no day, or a day that has not come."""
    return ForbiddenEventError(
        f"{event.kind} has {field} = {event.data[field]!r}",
        where=f"state {state}",
        expected=f"an ISO day not after {today.isoformat()}, because clocks are counted from it",
        do="correct the day",
    )


def bad_service(event: Event, state: str, methods: tuple[str, ...]) -> ForbiddenEventError:
    """A way of service that the clocks do not know."""
    return ForbiddenEventError(
        f"{event.kind} was served by {event.data['service']!r}",
        where=f"state {state}",
        expected=f"one of {', '.join(methods)}, because the time to answer depends on it (CCP 1013)",
        do="correct the way of service",
    )


def _refuse(event: Event, state: str, what: str, program: str) -> ForbiddenEventError:
    rules = life_rules(program)
    return ForbiddenEventError(
        what,
        where=f"state {state}",
        expected=_possible(rules, state, but=event.kind),
        do="check the state of the case and the facts of the event",
    )


def _said(law: Law) -> str:
    return f"{law.rule} ({law.citation}{', recalled' if law.recalled else ''})"


def _possible(rules: LifeRules, state: str, but: str = "") -> str:
    kinds = [kind for kind in rules.by_state.get(state, ()) if kind not in {but, "clock_ran_out"}]
    return f"one of {', '.join(kinds)}" if kinds else "no further event"
