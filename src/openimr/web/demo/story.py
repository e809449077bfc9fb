"""The demo docket as values: each case with its application, its people, its papers and its days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ZONE = ZoneInfo("America/Los_Angeles")
_FILE = Path(__file__).with_name("docket.yaml")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happens to a case of the demo: an event of its life, or a named step of several."""

    kind: str
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """One case of the demo before it is lived."""

    number: str
    worker: str
    physician: str
    administrator: str
    language: str
    filed: datetime
    injury: date
    decided: date
    treatments: tuple[str, ...]
    happenings: tuple[Happening, ...]
    reviewer: str | None = None
    decisions: Mapping[int, str] = field(default_factory=dict)
    signed: bool = True
    slug: str | None = None
    months: int = 0
    attorney: bool = False


@cache
def script() -> Mapping[str, Any]:
    """The data of the demo docket."""
    data: Mapping[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return data


def monday() -> date:
    """The Monday of the week in which the demo lives."""
    day: date = script()["monday"]
    return day


def size() -> int:
    """How many cases the demo docket has."""
    return len(script()["full"]) + len(script()["cases"])


def path(name: str) -> list[Sequence[Any]]:
    """The steps of a path, with those of the path that it goes on from."""
    told = script()["paths"][name]
    if isinstance(told, dict):
        return [*path(told["after"]), *told["events"]]
    return list(told)


def happenings(name: str, filed: date, wait: int = 0) -> tuple[Happening, ...]:
    """The steps of a path on working days after the filing, none later than the Friday before the demo.

    ``wait`` days pass before the screening, so that all that follows it comes later.
    """
    friday = monday() - timedelta(days=3)
    made = []
    for place, (kind, after, *data) in enumerate(path(name)):
        day = min(_working(filed + timedelta(days=after + wait)), friday)
        moment = datetime.combine(day, time(10, 5 * place), ZONE)
        made.append(Happening(kind, moment, data[0] if data else {}))
    return tuple(made)


def told_cases() -> tuple[Told, ...]:
    """The cases without a whole case file; people and companies by turns."""
    data = script()
    administrators = list(data["administrators"])
    return tuple(
        _told(row, place, administrators[place % len(administrators)])
        for place, row in enumerate(data["cases"])
    )


def _told(row: Mapping[str, Any], place: int, administrator: str) -> Told:
    data = script()
    filed = _working(monday() - timedelta(days=row["filed"]))
    twin = next((each for each in data["cases"] if each["number"] == row.get("same_as")), row)
    decided = _working(monday() - timedelta(days=twin["filed"] + (45 if row.get("late") else 14)))
    place = next(n for n, each in enumerate(data["cases"]) if each["number"] == twin["number"])
    return Told(
        number=row["number"],
        worker=row["worker"],
        physician=data["physicians"][place % len(data["physicians"])],
        administrator=list(data["administrators"])[place % 2] if row is not twin else administrator,
        language=row.get("language", "en"),
        filed=datetime.combine(filed, time(9, place), ZONE),
        injury=date(2013, place % 12 + 1, place % 27 + 1),
        decided=decided,
        treatments=tuple(data["treatments"][name] for name in row["treatments"]),
        happenings=happenings(row["path"], filed),
        reviewer=row.get("reviewer"),
        decisions=row.get("decisions", {}),
        signed=not row.get("unsigned", False),
        attorney=place % 3 == 0,
    )


def _working(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
