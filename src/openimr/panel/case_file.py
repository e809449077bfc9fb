"""Read the cases that wait for a reviewer: a line of JSON, or the parties of a ``case.yaml``."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.case import DisputedItem, Service, read_case
from openimr.case.service import read_service
from openimr.panel.docket import CaseToAssign, PairClearance
from openimr.panel.errors import PanelError
from openimr.panel.model import Clearance
from openimr.panel.parties import EARLIER_CASE, REVIEWED_WORKER, resolve
from openimr.panel.rules import rules
from openimr.panel.schema import check
from openimr.panel.yaml_text import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.panel.entities import EntityGraph


def read_line(line: str, graph: EntityGraph, day: date, *, where: str) -> CaseToAssign:
    """The case of one line of a JSON Lines file (shape: docs/panel.md). Raises PanelError."""
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if row is None:
        raise PanelError("no JSON", where=where, expected="one object on the line", do="correct the line")
    check(row, "panel_case", where)
    return _case(row, _items(row["items"], graph.program), graph, day, where)


def read_case_yaml(text: str, graph: EntityGraph, day: date, *, where: str) -> CaseToAssign:
    """The case of a ``case.yaml``; ``parties`` may hold more for people, which is left alone.

    An employer under ``worker`` counts as the employer. Raises CaseError or PanelError.
    """
    case = read_case(text, where=where)
    raw = parse(text, where).get("parties")
    parties = raw if isinstance(raw, dict) else {}
    worker = parties.get("worker")
    if isinstance(worker, dict) and "employer" not in parties and isinstance(worker.get("employer"), str):
        parties = {**parties, "employer": worker["employer"]}
    roles = set(rules(graph.program).rule_of_role) - {EARLIER_CASE, REVIEWED_WORKER}
    row = {
        "case_number": case.number,
        "priority": case.application.priority,
        "parties": {role: _listed(some) for role, some in parties.items() if role in roles},
        **{
            key: parties[key] for key in ("earlier_cases", "remand", "requesting_specialty") if key in parties
        },
    }
    check({**row, "items": [{"heading": item.heading} for item in case.items]}, "panel_case", where)
    return _case(row, case.items, graph, day, where)


def _case(
    row: Mapping[str, Any], items: tuple[DisputedItem, ...], graph: EntityGraph, day: date, where: str
) -> CaseToAssign:
    parties = resolve(
        row["case_number"],
        {role: _listed(some) for role, some in row["parties"].items()},
        graph,
        day,
        kinds={item.service.kind for item in items},
        earlier_cases=row.get("earlier_cases", ()),
        remand=row.get("remand", False),
    )
    return CaseToAssign(
        parties,
        items,
        row.get("priority", "standard"),
        _day(row.get("due"), where),
        row.get("requesting_specialty"),
        frozenset(row.get("barred", ())),
        tuple(_clearance(each, where) for each in row.get("cleared", ())),
    )


def _items(rows: list[Mapping[str, Any]], program: str) -> tuple[DisputedItem, ...]:
    """Items by kind and region, or read from a heading."""
    return tuple(
        DisputedItem(
            number,
            row.get("heading", ""),
            Service(row["kind"], row.get("region"))
            if "kind" in row
            else read_service(row["heading"], program),
        )
        for number, row in enumerate(rows, start=1)
    )


def _clearance(row: Mapping[str, Any], where: str) -> PairClearance:
    day = _day(row["day"], where) or date.max
    return PairClearance(row.get("reviewer"), Clearance(row["row"], row["by_role"], row["reason"], day))


def _listed(some: Any) -> list[Any]:  # noqa: ANN401 - a name, a mapping, or a list of them
    """What stands under a role as a list: an empty one says that there is none."""
    rows = some if isinstance(some, list) else [some]
    return [
        {key: row[key] for key in ("name", "entity") if key in row} if isinstance(row, dict) else row
        for row in rows
    ]


def _day(words: str | None, where: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise PanelError(
            "a day that does not exist", where=where, expected="YYYY-MM-DD", do="correct the date"
        ) from None
