"""The applications on file, indexed so that one more is compared with few of them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.case import DisputedItem, read_item
from openimr.process.eligibility.closeness import folded, plain_number, skeleton
from openimr.process.eligibility.identity import WorkerIdentity, read_worker
from openimr.process.errors import ProcessError
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openimr.process.eligibility.model import Filing


@dataclass(frozen=True, slots=True)
class Known:
    """An application on file; ``standing`` is its state, ``survivor`` the case a duplicate is linked to."""

    number: str
    worker: WorkerIdentity
    ur_decision: date | None
    received: date | None
    items: tuple[DisputedItem, ...] = ()
    standing: str = "live"
    survivor: str | None = None


class Docket:
    """Known applications, found again by keys that survive one slip of the pen in each field but one."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        """Index the applications."""
        self._known: list[Known] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, known: Known) -> None:
        """Take one more application into the index."""
        place = len(self._known)
        self._known.append(known)
        for key in keys(known.worker, known.ur_decision):
            self._places[key].append(place)

    def __len__(self) -> int:
        """How many applications are known."""
        return len(self._known)

    def candidates(self, worker: WorkerIdentity, ur_decision: date | None) -> list[Known]:
        """The applications that share a key, in the order of filing."""
        places = {place for key in keys(worker, ur_decision) for place in self._places.get(key, ())}
        return [self._known[place] for place in sorted(places)]


def blocking_keys(filing: Filing) -> tuple[str, ...]:
    """The keys of a filing; a database that keeps them finds the candidates for a small ``Docket``."""
    if filing.worker is None:
        return ()
    return keys(filing.worker, filing.case.utilization_review.date)


def keys(worker: WorkerIdentity, ur_decision: date | None) -> tuple[str, ...]:
    """Keys under which slips of one worker meet: claim number; name with a date; both names; two dates.

    Digits of a date are sorted, so that exchanged ones meet; names are consonants, so that spellings meet.
    """
    lasts = [skeleton(word) for word in folded(worker.last_name)]
    firsts = [skeleton(word) for word in folded(worker.first_name)[:1]]
    born, injured, decided = (
        _digits(worker.date_of_birth),
        _digits(worker.date_of_injury),
        _digits(ur_decision),
    )
    found = [f"c{plain_number(worker.claim_number)}"] if plain_number(worker.claim_number) else []
    for letter, day in (("b", born), ("i", injured), ("d", decided)):
        if day:
            found += [f"{letter}{day}{name[:3]}" for name in dict.fromkeys([*lasts, *firsts])]
    if firsts:
        found += [f"n{'|'.join(sorted((last, firsts[0])))}" for last in lasts]
    if born and injured:
        found.append(f"t{born}{injured}")
    return tuple(found)


def read_docket(lines: Iterable[str], program: str = DEFAULT, *, where: str = "docket") -> Docket:
    """The docket of JSON lines: number, worker, ur_decision, received, items (headings), standing.

    Raises ProcessError, naming the line, for what cannot be read.
    """
    return Docket(_read(lines, program, where))


def _read(lines: Iterable[str], program: str, where: str) -> Iterator[Known]:
    for position, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _known(json.loads(line), program)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProcessError(
                f"no application: {error}",
                where=f"{where}, line {position}",
                expected='{"number", "worker": {...}, "ur_decision", "received", "items": [...], "standing"}',
                do="correct the line",
            ) from error


def _known(data: dict[str, Any], program: str) -> Known:
    worker = read_worker({"date_of_injury": data.get("date_of_injury"), **(data.get("worker") or {})})
    return Known(
        number=str(data["number"]),
        worker=worker or WorkerIdentity(),
        ur_decision=_day(data.get("ur_decision")),
        received=_day(data.get("received")),
        items=tuple(
            DisputedItem(number, heading, *read_item(heading, program)[:2])
            for number, heading in enumerate(data.get("items") or (), start=1)
        ),
        standing=str(data.get("standing") or "live"),
        survivor=data.get("survivor"),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


def _digits(day: date | None) -> str:
    return "".join(sorted(f"{day:%Y%m%d}")) if day else ""
