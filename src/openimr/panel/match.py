"""How well a reviewer fits the disputed items: same or similar specialty, service, region, with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.panel.jsonable import as_object
from openimr.panel.rules import rules
from openimr.panel.specialties import basis, specialty_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openimr.case import DisputedItem
    from openimr.panel.model import Reviewer, ReviewerRef
    from openimr.panel.specialties import Specialty

NO_SPECIALTY = "none"


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """The points of one item with the specialty that serves it best, and the reasons."""

    number: int
    points: int
    specialty: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A score up to 100: the worst matched item and the reviewer's own points.

    ``second_look``: a person looks again; not ``fit``: no same or similar specialty, so not assigned.
    ``basis`` says where the table of specialties comes from.
    """

    reviewer: ReviewerRef
    score: int
    items: tuple[ItemMatch, ...]
    reasons: tuple[str, ...]
    second_look: bool
    fit: bool
    basis: str

    def to_json(self) -> dict[str, Any]:
        """The match as JSON."""
        return as_object(self)


def match(
    reviewer: Reviewer,
    items: Iterable[DisputedItem],
    program: str = "ca_workers_comp",
    *,
    requesting_specialty: str | None = None,
) -> Match:
    """The match of a reviewer with the items in dispute; a case is as well matched as its worst item."""
    points = rules(program).match
    own = known_specialties(reviewer, program)
    requesting = specialty_of(requesting_specialty, program)
    matched = tuple(_item(item, own, requesting, points) for item in items)
    extra, reasons = own_points(reviewer, points)
    least = min((each.points for each in matched), default=0)
    score = least + extra
    return Match(
        reviewer.ref,
        score,
        matched,
        reasons,
        second_look=score < points["second_look_below"],
        fit=least >= points["unfit_below"],
        basis=basis(program),
    )


def known_specialties(reviewer: Reviewer, program: str) -> tuple[Specialty, ...]:
    """The reviewer's specialties that the table knows, each once."""
    found = (specialty_of(name, program) for name in reviewer.specialties)
    return tuple(dict.fromkeys(each for each in found if each))


def relation_points(
    own: Specialty, requesting: Specialty | None, points: Mapping[str, Any]
) -> tuple[int, str]:
    """Points for standing near the requesting physician's specialty."""
    if requesting is None:
        return points["unknown_specialty"], "the requesting physician's specialty is not known"
    if own.id == requesting.id:
        return points["same_specialty"], f"same specialty as the requesting physician: {own.title}"
    if own.family == requesting.family:
        return points["similar_specialty"], f"similar specialty: {own.title} and {requesting.title}"
    return 0, f"another field: {own.title}, requested from {requesting.title}"


def service_points(own: Specialty, kind: str, points: Mapping[str, Any]) -> tuple[int, str]:
    """Points for evaluating the service."""
    name = kind.replace("_", " ")
    if own.evaluates(kind):
        return points["evaluates_service"], f"{own.title} evaluates this service: {name}"
    return 0, f"{own.title} does not evaluate this service: {name}"


def region_points(own: Specialty, region: str | None, points: Mapping[str, Any]) -> tuple[int, str]:
    """Points for treating the region of the body."""
    if region is None:
        return points["no_region"], "the service concerns no one region"
    name = region.replace("_", " ")
    if own.treats(region):
        return points["treats_region"], f"{own.title} treats this region: {name}"
    return 0, f"{own.title} does not treat this region: {name}"


def own_points(reviewer: Reviewer, points: Mapping[str, Any]) -> tuple[int, tuple[str, ...]]:
    """Points that do not depend on the case: the preferred licence, the hours in practice."""
    preferred, hours = points["preferred_state"], points["hours"]
    total, reasons = 0, []
    if any(each.state == preferred["state"] and each.status == "active" for each in reviewer.licences):
        total += preferred["points"]
        recalled = " (recalled)" if preferred["status"] == "recalled" else ""
        reasons.append(f"licensed in {preferred['state']}, preferred{recalled}")
    worked = reviewer.practice.hours_a_week
    if worked is not None:
        total += int(hours["points"] * min(worked, hours["full_at"]) / hours["full_at"])
        reasons.append("hours a week in practice")
    return total, tuple(reasons)


def _item(
    item: DisputedItem, own: Sequence[Specialty], requesting: Specialty | None, points: Mapping[str, Any]
) -> ItemMatch:
    best = ItemMatch(item.number, 0, NO_SPECIALTY, ("no specialty that the table knows",))
    for specialty in own:
        parts = (
            relation_points(specialty, requesting, points),
            service_points(specialty, item.service.kind, points),
            region_points(specialty, item.service.region, points),
        )
        total = sum(each for each, _ in parts)
        if total > best.points or best.specialty == NO_SPECIALTY:
            best = ItemMatch(item.number, total, specialty.id, tuple(reason for _, reason in parts))
    return best
