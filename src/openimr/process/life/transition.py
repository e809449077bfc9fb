"""The front door: one event on one case gives the case after it, or a refusal that names the rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from openimr.case import ServiceMethod
from openimr.process.clock import deadline
from openimr.process.clock.rule import zone
from openimr.process.errors import ProcessError
from openimr.process.life import refusal
from openimr.process.life.clocks import move_clocks
from openimr.process.life.model import CaseLife, Event, Item, NoticeDue, Step
from openimr.process.life.read import is_day
from openimr.process.life.rule import START, life_rules
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openimr.process.life.model import Clock, Role
    from openimr.process.life.rule import Check, Move, NoticeRule

    ItemLike = int | Item | Mapping[str, Any]

_FIELDS = tuple(CaseLife.__dataclass_fields__)
_SERVICE: tuple[str, ...] = get_args(ServiceMethod)


def begin(number: str, items: Sequence[ItemLike], event: Event, today: date, program: str = DEFAULT) -> Step:
    """The first step of a case: its application was received. Raises ForbiddenEventError.

    The number is given at once to every application, also to one that turns out duplicate or ineligible.
    """
    made = tuple(map(read_item, items))
    if not made or len({item.number for item in made}) != len(made):
        raise ProcessError(
            "the items cannot be told apart" if made else "the application names no disputed item",
            where=f"case {number}",
            expected="at least one item, each with its own number",
            do="number the items of the application from 1",
        )
    return transition(CaseLife(number, program, START, items=made), event, today)


def transition(case: CaseLife, event: Event, today: date) -> Step:
    """The case after the event, the clocks started and ended, the notices owed. Pure.

    ``today`` only refuses what lies in the future. Raises ForbiddenEventError, naming state, event, rule.
    """
    rule = life_rules(case.program).events.get(event.kind)
    if rule is None:
        raise refusal.unknown_kind(event, case.state, case.program)
    moves = rule.moves.get(case.state)
    if moves is None:
        raise refusal.wrong_state(event, case.state, rule, case.program)
    if event.role not in rule.roles:
        raise refusal.wrong_role(event, case.state, rule)
    day = _day(case, event, today)
    for check in rule.guards:
        if not check.holds(case, event, day):
            raise refusal.unmet(event, case.state, check, case.program)
    step = _take(_choose(moves, case, event, day), case, event, day)
    for check in rule.leaves:
        if not check.holds(step.case, event, day):
            raise refusal.unmet(event, case.state, check, case.program)
    return step


def replay(
    events: Iterable[Event],
    *,
    number: str | None = None,
    items: Sequence[ItemLike] | None = None,
    program: str | None = None,
) -> CaseLife:
    """The case folded from its events, the first of which may carry number, items and program itself.

    Raises ForbiddenEventError where the events contradict the rules, ProcessError where nothing is to fold.
    """
    ordered = list(events)
    if not ordered:
        raise ProcessError(
            "there is no event", where="replay", expected="the application first", do="give the case's events"
        )
    first, *rest = ordered
    number = number or first.data.get("number")
    if not number:
        raise ProcessError(
            "the number of the case is not known",
            where="replay",
            expected="number= or a field number in the application's data",
            do="give the number",
        )
    made = first.data.get("items", ()) if items is None else items
    case = begin(number, made, first, date.max, program or first.data.get("program", DEFAULT)).case
    for event in rest:
        case = transition(case, event, date.max).case
    return case


def read_item(written: int | Item | Mapping[str, Any]) -> Item:
    """An item as events carry it: its number, or an object with ``number`` and ``retrospective``."""
    if isinstance(written, Item):
        return written
    told: Mapping[str, Any] = written if isinstance(written, Mapping) else {"number": written}
    number, past = told.get("number"), told.get("retrospective", False)
    if type(number) is not int or number < 1 or not isinstance(past, bool):
        raise ProcessError(
            f"{written!r} is no disputed item",
            where="the application's items",
            expected="a number from 1, or an object with number and retrospective (true or false)",
            do="number the items of the application from 1",
        )
    return Item(number, retrospective=past)


def possible(case: CaseLife, role: Role | None = None) -> tuple[str, ...]:
    """The kinds of event that the state allows, to one role or to anybody; guards may still refuse."""
    rules = life_rules(case.program)
    kinds = rules.by_state.get(case.state, ())
    return tuple(kind for kind in kinds if role is None or role in rules.events[kind].roles)


def _day(case: CaseLife, event: Event, today: date) -> date:
    """The event's day in the programme's time zone, once its times have been checked."""
    at = event.at
    if at.tzinfo is None:
        raise refusal.bad_time(event, case.state, "has no time zone", "a moment with its offset")
    if case.last_at is not None and at < case.last_at:
        raise refusal.bad_time(event, case.state, f"is at {at}", f"a moment not before {case.last_at}")
    day = at.astimezone(zone(case.program)).date()
    if day > today:
        raise refusal.bad_time(event, case.state, f"is on {day}", f"a day not after {today}")
    for field, value in event.data.items():
        if field.endswith("_on") and not (is_day(value) and value <= day.isoformat()):
            raise refusal.bad_day(event, case.state, field, day)
    if "service" in event.data and event.data["service"] not in _SERVICE:
        raise refusal.bad_service(event, case.state, _SERVICE)
    return day


def _choose(moves: tuple[Move, ...], case: CaseLife, event: Event, day: date) -> Move:
    """The first move whose condition holds; where none does, the last condition explains the refusal."""
    missing: Check | None = None
    for move in moves:
        if move.when is None or move.when.holds(case, event, day):
            return move
        missing = move.when
    raise refusal.unmet(event, case.state, missing, case.program) if missing else AssertionError(event.kind)


def _take(move: Move, case: CaseLife, event: Event, day: date) -> Step:
    """Apply the effects, set the milestones, move the clocks, owe the notices."""
    now: dict[str, Any] = {name: getattr(case, name) for name in _FIELDS}
    for effect in move.effects:
        now.update(effect(case, event, day))
    if move.dates:
        iso = day.isoformat()
        now["dates"] = {**now["dates"], **{name: event.data.get(field, iso) for name, field in move.dates}}
    clocks = move_clocks(move, now["clocks"], case, event, day, now["priority"])
    now["clocks"] = clocks.all
    now["state"] = move.to or case.state
    now["version"] = case.version + 1
    now["last_at"] = event.at
    notices = tuple(
        _notice(one, case, event, day, clocks.started)
        for one in move.notices
        if one.when is None or one.when.holds(case, event, day)
    )
    return Step(CaseLife(**now), clocks.started, clocks.ended, notices)


def _notice(
    one: NoticeRule, case: CaseLife, event: Event, day: date, started: tuple[Clock, ...]
) -> NoticeDue:
    """The notice with the named facts only, the days that the step set, and until when it must go out."""
    data: dict[str, Any] = {key: event.data[key] for key in one.facts if key in event.data}
    data["on"] = day.isoformat()
    if started:
        data["due"] = {clock.rule: clock.due.isoformat() for clock in started if clock.due is not None}
    if one.within:
        data["send_by"] = _send_by(one.within, day, case.program)
    return NoticeDue(one.kind, one.to, data)


@cache
def _send_by(rule: str, day: date, program: str) -> str | None:
    due = deadline(rule, day, program=program).due
    return due.isoformat()[:10] if isinstance(due, date | datetime) else None
