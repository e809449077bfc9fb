"""The title and the date of a document, from the first lines of its first page."""

from __future__ import annotations

import re
from datetime import date

from openimr.record.vocabulary import OTHER_DATES, OWN_DATES, TITLES
from openimr.text import read_us_date

_LINES = 30
_LONGEST_TITLE = 90
_TITLE = re.compile(rf"(?<![\w@.])(?:{'|'.join(TITLES)})(?![\w@])", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_NAME = rf"(?:{_MONTHS.replace(' ', '|')})[a-z]*"
_DATE = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)|(?<!\d)(?P<us>\d{1,2}([/-])\d{1,2}\3(?:\d{4}|\d\d))(?!\d)"
    rf"|\b(?P<month>{_NAME})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_OWN = re.compile(rf"(?<![\w/])(?:{'|'.join(OWN_DATES)})\s*:?\s*$", re.IGNORECASE)
_OTHER = re.compile(rf"(?<![\w/])(?:{'|'.join(OTHER_DATES)})\b[^:\d]{{0,20}}:?\s*$", re.IGNORECASE)


def find_title(page: str) -> str | None:
    """The first short line that names a kind of document, else the first in capitals, else the first."""
    lines = [" ".join(line.split()) for line in page.split("\n")[:_LINES]]
    lines = [line for line in lines if line and len(line) <= _LONGEST_TITLE and not _DATE.search(line)]
    named = (line for line in lines if _TITLE.search(line) and not line.endswith("."))
    capitals = (line for line in lines if line.isupper() and " " in line)
    return next(named, None) or next(capitals, None) or next(iter(lines), None)


def find_date(page: str) -> date | None:
    """The date that a label calls the document's own, else the first without another meaning in the head."""
    head = len("\n".join(page.split("\n")[:_LINES]))
    plain = None
    for match in _DATE.finditer(page):
        day = _to_date(match)
        before = page[max(0, match.start() - 40) : match.start()].replace("\n", " ")
        if day is None or _OTHER.search(before):
            continue
        if _OWN.search(before):
            return day
        if match.end() <= head:
            plain = plain or day
    return plain


def _to_date(match: re.Match[str]) -> date | None:
    if match["us"]:
        return read_us_date(match["us"].replace("-", "/"))
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    else:
        month = _MONTHS.split().index(match["month"][:3].lower()) + 1
        day, year = int(match["day"]), int(match["year"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
