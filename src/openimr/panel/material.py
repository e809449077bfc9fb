"""Whether a tie is material on a day: degree, share of income, nature, and how long ago it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.panel.rules import rules

if TYPE_CHECKING:
    from datetime import date

    from openimr.panel.model import Attestation, Relation, Reviewer
    from openimr.panel.report import Verdict
    from openimr.panel.rules import Material, RelationRule


@dataclass(frozen=True, slots=True)
class Effect:
    """What a tie to an entity means when the entity is a party."""

    verdict: Verdict
    reason: str


def effect_of(relation: Relation, day: date, *, remand: bool, program: str) -> Effect:
    """The effect of a disclosed tie on a day (Labor Code 139.5(e)); in doubt unknown, never clear."""
    material = rules(program).material
    if relation.kind == "involvement":
        return _involvement(relation, material, remand=remand)
    if relation.since is not None and relation.since > day:
        return Effect("unknown", f"a {relation.kind} tie that begins on {relation.since.isoformat()}")
    effect = _nature(relation, material)
    if effect.verdict == "clear" or relation.until is None or relation.until >= day:
        return effect
    ended = relation.until.isoformat()
    if (day - relation.until).days > material.ended_years * 365.25:
        return Effect("clear", f"ended on {ended}, more than {material.ended_years} years ago (policy)")
    return Effect("unknown", f"{effect.reason}; ended on {ended}, a person decides (policy)")


def attested(reviewer: Reviewer, rule: RelationRule, day: date, program: str) -> Attestation | None:
    """The latest attestation that covers the rule and is not too old on the day."""
    limit = rules(program).attestation_days
    fresh = [
        each
        for each in reviewer.attestations
        if 0 <= (day - each.day).days <= limit and (not each.covers or rule.id in each.covers)
    ]
    return max(fresh, key=lambda each: each.day, default=None)


def _nature(relation: Relation, material: Material) -> Effect:
    if relation.kind == "familial":
        if relation.nature in material.degrees:
            return Effect("conflict", f"familial: {relation.nature}")
        return Effect("unknown", f"familial: {relation.nature}, no listed degree")
    if relation.kind == "financial":
        return _financial(relation, material)
    if relation.nature in material.professional:
        return Effect("conflict", f"professional: {relation.nature}")
    return Effect("unknown", f"professional: {relation.nature}, no listed nature")


def _financial(relation: Relation, material: Material) -> Effect:
    limit = f"{material.more_than_percent:g} % of yearly income"
    if relation.nature in material.always:
        return Effect("conflict", f"financial: {relation.nature}, whatever its size")
    if relation.percent is None:
        return Effect("unknown", f"financial: {relation.nature}, its size is not known")
    if relation.percent > material.more_than_percent:
        return Effect("conflict", f"financial: {relation.nature}, more than {limit}")
    return Effect("clear", f"financial: {relation.nature}, not more than {limit}")


def _involvement(relation: Relation, material: Material, *, remand: bool) -> Effect:
    if relation.nature == "prior_review":
        if remand:
            return Effect("conflict", "reviewed before; after a remand another reviewer decides")
        return Effect("unknown", "reviewed a dispute of the same worker before")
    if relation.nature in material.involvement:
        return Effect("conflict", f"earlier part: {relation.nature}")
    return Effect("unknown", f"earlier part: {relation.nature}, no listed nature")
