"""The match of every reviewer with every case at once, in whole points, and what each choice costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from openimr.panel.match import (
    known_specialties,
    own_points,
    region_points,
    relation_points,
    service_points,
)
from openimr.panel.rules import rules
from openimr.panel.specialties import specialties, specialty_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from openimr.panel.docket import CaseToAssign
    from openimr.panel.model import Reviewer

    Points = NDArray[np.int64]


def scores(
    cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], program: str
) -> tuple[Points, NDArray[np.bool_]]:
    """The score of every pair and whether the reviewer is fit for the case, as ``match`` would say."""
    points = rules(program).match
    least = _least(cases, reviewers, program)
    extra = np.array([own_points(reviewer, points)[0] for reviewer in reviewers], np.int64)
    return least + extra[None, :], least >= points["unfit_below"]


def costs(
    cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], score: Points, day: date, program: str
) -> Points:
    """What each pair costs before the load of the reviewer: lacking points, turnaround, lateness."""
    price = rules(program).costs
    longest = price["longest_turnaround"]
    days = np.array([int(min(each.turnaround_days or 0, longest)) for each in reviewers], np.int64)
    urgent = np.array([case.priority == "expedited" for case in cases], bool)
    each_day = np.where(urgent, price["turnaround_day_expedited"], price["turnaround_day"])
    left = np.array(
        [longest if case.due is None else max((case.due - day).days, 0) for case in cases], np.int64
    )
    late = np.maximum(days[None, :] - left[:, None], 0)
    wanting = np.maximum(100 - score, 0)
    total: Points = price["match"] * wanting + each_day[:, None] * days[None, :] + price["late_day"] * late
    return total


def _least(cases: Sequence[CaseToAssign], reviewers: Sequence[Reviewer], program: str) -> Points:
    """The points of the worst matched item of each case with each reviewer's best specialty for it."""
    asked: dict[tuple[str, str | None, str | None], int] = {}
    wanted = []
    for case in cases:
        requesting = specialty_of(case.requesting_specialty, program)
        name = requesting.id if requesting else None
        keys = ((item.service.kind, item.service.region, name) for item in case.items)
        wanted.append([asked.setdefault(key, len(asked)) for key in keys])
    best = _best(list(asked), reviewers, program)
    least = np.zeros((len(cases), len(reviewers)), np.int64)
    for row, columns in enumerate(wanted):
        if columns:
            least[row] = best[columns].min(axis=0)
    return least


def _best(
    asked: Sequence[tuple[str, str | None, str | None]], reviewers: Sequence[Reviewer], program: str
) -> Points:
    """For each thing asked, the points of each reviewer's best specialty."""
    table, points = specialties(program), rules(program).match
    place = {name: number for number, name in enumerate(table)}
    kinds, regions, requesting = (
        (list(dict.fromkeys(part)) for part in zip(*asked, strict=True)) if asked else ([], [], [])
    )
    service = np.array([[service_points(s, kind, points)[0] for s in table.values()] for kind in kinds])
    region = np.array([[region_points(s, name, points)[0] for s in table.values()] for name in regions])
    near = np.array(
        [[relation_points(s, table[n] if n else None, points)[0] for s in table.values()] for n in requesting]
    )
    k, r, q = ({name: number for number, name in enumerate(part)} for part in (kinds, regions, requesting))
    best = np.zeros((len(asked), len(reviewers)), np.int64)
    if not asked:
        return best
    every: Points = (
        service[[k[kind] for kind, _, _ in asked]]
        + region[[r[name] for _, name, _ in asked]]
        + near[[q[name] for _, _, name in asked]]
    )
    for column, reviewer in enumerate(reviewers):
        own = [place[each.id] for each in known_specialties(reviewer, program)]
        if own:
            best[:, column] = every[:, own].max(axis=1)
    return best
