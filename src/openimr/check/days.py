"""Calendar days as letters write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from openimr.text import read_us_date

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAY = re.compile(
    r"(?<![\d/-])(?:\d{1,2}(?P<sep>[/-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/-])"
    rf"|(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b)",
    re.IGNORECASE,
)


class Day(NamedTuple):
    """A day in a text, with the characters that write it."""

    value: date
    start: int
    end: int


@lru_cache(maxsize=64)
def days_in(text: str) -> tuple[Day, ...]:
    """Every day that a text writes in full; what is no day of the calendar is passed over."""
    found = ((_value(m), m) for m in DAY.finditer(text))
    return tuple(Day(value, m.start(), m.end()) for value, m in found if value is not None)


def _value(found: re.Match[str]) -> date | None:
    if not found["month"]:
        return read_us_date(found[0])
    try:
        return date(int(found["year"]), _MONTHS.index(found["month"].title()) + 1, int(found["day"]))
    except ValueError:
        return None
