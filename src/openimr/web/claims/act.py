"""What the administrator may do to a case, as described in ``acts.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from openimr.process.clock.rule import rule as clock_rule
from openimr.process.life import is_unsettled, life_rules, possible, runs
from openimr.programs.load import DEFAULT
from openimr.web.claims.due import ROLE
from openimr.web.intake.act import Act, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openimr.process.clock.rule import ClockRule
    from openimr.process.life import CaseLife

ASKED = frozenset({"eligibility_information_received", "additional_information_received"})
"""Answers: they are offered to the one who was asked."""


@dataclass(frozen=True, slots=True)
class Described:
    """An event with the words of its page."""

    act: Act
    button: str
    means: tuple[str, ...]
    fee: bool
    clocks: tuple[str, ...]
    documents: str
    constant: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """The kind of event."""
        return self.act.kind

    @property
    def rules(self) -> list[ClockRule]:
        """The clocks that it starts, ends or holds."""
        return [clock_rule(number, DEFAULT) for number in self.clocks]


@cache
def described() -> Mapping[str, Described]:
    """Every event that has a page here, by its kind."""
    data = yaml.safe_load(Path(__file__).with_name("acts.yaml").read_text("utf-8"))["events"]
    return MappingProxyType({kind: _described(kind, told) for kind, told in data.items()})


def _described(kind: str, told: Mapping[str, Any]) -> Described:
    law = life_rules(DEFAULT).events[kind].law
    fields = tuple(_field(one) for one in told["fields"])
    return Described(
        act=Act(kind, told["words"], law.rule, fields, law.citation, law.recalled),
        button=told["button"],
        means=tuple(told["means"]),
        fee=told.get("fee", False),
        clocks=tuple(told.get("clocks", ())),
        documents=told.get("documents", ""),
        constant=told.get("constant", {}),
    )


def _field(told: Mapping[str, Any]) -> Field:
    options = tuple((value, words) for value, words in told.get("options", ()))
    return Field(
        told["name"], told["type"], told["label"], told.get("hint", ""), told.get("required", True), options
    )


def offered(life: CaseLife, *, asked: bool) -> list[Described]:
    """What the state of the case, its overturned items and its open clocks leave to do."""
    allowed = possible(life, ROLE)
    return [
        one
        for kind, one in described().items()
        if kind in allowed and (asked or kind not in ASKED) and _FITS.get(kind, _always)(life)
    ]


def _always(_: CaseLife) -> bool:
    return True


def _overturned(life: CaseLife) -> bool:
    return any(item.standing == "overturned" for item in life.items)


def _disputed(life: CaseLife) -> bool:
    return runs(life, "suspension")


def _invoiced(life: CaseLife) -> bool:
    return is_unsettled(life, "fee") and "paid" not in life.dates


# The guards of the life of a case still decide; these only keep a button away that they would refuse.
_FITS: Mapping[str, Callable[[CaseLife], bool]] = MappingProxyType(
    {
        "determination_received": lambda life: _overturned(life) and not _disputed(life),
        "implementation_reported": _overturned,
        "implementation_suspended": lambda life: _overturned(life) and not _disputed(life),
        "implementation_resumed": _disputed,
        "invoice_paid": _invoiced,
        "item_authorized": lambda life: any(item.standing == "in_dispute" for item in life.items),
    }
)
