"""The parties of a case as entity references: names are resolved once, and not kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.panel.errors import PanelError
from openimr.panel.jsonable import as_object
from openimr.panel.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from openimr.panel.entities import EntityGraph

EARLIER_CASE = "earlier_case"
REVIEWED_WORKER = "reviewed_worker"


@dataclass(frozen=True, slots=True)
class Reached:
    """An entity that a party is or is affiliated with, and the links that lead there."""

    entity: str
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """One party by reference: ``same`` are its entities and affiliates, ``near`` those of a near spelling."""

    role: str
    ref: str
    same: tuple[Reached, ...]
    near: tuple[Reached, ...] = ()

    def essence(self) -> tuple[str, list[str], list[str]]:
        """The role and the entities, without the way to them."""
        return self.role, [each.entity for each in self.same], [each.entity for each in self.near]


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a case. ``disclosed`` are the roles that the case speaks of, also to say "none"."""

    case: str
    parties: tuple[Party, ...]
    disclosed: frozenset[str]
    kinds: frozenset[str] = frozenset()
    remand: bool = False

    def to_json(self) -> dict[str, Any]:
        """The parties as JSON: references, no names."""
        return as_object(self)


def resolve(
    case: str,
    named: Mapping[str, Sequence[str | Mapping[str, str]]],
    graph: EntityGraph,
    day: date,
    *,
    kinds: Iterable[str] = (),
    earlier_cases: Sequence[str] = (),
    remand: bool = False,
) -> Parties:
    """The parties of a case found in the graph: ``named`` gives names or {name, entity} under each role.

    A role with an empty list says that the case has no such party; a role that is absent is undisclosed.
    Raises PanelError for a role that the programme does not know, or an entity that is not in the graph.
    """
    known = rules(graph.program).rule_of_role
    for role in named:
        if role not in known:
            raise PanelError(
                f"a party with the role {role!r}",
                where=case,
                expected=", ".join(known),
                do="correct the role",
            )
    parties = [
        _party(case, role, number, given, graph, day)
        for role, some in sorted(named.items())
        for number, given in enumerate(some, start=1)
    ]
    worker = {reached for party in parties if party.role == "worker" for reached in party.same}
    near = {reached for party in parties if party.role == "worker" for reached in party.near}
    past = (*(Reached(number) for number in dict.fromkeys((case, *earlier_cases))), *_sorted(worker))
    parties += [Party(role, case, past, _sorted(near)) for role in (EARLIER_CASE, REVIEWED_WORKER)]
    return Parties(case, tuple(parties), frozenset(named), frozenset(kinds), remand)


def _party(  # noqa: PLR0917 - who, and where to look
    case: str, role: str, number: int, given: str | Mapping[str, str], graph: EntityGraph, day: date
) -> Party:
    entity = None if isinstance(given, str) else given.get("entity")
    name = given if isinstance(given, str) else given.get("name")
    person = role in rules(graph.program).people
    if entity is not None and entity not in graph:
        raise PanelError(
            "a party names an entity that the panel does not list",
            where=f"{case}, parties.{role}",
            expected="an id under entities of the panel file",
            do="add the entity to the panel file, or give the party's name alone",
        )
    namesakes = graph.same(name, person=person) if name else frozenset()
    near = graph.near(name, person=person) if name else frozenset()
    same = {entity} if entity is not None else set(namesakes)
    near = (near | namesakes) - same
    reached = _reach(same, graph, day)
    own = {each.entity for each in reached}
    close = {each for each in _reach(near, graph, day) if each.entity not in own}
    ref = min(same) if same else f"{role}-{number}"
    return Party(role, ref, _sorted(reached), _sorted(close))


def _reach(refs: Iterable[str], graph: EntityGraph, day: date) -> set[Reached]:
    paths: dict[str, tuple[str, ...]] = {}
    for ref in sorted(refs):
        for entity, path in graph.reach(ref, day).items():
            paths.setdefault(entity, path)
    return {Reached(entity, path) for entity, path in paths.items()}


def _sorted(reached: Iterable[Reached]) -> tuple[Reached, ...]:
    return tuple(sorted(reached, key=lambda each: (each.entity, each.path)))
