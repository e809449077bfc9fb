"""The header table of a letter: labels and values in any order that an extractor gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from openimr.text import read_us_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from openimr.case import Priority

_TOKEN = re.compile(
    r"(?P<label>Case\s+Number\s*:|Date\s+Assigned\s*:|Date\s+of\s+Injury\s*:|Decision\s+Date\s*:"
    r"|UR\s+Denial\s+Date\s*:|Priority\s*:|Application\b)"
    r"|(?P<received>Received\s*:)"
    r"|(?P<case_number>\b(?:CM|IMR)\s?\d\d-\d{4,})"
    r"|(?P<date>\b\d{1,2}/\d{1,2}/\d{2,4}\b)"
    r"|(?P<priority>\b(?:Standard|Expedited|Regular)\b)"
)
_KINDS = {"case_number": "case_number", "priority": "priority"}
MOST_TOKENS = 200  # a header has fifteen; the bound keeps text that only repeats labels from taking long
FIELDS = (
    "case_number",
    "date_assigned",
    "date_of_injury",
    "decision_date",
    "ur_denial_date",
    "application_received",
    "priority",
)


@dataclass(slots=True)
class Header:
    """The fields of a header table; None for what it does not say."""

    case_number: str | None = None
    date_assigned: date | None = None
    date_of_injury: date | None = None
    decision_date: date | None = None
    ur_denial_date: date | None = None
    application_received: date | None = None
    priority: Priority | None = None

    def missing(self) -> list[str]:
        """The fields without a value, as words."""
        return [name.replace("_", " ") for name in FIELDS if getattr(self, name) is None]


def read_header(text: str, labels: Mapping[str, str]) -> Header:
    """The header from the words before the first heading.

    Extractors print label then value, or all labels of a row and then their values, or a value before
    its label; so values wait for labels and labels for values of their kind, first come first served.
    """
    header = Header()
    waiting: list[str] = []
    early: list[tuple[str, str]] = []
    for token in islice(_TOKEN.finditer(text), MOST_TOKENS):
        kind = str(token.lastgroup)
        if kind == "label":
            _open(header, labels[_plain(token[0])], waiting, early)
        elif kind != "received":
            _close(header, kind, token[0], waiting, early)
    return header


def _open(header: Header, name: str, waiting: list[str], early: list[tuple[str, str]]) -> None:
    """A label: it takes a value of its kind that came before any label, or waits for one."""
    for place, (kind, value) in enumerate(early):
        if kind == _KINDS.get(name, "date"):
            del early[place]
            _set(header, name, value)
            return
    waiting.append(name)


def _close(header: Header, kind: str, value: str, waiting: list[str], early: list[tuple[str, str]]) -> None:
    """A value: it goes to the first label of its kind that waits, or waits itself."""
    for place, name in enumerate(waiting):
        if kind == _KINDS.get(name, "date"):
            del waiting[place]
            _set(header, name, value)
            return
    early.append((kind, value))


def _set(header: Header, name: str, value: str) -> None:
    if name == "case_number":
        header.case_number = value.replace(" ", "")
    elif name == "priority":
        header.priority = "expedited" if value.lower() == "expedited" else "standard"
    else:
        setattr(header, name, read_us_date(value))


def _plain(label: str) -> str:
    return re.sub(r"\s+", " ", label).replace(" :", ":")
