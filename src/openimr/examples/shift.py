"""Move a fictional story by whole months: every date that its text writes out."""

from __future__ import annotations

import re
from calendar import monthrange

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(
    rf"(?P<iso>\b(\d{{4}})-(\d\d)-(\d\d)\b)"
    rf"|(?P<us>\b(\d{{1,2}})/(\d{{1,2}})/(\d{{4}})\b)"
    rf"|(?P<long>\b({_NAMES}) (\d{{1,2}}), (\d{{4}})\b)"
    rf"|(?P<month>\b({_NAMES}),? (\d{{4}})\b)"
    rf"|(?P<bare>(?<=[a-z,] )({_NAMES})\b)"
    rf"|(?P<year>(?<![\w/.-])(19|20)(\d\d)(?![\w/-]))"
)


def shifted(text: str, months: int) -> str:
    """The text with every date moved; a year alone moves by the whole years among the months.

    A day that a month does not have becomes its last day.
    """
    return _DATE.sub(lambda found: _moved(found, months), text) if months else text


def _moved(found: re.Match[str], months: int) -> str:
    if found["iso"]:
        year, month, day = (int(found[n]) for n in (2, 3, 4))
        year, month, day = _day(year, month, day, months)
        return f"{year:04}-{month:02}-{day:02}"
    if found["us"]:
        month, day, year = (int(found[n]) for n in (6, 7, 8))
        year, month, day = _day(year, month, day, months)
        return f"{month:02}/{day:02}/{year}"
    if found["long"]:
        year, month, day = _day(int(found[12]), _number(found[10]), int(found[11]), months)
        return f"{_MONTHS[month - 1]} {day}, {year}"
    if found["month"]:
        year, month = _month(int(found[15]), _number(found[14]), months)
        return f"{_MONTHS[month - 1]} {year}"
    if found["bare"]:
        return _MONTHS[_month(2000, _number(found[17]), months)[1] - 1]
    return str(int(found["year"]) + round(months / 12))


def _number(name: str) -> int:
    return _MONTHS.index(name) + 1


def _month(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def _day(year: int, month: int, day: int, months: int) -> tuple[int, int, int]:
    year, month = _month(year, month, months)
    return year, month, min(day, monthrange(year, month)[1])
