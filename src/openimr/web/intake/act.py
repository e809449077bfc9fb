"""What the office may do to a case, as described in ``events.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from django.urls import NoReverseMatch, reverse

from openimr.process.life import life_rules, possible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.process.life import CaseLife, Role
    from openimr.web.accounts.models import User

ROLES: tuple[Role, ...] = ("intake", "case_manager")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an event: how it is asked for. ``source`` is the milestone that fills it in advance."""

    name: str
    type: str
    label: str
    hint: str = ""
    required: bool = True
    options: tuple[tuple[str, str], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """An event that the office may note, in words for a button, with its law."""

    kind: str
    words: str
    note: str
    fields: tuple[Field, ...]
    citation: str
    recalled: bool
    notices: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """An event that is noted on another page."""

    words: str
    address: str


@cache
def described() -> Mapping[str, Any]:
    """The file of descriptions."""
    data: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("events.yaml").read_text("utf-8"))
    return data


def allowed(person: User, life: CaseLife) -> tuple[list[Act], list[Way]]:
    """What the state of the case allows to the person here, and what elsewhere."""
    kinds = {kind for role in ROLES if role in person.role_set for kind in possible(life, role)}
    acts = [act_of(kind, life.program, life.state) for kind in described()["events"] if kind in kinds]
    return acts, [way for kind in described()["elsewhere"] if kind in kinds for way in _way(kind, life)]


@cache
def act_of(kind: str, program: str, state: str) -> Act:
    """An event of the file; KeyError for one that is not noted here."""
    told, rule = described()["events"][kind], life_rules(program).events[kind]
    return Act(
        kind=kind,
        words=told["words"],
        note=told.get("note", ""),
        fields=tuple(_field(one) for one in told.get("fields", ())),
        citation=rule.law.citation,
        recalled=rule.law.recalled,
        notices=any(move.notices for move in rule.moves.get(state, ())),
    )


def _field(told: Mapping[str, Any]) -> Field:
    return Field(
        name=told["name"],
        type=told["type"],
        label=told["label"],
        hint=told.get("hint", ""),
        required=told.get("required", True),
        options=tuple((value, words) for value, words in told.get("options", ())),
        source=told.get("from", ""),
    )


def _way(kind: str, life: CaseLife) -> list[Way]:
    """The address of another room's page, where that room has one."""
    name, words = described()["elsewhere"][kind]
    try:
        return [Way(words, reverse(name, args=[life.number]))]
    except NoReverseMatch:
        return []
