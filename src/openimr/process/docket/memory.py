"""The docket in memory, for tests, demonstrations and the library's users."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from openimr.process.docket.chain import GENESIS, Link, link
from openimr.process.docket.port import refuse_stale
from openimr.process.errors import ProcessError, UnknownCaseError
from openimr.process.life import begin, transition
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openimr.process.life import CaseLife, Event, Item, Step


class MemoryDocket:
    """Keeps cases and chains in dictionaries, one writer at a time."""

    def __init__(self, program: str = DEFAULT) -> None:
        self._program = program
        self._cases: dict[str, CaseLife] = {}
        self._links: dict[str, list[Link]] = {}
        self._one_at_a_time = Lock()

    def open(self, number: str, items: Sequence[int | Item], event: Event, today: date) -> Step:
        """Begin a case with its application. Raises ProcessError when the number is taken."""
        with self._one_at_a_time:
            if number in self._cases:
                raise taken(number)
            step = begin(number, items, event, today, self._program)
            self._links[number] = [link(number, 1, event, GENESIS, **opening(step.case))]
            self._cases[number] = step.case
            return step

    def append(self, number: str, event: Event, today: date, *, expected_version: int | None = None) -> Step:
        """Let the event happen to the case, or refuse it and write nothing."""
        with self._one_at_a_time:
            case = self.case(number)
            refuse_stale(number, expected_version, case.version)
            step = transition(case, event, today)
            self._links[number].append(link(number, step.case.version, event, self.head(number)))
            self._cases[number] = step.case
            return step

    def case(self, number: str) -> CaseLife:
        """Where the case stands."""
        if number not in self._cases:
            raise unknown(number)
        return self._cases[number]

    def links(self, number: str) -> tuple[Link, ...]:
        """The sealed events of the case in their order."""
        self.case(number)
        return tuple(self._links[number])

    def head(self, number: str) -> str:
        """The newest seal of the case."""
        return self.links(number)[-1].seal


def opening(case: CaseLife) -> dict[str, object]:
    """What the first link of a chain keeps beside its event, so that the case can be folded again."""
    items = [{"number": item.number, "retrospective": item.retrospective} for item in case.items]
    return {"program": case.program, "items": items}


def unknown(number: str) -> UnknownCaseError:
    """No case of that number."""
    return UnknownCaseError(
        "no such case", where=f"case {number}", expected="the number of a case on file", do="check the number"
    )


def taken(number: str) -> ProcessError:
    """A second case of one number."""
    return ProcessError(
        "the number is taken",
        where=f"case {number}",
        expected="a number not yet given",
        do="take the next one",
    )
