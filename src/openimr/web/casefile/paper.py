"""The documents of a case as they were read: each with its row, in the order in which they came in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openimr.record import CaseFile, Document, RecordError, Unreadable, read_with_gaps
from openimr.web.casefile.bounded import Bounded
from openimr.web.casefile.open import opened
from openimr.web.store.models import DocumentRow
from openimr.web.vault import VaultError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_PAGES = 2000  # of all cases together, held in memory
Reading = tuple[Document | None, tuple[Unreadable, ...]]
_READ: Bounded[Reading] = Bounded(_PAGES)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a case file. ``document`` is None where nothing of it could be read.

    ``name`` tells it from every other of the case and is its address in spans.
    """

    id: int
    digest: str
    name: str
    sender: str
    kind: str
    received_at: datetime
    document: Document | None
    gaps: tuple[Unreadable, ...]

    @property
    def title(self) -> str:
        """What its first page calls it, or its file name."""
        return self.document.title if self.document else self.name

    @property
    def pictured(self) -> bool:
        """Whether its pages can be shown as pictures."""
        return self.document is not None and self.name.lower().endswith(".pdf")


def papers(number: str) -> tuple[Paper, ...]:
    """Every document of the case. The bytes of one are read once in this process, while they are held."""
    taken: set[str] = set()
    return tuple(
        _paper(row, _own_name(row, taken))
        for row in DocumentRow.objects.filter(case_id=number).order_by("name", "pk")
    )


def case_file(number: str) -> CaseFile:
    """The case file as the record rooms know it, out of the vault."""
    return as_case_file(papers(number))


def as_case_file(found: Iterable[Paper]) -> CaseFile:
    """Papers as a case file."""
    found = tuple(found)
    return CaseFile(
        tuple(paper.document for paper in found if paper.document),
        tuple(gap for paper in found for gap in paper.gaps),
    )


def _own_name(row: DocumentRow, taken: set[str]) -> str:
    """Its file name, with its number before it where another document of the case has that name."""
    name = row.name if row.name not in taken else f"{row.pk}-{row.name}"
    taken.add(name)
    return name


def _paper(row: DocumentRow, name: str) -> Paper:
    document, gaps = _READ.get((row.digest, name), lambda: _read(row, name), _pages)
    return Paper(row.pk, row.digest, name, row.sender, row.kind, row.received_at, document, gaps)


def _read(row: DocumentRow, name: str) -> Reading:
    """The document without its path, which is gone by then."""
    try:
        with opened(row) as path:
            document, gaps = read_with_gaps(path)
    except (RecordError, VaultError) as error:
        return None, (Unreadable(name, None, f"{error.what}; {error.do}"),)
    return replace(document, name=name, path=None), tuple(replace(gap, document=name) for gap in gaps)


def _pages(reading: Reading) -> int:
    return len(reading[0].pages) if reading[0] else 1
