"""Dates as letters write them, as intervals of days."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from openimr.facts.model import FactTime

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.facts.scan import Hits

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905 - reads as a calendar
)
MONTHS = {name: index for index, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_DIGITS = re.compile(r"[0-9][0-9]*")  # one sign first is found faster than a repeat
_DATE = re.compile(
    rf"(?<![\d/-])(?P<m>\d{{1,2}})(?P<s>[/-]) ?(?P<d>\d{{1,2}})(?P=s) ?(?P<y>\d{{4}}|\d{{2}})(?![\d/]|-\d)"
    rf"|(?P<name>{_NAME})\.? (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? |of |, ?)?(?P<year>(?:19|20)\d{{2}})\b"
    r"|(?<![\d/-])(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)"
    r"|(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom )|(?<=\bduring )|(?<=\bof ))"
    r"(?P<bare>(?:19|20)\d{2})\b(?![-/])",
)
Dated = tuple[int, int, FactTime]


class Dates:
    """The dates of a text in order."""

    def __init__(self, lower: str, months: Hits, numbers: Sequence[int]) -> None:
        """Find them in a text in small letters; where its numbers and the names of months begin is known."""
        self._dates = list(_find(lower, months, numbers))
        self._starts = [start for start, _, _ in self._dates]

    def within(self, start: int, end: int) -> list[Dated]:
        """The dates that begin between two offsets: start, end, when."""
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def find_numbers(lower: str) -> list[int]:
    """The offsets at which the numbers of a text begin."""
    return [match.start() for match in _DIGITS.finditer(lower)]


def _find(lower: str, months: Hits, numbers: Sequence[int]) -> Iterator[Dated]:
    """Each date; what reads like one and is none is left out."""
    done = 0
    for begin in sorted([*numbers, *(start for start, _, _ in months.within(0, len(lower)))]):
        match = _DATE.match(lower, begin) if begin >= done else None
        if match is None:
            continue
        try:
            when = _when(match)
        except ValueError:  # a thirteenth month or a thirtieth of February is no date
            continue
        done = match.end()
        yield match.start(), done, when


def _when(match: re.Match[str]) -> FactTime:
    if match["m"]:
        return _day(date(_full_year(match["y"]), int(match["m"]), int(match["d"])))
    if match["iso"]:
        return _day(date.fromisoformat(match["iso"]))
    if match["bare"]:
        year = int(match["bare"])
        return FactTime(date(year, 1, 1), date(year, 12, 31), "year")
    year, month = int(match["year"]), MONTHS[match["name"]]
    if match["day"]:
        return _day(date(year, month, int(match["day"])))
    return FactTime(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _day(day: date) -> FactTime:
    return FactTime(day, day, "day")


def _full_year(digits: str) -> int:
    """A year of two digits lies within the last hundred years of claims: 39 is 1939, 38 is 2038."""
    year = int(digits)
    return year if year > 99 else year + (2000 if year < 39 else 1900)


_PAST = re.compile(
    r"\b(?:over|for|during|in|within) the (?:past|last) (?:[a-z]+ to [a-z]+ \(|[a-z]+ \()?(?:\d{1,2}-)?"
    r"(\d{1,2})\)? (week|month|day)s?\b"
)
_DAYS = {"day": 1, "week": 7, "month": 31}


def past_interval(lower: str, start: int, end: int, written: date) -> FactTime | None:
    """The days that "over the past 3-4 weeks" can mean in a document of that date; None where unsaid."""
    match = _PAST.search(lower, start, end)
    if match is None:
        return None
    precision: Literal["day", "month"] = "month" if match[2] == "month" else "day"
    return FactTime(written - timedelta(days=int(match[1]) * _DAYS[match[2]]), written, precision)
