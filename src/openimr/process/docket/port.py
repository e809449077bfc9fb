"""What every docket does, whatever keeps it: the port that the database and its in-memory twin fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from openimr.process.errors import StaleCaseError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openimr.process.docket.chain import Link
    from openimr.process.life import CaseLife, Event, Item, Step


class Docket(Protocol):
    """Cases and their sealed events. Every method raises UnknownCaseError for a number that is not there."""

    def open(self, number: str, items: Sequence[int | Item], event: Event, today: date) -> Step:
        """Begin a case with its application."""

    def append(self, number: str, event: Event, today: date, *, expected_version: int | None = None) -> Step:
        """Let the event happen to the case, or refuse it and write nothing.

        Raises ForbiddenEventError, or StaleCaseError when the case is no longer at ``expected_version``.
        """

    def case(self, number: str) -> CaseLife:
        """Where the case stands."""

    def links(self, number: str) -> tuple[Link, ...]:
        """The sealed events of the case in their order."""

    def head(self, number: str) -> str:
        """The newest seal of the case: what a letter prints, so that it can be verified later."""


def refuse_stale(number: str, expected: int | None, found: int) -> None:
    """Raise StaleCaseError when the case is not at the version at which it was read."""
    if expected is not None and expected != found:
        raise StaleCaseError(
            f"somebody else changed the case: it is at version {found}",
            where=f"case {number}",
            expected=f"version {expected}, at which it was read",
            do="read the case again and repeat the change if it is still right",
        )
