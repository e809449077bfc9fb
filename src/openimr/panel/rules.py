"""The programme's rules of the panel: credentials, relations, what is material, points, costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from openimr.panel.schema import check
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CredentialRule:
    """One thing that a reviewer must be; ``test`` names the question and ``limits`` its thresholds."""

    id: str
    rule: str
    test: str
    limits: Mapping[str, Any]
    source: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class RelationRule:
    """One relation that disqualifies; ``bit`` is its place in the masks of the assignment."""

    id: str
    rule: str
    roles: tuple[str, ...]
    optional: frozenset[str]
    kinds: frozenset[str]
    source: str
    recalled: bool
    bit: int


@dataclass(frozen=True, slots=True)
class Material:
    """What makes an affiliation material: degrees, share of yearly income in percent, natures, years.

    ``authority`` gives for each kind of tie its source and whether it was recalled.
    """

    degrees: frozenset[str]
    more_than_percent: float
    always: frozenset[str]
    professional: frozenset[str]
    involvement: frozenset[str]
    ended_years: int
    authority: Mapping[str, tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a programme's ``panel.yaml``."""

    ref_pattern: str
    purposes: tuple[str, ...]
    credentials: tuple[CredentialRule, ...]
    attestation_days: int
    relations: tuple[RelationRule, ...]
    material: Material
    noise: frozenset[str]
    people: frozenset[str]
    match: Mapping[str, Any]
    costs: Mapping[str, int]
    rule_of_role: Mapping[str, RelationRule] = field(repr=False)


@cache
def rules(program: str = "ca_workers_comp") -> Rules:
    """The rules of a programme. Raises PanelError when its ``panel.yaml`` does not fit the schema."""
    data = load("panel.yaml", program)
    check(data, "panel", "panel.yaml")
    relations = tuple(_relation(row, bit) for bit, row in enumerate(data["relations"]))
    return Rules(
        ref_pattern=data["refs"],
        purposes=tuple(data["purposes"]),
        credentials=tuple(_credential(row) for row in data["credentials"]),
        attestation_days=data["attestation"]["days"],
        relations=relations,
        material=_material(data["material"]),
        noise=frozenset(data["names"]["noise"]),
        people=frozenset(data["names"]["people"]),
        match=MappingProxyType(data["match"]),
        costs=MappingProxyType(data["assignment"]),
        rule_of_role=MappingProxyType({role: rule for rule in relations for role in rule.roles}),
    )


def _credential(row: Mapping[str, Any]) -> CredentialRule:
    ((test, limits),) = row["test"].items()
    if test == "qme":
        limits = {"since": date.fromisoformat(limits["since"])}
    recalled = row["status"] == "recalled"
    return CredentialRule(
        row["id"], row["rule"], test, MappingProxyType(limits), row["source"], recalled=recalled
    )


def _relation(row: Mapping[str, Any], bit: int) -> RelationRule:
    return RelationRule(
        id=row["id"],
        rule=row["rule"],
        roles=tuple(row["roles"]),
        optional=frozenset(row.get("optional", ())),
        kinds=frozenset(row.get("kinds", ())),
        source=row["source"],
        recalled=row["status"] == "recalled",
        bit=1 << bit,
    )


def _material(data: Mapping[str, Any]) -> Material:
    return Material(
        degrees=frozenset(data["familial"]["degrees"]),
        more_than_percent=float(data["financial"]["more_than_percent"]),
        always=frozenset(data["financial"]["always"]),
        professional=frozenset(data["professional"]["natures"]),
        involvement=frozenset(data["involvement"]["natures"]),
        ended_years=data["ended"]["years"],
        authority=MappingProxyType(
            {kind: (row["source"], row["status"] == "recalled") for kind, row in data.items()}
        ),
    )
