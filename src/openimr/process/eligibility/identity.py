"""Who the worker is, for the search of duplicates only; its repr shows no name, and no Case holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from openimr.case.document import parse


@dataclass(frozen=True, slots=True, repr=False)
class WorkerIdentity:
    """What tells one worker from another. A field that is not known is empty or None."""

    last_name: str = ""
    first_name: str = ""
    date_of_birth: date | None = None
    claim_number: str = ""
    date_of_injury: date | None = None

    def __repr__(self) -> str:
        """Say what is known, never what it is: a repr lands in logs."""
        known = [name for name in self.__slots__ if getattr(self, name)]
        return f"WorkerIdentity(known: {', '.join(known) or 'nothing'})"


def read_worker(data: object) -> WorkerIdentity | None:
    """The worker of a mapping: ``name`` ("Last, First") or its parts, ``date_of_birth``, ``claim_number``.

    None for what is no mapping. What cannot be read counts as not known: identity is never guessed.
    """
    if not isinstance(data, dict):
        return None
    last, first = _names(data)
    return WorkerIdentity(
        last_name=last,
        first_name=first,
        date_of_birth=_day(data.get("date_of_birth")),
        claim_number=str(data.get("claim_number") or ""),
        date_of_injury=_day(data.get("date_of_injury")),
    )


def worker_of(text: str, *, where: str) -> WorkerIdentity | None:
    """The worker under ``parties`` of a ``case.yaml``, with the injury date of the case. Raises CaseError."""
    fields = parse(text, where=where)
    parties = fields.get("parties")
    worker = parties.get("worker") if isinstance(parties, dict) else None
    if not isinstance(worker, dict):
        return None
    return read_worker({"date_of_injury": fields.get("date_of_injury"), **worker})


def _names(data: dict[Any, Any]) -> tuple[str, str]:
    name = str(data.get("name") or "")
    if "," in name:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.rpartition(" ")
    return str(data.get("last_name") or last).strip(), str(data.get("first_name") or first).strip()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
