"""How much of a service the words of a heading ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.case.count_words import DOSES, LASTING, NUMBERS, OFTEN, ONE_OF, PERIODS, UNITS
from openimr.case.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

_N = r"(?:\d+(?:\.\d+)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_GAP = rf"(?:\s+(?!(?:for|to|and|of|times|x|{DOSES}|{_N})\b)[a-z/-]+){{0,4}}?"

_REFILLS_OF = re.compile(rf"\A\W*(?P<n>{_N})\s+refills?\s+of\b")
_COUNTED = re.compile(
    rf"\b(?P<n>{_N})\s*(?:\((?:\d+|{_N})\)\s*)?(?:more\s+|additional\s+|total\s+)?{_GAP}\s*"
    rf"\b(?P<unit>{UNITS})\b"
    r"(?!\s+(?:per|a|each|every)\s+(?:day|week|month))"
    rf"|\b(?P<unit_first>sessions?|visits?),\s*(?P<n_last>{_N})\b"
)
_FACTOR = re.compile(rf"\b{_N}\s*(?:x|times)\s*\Z")
_HASH = re.compile(r"(?:#|\bqty:?|\bquantity:?)\s*(?P<n>\d+(?:\.\d+)?)\b")
_BRACKET = re.compile(r"\(\s*(?P<n>\d+)\s*\)")
_WEEKLY = re.compile(
    rf"\b(?P<n>{_N}|{'|'.join(OFTEN)})(?P<range>\s*(?:-|to|or)\s*(?:{_N}|twice))?\s*(?:times?|x|visits?|sessions?)?\s*"
    r"(?:(?:a|per|each|/|times)\s*(?:week|wk)(?:ly)?|weekly)"
    rf"[\s,]*(?:for|x|times)\s*(?P<m>{_N})(?P<span>\s*(?:-|to)\s*{_N})?\s*(?:weeks?|wks?)"
)
_PRODUCT = re.compile(rf"\b(?P<n>{_N})\s*(?:x|times)\s*(?P<m>{_N})\b(?!\s*(?:mg|mcg|cm|inch))")
_TIMES = re.compile(rf"(?<!\d)(?:\b(?:times|x)\s*(?P<n>{_N})\b)(?!\s*(?:weeks?|wks?|months?|days?))")
_SPAN = re.compile(rf"\b(?P<n>{_N})[\s-]*(?P<unit>{PERIODS})\b(?=[\s\w]*\b(?:{LASTING})\b)")
_SPAN_BEHIND = re.compile(
    rf"\b(?:{LASTING})[\s,:]*(?:for\s+|x\s*|times\s+)?(?P<n>{_N})[\s-]*(?P<unit>{PERIODS})\b"
)
_SESSIONS = re.compile(r"\b(?:sessions?|visits?|therapy|acupuncture)\b")
_LEADING = re.compile(r"\A\W*(?P<n>\d+)\s+(?=(?:mri|ct|x-?ray|emg|ncv)\b)")
_WEEKLY_UNIT = "session"


def read_quantity(text: str) -> Quantity | None:
    """The one quantity that lower-case words name; None when they name none, or several that differ."""
    for read in (_refills, _counted, _hash, _weekly, _product, _span, _times, _leading):
        found = set(read(text))
        if found:
            return found.pop() if len(found) == 1 else None
        if read is _weekly and _WEEKLY.search(text):
            return None  # a range, such as two to three times a week
    return None


def _refills(text: str) -> Iterator[Quantity]:
    if found := _REFILLS_OF.search(text):
        yield Quantity(_number(found["n"]), "refill")


def _counted(text: str) -> Iterator[Quantity]:
    for found in _COUNTED.finditer(text):
        if _FACTOR.search(text, 0, found.start()):
            continue  # "two times four visits" counts eight, and is read as a product
        yield Quantity(
            _number(found["n"] or found["n_last"]), _singular(found["unit"] or found["unit_first"])
        )


def _hash(text: str) -> Iterator[Quantity]:
    yield from (Quantity(_number(found["n"]), _bare_unit(text)) for found in _HASH.finditer(text))


def _weekly(text: str) -> Iterator[Quantity]:
    for found in _WEEKLY.finditer(text):
        bracket = _BRACKET.search(text, found.end())
        if bracket:
            yield Quantity(_number(bracket["n"]), _WEEKLY_UNIT)
        elif not found["range"] and not found["span"]:
            yield Quantity(_number(found["n"]) * _number(found["m"]), _WEEKLY_UNIT)


def _product(text: str) -> Iterator[Quantity]:
    for found in _PRODUCT.finditer(text):
        if not re.match(r"\s*(?:per|a)\s+(?:week|day)", text[found.end() :]):
            yield Quantity(_number(found["n"]) * _number(found["m"]), _WEEKLY_UNIT)


def _span(text: str) -> Iterator[Quantity]:
    for pattern in (_SPAN, _SPAN_BEHIND):
        yield from (Quantity(_number(f["n"]), _singular(f["unit"])) for f in pattern.finditer(text))


def _times(text: str) -> Iterator[Quantity]:
    yield from (Quantity(_number(found["n"]), _bare_unit(text)) for found in _TIMES.finditer(text))


def _leading(text: str) -> Iterator[Quantity]:
    if found := _LEADING.search(text):
        yield Quantity(_number(found["n"]), "unit")


def _bare_unit(text: str) -> str:
    """What a number without a unit counts: sessions of a therapy, else units."""
    return _WEEKLY_UNIT if _SESSIONS.search(text) else "unit"


def _number(word: str) -> float:
    return float(NUMBERS.get(word) or OFTEN.get(word) or word)


def _singular(unit: str) -> str:
    return ONE_OF.get(unit) or unit.removesuffix("s")
