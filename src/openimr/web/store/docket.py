"""The docket on a database: one transaction holds the event, its seal, the projection, clocks and notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from openimr.process.docket import GENESIS, Link, link, refuse_stale
from openimr.process.docket.memory import opening, taken, unknown
from openimr.process.life import begin
from openimr.process.life import transition as happen
from openimr.programs.load import DEFAULT
from openimr.web.store import rows
from openimr.web.store.models import CaseRow, EventRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openimr.process.life import CaseLife, Event, Item, Step


class DatabaseDocket:
    """Fills the port ``process.docket.Docket`` with the tables of ``store``."""

    def __init__(self, program: str = DEFAULT) -> None:
        self._program = program

    def open(self, number: str, items: Sequence[int | Item], event: Event, today: date) -> Step:
        """Begin a case with its application. Raises ProcessError when the number is taken."""
        step = begin(number, items, event, today, self._program)
        sealed = link(number, 1, event, GENESIS, **opening(step.case))
        try:
            with transaction.atomic():
                CaseRow(number=number, **rows.projection(step.case, sealed)).save(force_insert=True)
                rows.add(step, sealed, clocks_before=())
        except IntegrityError as error:
            raise taken(number) from error
        return step

    def append(self, number: str, event: Event, today: date, *, expected_version: int | None = None) -> Step:
        """Let the event happen to the case, or refuse it and write nothing.

        The row of the case is locked first, so that of two writers the second sees what the first wrote.
        """
        with transaction.atomic():
            row = CaseRow.objects.select_for_update().filter(number=number).first()
            if row is None:
                raise unknown(number)
            refuse_stale(number, expected_version, row.version)
            before = rows.life(row)
            step = happen(before, event, today)
            sealed = link(number, step.case.version, event, row.head)
            CaseRow.objects.filter(number=number).update(**rows.projection(step.case, sealed))
            rows.add(step, sealed, clocks_before=before.clocks)
            return step

    def case(self, number: str) -> CaseLife:
        """Where the case stands."""
        return rows.life(self._row(number))

    def links(self, number: str) -> tuple[Link, ...]:
        """The sealed events of the case in their order."""
        self._row(number)
        found = EventRow.objects.filter(case_id=number).order_by("sequence")
        return tuple(
            Link(number, row.sequence, row.kind, row.payload, row.previous, row.seal) for row in found
        )

    def head(self, number: str) -> str:
        """The newest seal of the case: what its letter prints."""
        return self._row(number).head

    @staticmethod
    def _row(number: str) -> CaseRow:
        row = CaseRow.objects.filter(number=number).first()
        if row is None:
            raise unknown(number)
        return row
