"""Fold cases from their events again, and compare every column and clock that screens and the tick read."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from openimr.errors import OpenimrError
from openimr.process.docket import fold
from openimr.process.docket.chain import Link, read_payload
from openimr.web.store import rows
from openimr.web.store.models import CaseRow, ClockRow, EventRow
from openimr.web.store.verdict import Break

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openimr.process.life import CaseLife

_BATCH = 500


def first_unlike(numbers: Sequence[str]) -> Break | None:
    """The first case, in order, whose rows are not what its events give."""
    for start in range(0, len(numbers), _BATCH):
        broken = _batch(numbers[start : start + _BATCH])
        if broken:
            return broken
    return None


def _batch(numbers: Sequence[str]) -> Break | None:
    cases = CaseRow.objects.in_bulk(numbers)
    events = EventRow.objects.filter(case_id__in=numbers).order_by("case_id", "sequence")
    texts = groupby(events.values_list("case_id", "payload"), lambda one: one[0])
    clocks: dict[str, dict[int, tuple[str, date | None, str]]] = {}
    for clock in ClockRow.objects.filter(case_id__in=numbers):
        clocks.setdefault(clock.case_id, {})[clock.place] = (clock.rule, clock.due_on, clock.standing)
    for number, payloads in texts:
        what = _unlike(cases[number], [text for _, text in payloads], clocks.get(number, {}))
        if what:
            return Break(number, cases[number].version, what)
    return None


def _unlike(
    row: CaseRow, payloads: Sequence[str], clocks: dict[int, tuple[str, date | None, str]]
) -> str | None:
    """What of a case is not what its events give."""
    try:
        for place, payload in enumerate(payloads, 1):
            _, written = read_payload(payload)
            if (written["case"], written["sequence"]) != (row.number, place):
                return f"event {place} was written as event {written['sequence']} of case {written['case']}"
        folded = fold(row.number, payloads)
    except OpenimrError as error:
        return f"its events contradict the rules: {error}"
    except (KeyError, TypeError, ValueError):
        return "its events are not what this software writes"
    column = _unlike_column(row, folded)
    if column:
        return f"the projection is not what the events give: {column}"
    given, _ = rows.clock_rows(row.number, (), folded.clocks)
    if clocks != {clock.place: (clock.rule, clock.due_on, clock.standing) for clock in given}:
        return "the clocks are not those that the events give"
    return None


def _unlike_column(row: CaseRow, folded: CaseLife) -> str | None:
    """The first column of the projection that differs."""
    end = Link(row.number, folded.version, "", "", "", row.head)  # the head itself was compared before
    for name, value in rows.projection(folded, end).items():
        there = getattr(row, name)
        if name == "life":
            there, value = json.loads(there), json.loads(value)  # noqa: PLW2901 - compared as values
        if str(there) != str(value):
            return name
    return None
