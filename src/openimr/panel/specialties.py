"""The table of specialties: families, services and regions, and the reading of a specialty's name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from openimr.panel.schema import check
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALL = "all"


@dataclass(frozen=True, slots=True)
class Specialty:
    """A specialty: ``services`` are kinds of services.yaml; ``regions`` None = every region."""

    id: str
    title: str
    family: str
    services: frozenset[str]
    regions: frozenset[str] | None

    def evaluates(self, kind: str) -> bool:
        """Whether the specialty evaluates or orders the service."""
        return kind in self.services

    def treats(self, region: str) -> bool:
        """Whether the specialty treats the region; a region outside our list is every one's."""
        return self.regions is None or region in self.regions


@cache
def specialties(program: str = "ca_workers_comp") -> Mapping[str, Specialty]:
    """The specialties of a programme by id, in the order of the file."""
    data = load("panel_specialties.yaml", program)
    check(data, "panel_specialties", "panel_specialties.yaml")
    found = (_specialty(row, data) for row in data["specialties"])
    return MappingProxyType({specialty.id: specialty for specialty in found})


def specialty_of(name: str | None, program: str = "ca_workers_comp") -> Specialty | None:
    """The specialty that a name, an alias or an id means; None when it is none of ours."""
    return _by_name(program).get(_fold(name)) if name else None


def basis(program: str = "ca_workers_comp") -> str:
    """The status and the source of the table."""
    data = load("panel_specialties.yaml", program)
    return f"{data['status']}: {data['source']}"


@cache
def _by_name(program: str) -> Mapping[str, Specialty]:
    table = specialties(program)
    names: dict[str, Specialty] = {}
    for row in load("panel_specialties.yaml", program)["specialties"]:
        for name in (row["id"], row["title"], *row.get("aliases", ())):
            names[_fold(name)] = table[row["id"]]
    return names


def _specialty(row: Mapping[str, Any], data: Mapping[str, Any]) -> Specialty:
    regions = row["regions"]
    return Specialty(
        id=row["id"],
        title=row["title"],
        family=row["family"],
        services=_expand(row["services"], data["service_groups"]),
        regions=None if regions == ALL else _expand(regions, data["region_groups"]),
    )


def _expand(names: Sequence[str], groups: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(name for group in names for name in groups.get(group, (group,)))


def _fold(name: str) -> str:
    return "".join(c for c in name.lower().replace("&", "and") if c.isalnum())
