"""Events of many cases as JSON lines: how they come in from elsewhere and go out again."""

from __future__ import annotations

import json
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from openimr.process.errors import ProcessError
from openimr.process.life.archive import event_to_json
from openimr.process.life.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def read_lines(lines: Iterable[str], *, where: str = "events") -> Iterator[tuple[str, Event]]:
    """Case number and event of each line: case, kind, at (zoned), role (case manager if none), data.

    Raises ProcessError, naming the line, for what cannot be read.
    """
    for position, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            data: Mapping[str, Any] = MappingProxyType(dict(row.get("data") or {}))
            role = row.get("role", "case_manager")
            yield str(row["case"]), Event(row["kind"], _moment(row["at"]), role, data)
        except (ValueError, KeyError, TypeError) as error:
            raise ProcessError(
                f"no event: {error}",
                where=f"{where}, line {position}",
                expected='{"case", "kind", "at": "2016-05-02T09:00-07:00", "data": {...}}',
                do="correct the line",
            ) from error


def write_line(case: str, event: Event) -> str:
    """The line that ``read_lines`` reads."""
    return json.dumps({"case": case, **event_to_json(event)}, ensure_ascii=False)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no offset")
    return moment
