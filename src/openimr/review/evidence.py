"""Which documents of a case file are evidence of a condition, and which are papers of the parties."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from openimr.programs import load

if TYPE_CHECKING:
    from openimr.record import CaseFile, Document


def evidence_of(record: CaseFile, program: str = "ca_workers_comp") -> CaseFile:
    """The case file without the papers of the parties, which state the dispute and prove no condition.

    Authority: 8 CCR 9792.10.6(b)(2), no determination on the text of the utilization review alone.
    """
    documents = tuple(d for d in record.documents if not is_party_paper(d, program))
    return replace(record, documents=documents)


def is_party_paper(document: Document, program: str = "ca_workers_comp") -> bool:
    """Whether the title of a document names an application or a decision of utilization review."""
    return bool(_titles(program).search(document.title))


def body_start(document: Document) -> int:
    """Where the words of a document begin, behind letterhead and title; 0 where no title is in the text."""
    at = document.text.find(document.title)
    return at + len(document.title) if at >= 0 else 0


@cache
def _titles(program: str) -> re.Pattern[str]:
    titles = (f"(?:{paper['title']})" for paper in load("record.yaml", program)["party_papers"])
    return re.compile("|".join(titles), re.IGNORECASE)
