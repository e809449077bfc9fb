"""Updates of many rows by one prepared statement, several times as fast as an ORM's CASE WHEN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.web.store.models import CaseRow

_CASE = (
    "UPDATE imr_case SET state = %s, priority = %s, version = %s, head = %s, life = %s, next_due_on = %s"
    " WHERE number = %s"
)
_CLOCK = "UPDATE imr_clock SET standing = %s WHERE case_id = %s AND place = %s"


def update_cases(cases: Sequence[CaseRow]) -> None:
    """Write the projections of the cases."""
    values = [
        (row.state, row.priority, row.version, row.head, row.life, row.next_due_on, row.number)
        for row in cases
    ]
    _many(_CASE, values)


def update_clocks(ended: Sequence[tuple[str, str, int]]) -> None:
    """Write how clocks ended: (standing, case, place)."""
    _many(_CLOCK, ended)


def _many(statement: str, values: Sequence[Sequence[Any]]) -> None:
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)
