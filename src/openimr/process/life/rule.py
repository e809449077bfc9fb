"""``life.yaml`` compiled once into tables: for each state and kind of event the moves that may be made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from openimr.process.life.effect import EFFECTS
from openimr.process.life.guard import GUARDS
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.process.life.effect import Effect
    from openimr.process.life.guard import Guard
    from openimr.process.life.model import Role

START = "start"


@dataclass(frozen=True, slots=True)
class Law:
    """A rule in our own words, where it stands, and whether it was only recalled."""

    rule: str
    citation: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A named guard: its question as a function, and the law that asks it."""

    name: str
    holds: Guard
    law: Law


@dataclass(frozen=True, slots=True)
class ClockStart:
    """A clock that a move starts: counted from a field of the data, ``moment`` for the event's own."""

    rule: str
    origin: str
    when: Check | None


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """A notice that a move owes; ``facts`` are the only fields of the data that may fill it."""

    kind: str
    to: tuple[Role, ...]
    facts: tuple[str, ...]
    when: Check | None
    within: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """One way on from a state; ``to`` is None where the case keeps its place."""

    when: Check | None
    to: str | None
    effects: tuple[Effect, ...]
    dates: tuple[tuple[str, str], ...]
    start: tuple[ClockStart, ...]
    met: frozenset[str]
    met_on: str | None
    stopped: frozenset[str]
    notices: tuple[NoticeRule, ...]


@dataclass(frozen=True, slots=True)
class EventRule:
    """A kind of event: its law, who may cause it, what must be true, and its moves by state."""

    kind: str
    law: Law
    roles: frozenset[str]
    guards: tuple[Check, ...]
    leaves: tuple[Check, ...]
    moves: Mapping[str, tuple[Move, ...]]


@dataclass(frozen=True, slots=True)
class LifeRules:
    """All of a programme's life: events by kind, kinds by state, and the raw file for pages and labels."""

    events: Mapping[str, EventRule]
    by_state: Mapping[str, tuple[str, ...]]
    data: Mapping[str, Any]


@cache
def life_rules(program: str) -> LifeRules:
    """The compiled ``life.yaml`` of a programme; built once."""
    data: dict[str, Any] = load("life.yaml", program)
    checks = {name: Check(name, GUARDS[name], _law(entry)) for name, entry in data["guards"].items()}
    events = {kind: _event(kind, entry, data, checks) for kind, entry in data["events"].items()}
    by_state = {
        state: tuple(kind for kind, event in events.items() if state in event.moves)
        for state in (START, *data["states"])
    }
    return LifeRules(events, by_state, data)


def _law(entry: Mapping[str, Any]) -> Law:
    return Law(entry["rule"], entry["citation"], entry["status"] == "recalled")


def _event(
    kind: str, entry: Mapping[str, Any], data: Mapping[str, Any], checks: Mapping[str, Check]
) -> EventRule:
    moves: dict[str, list[Move]] = {}
    for written in entry["moves"]:
        move = _move(written, data, checks)
        for state in states_of(written["from"], data):
            moves.setdefault(state, []).append(move)
    return EventRule(
        kind=kind,
        law=_law(entry),
        roles=frozenset(entry["roles"]),
        guards=tuple(checks[name] for name in entry.get("guards", ())),
        leaves=tuple(checks[name] for name in entry.get("leaves", ())),
        moves={state: tuple(some) for state, some in moves.items()},
    )


def states_of(names: list[str], data: Mapping[str, Any]) -> list[str]:
    """States and groups of states as states; ``every`` is all of them."""
    groups = {**data["groups"], "every": list(data["states"])}
    return list(dict.fromkeys(state for name in names for state in groups.get(name, [name])))


def _move(written: Mapping[str, Any], data: Mapping[str, Any], checks: Mapping[str, Check]) -> Move:
    clocks: Mapping[str, Any] = written.get("clocks", {})
    stopped = clocks.get("stopped", ())
    return Move(
        when=checks[written["when"]] if "when" in written else None,
        to=None if written["to"] == "same" else written["to"],
        effects=tuple(EFFECTS[name] for name in written.get("effects", ())),
        dates=tuple(written.get("dates", {}).items()),
        start=tuple(
            ClockStart(one["rule"], one["from"], checks.get(one.get("when", "")))
            for one in clocks.get("start", ())
        ),
        met=frozenset(clocks.get("met", ())),
        met_on=clocks.get("met_on"),
        stopped=frozenset(data["review_clocks"] if stopped == "review" else stopped),
        notices=tuple(_notice(one, data["parties"], checks) for one in written.get("notices", ())),
    )


def _notice(written: Mapping[str, Any], parties: list[Role], checks: Mapping[str, Check]) -> NoticeRule:
    to = parties if written["to"] == "parties" else written["to"]
    when = checks.get(written.get("when", ""))
    return NoticeRule(written["kind"], tuple(to), tuple(written["facts"]), when, written.get("within"))
