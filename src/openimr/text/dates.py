"""Dates as California letters write them."""

from __future__ import annotations

import re
from datetime import date

_US_DATE = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4}|\d{2})")
_FIRST_CENTURY = 50  # two-digit years from 50 on belong to the last century


def us_date(day: date) -> str:
    """The date as California letters write it, month/day/year."""
    return f"{day:%m/%d/%Y}"


def read_us_date(words: str) -> date | None:
    """The date written month/day/year, with two or four digits of year; None when it is no date."""
    found = _US_DATE.fullmatch(words.strip())
    if found is None:
        return None
    month, day, year = (int(part) for part in found.groups())
    if len(found[3]) == 2:
        year += 1900 if year >= _FIRST_CENTURY else 2000
    try:
        return date(year, month, day)
    except ValueError:
        return None
