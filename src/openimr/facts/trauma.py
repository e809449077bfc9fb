"""The injury: its date, its mechanism, and what is said of either."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.facts.mention import Mention
from openimr.facts.pattern import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.facts.dates import Dated
    from openimr.facts.place import Place

_EVENT = re.compile(
    r"\b(?:injury|injuries|injured|claim|accident|trauma|incident|doi|date of loss"
    r"|fall|collision)\b"
)
_MECHANISM = re.compile(
    r"mechanism(?<=\bmechanism) of (?:the |his |her )?injury\b"
    r"(?:,? (?:is|was|has been|were|occurred|reportedly|involved)"
    r"(?: (?:detailed|described|documented|noted|reported|listed))?(?: as)?(?: occurring| occurred)?"
    r"(?: when)?| when|:)?"
)
_HURT = ("injur", "accident")
# The word boundary is looked for behind each first letter, which the engine finds fast.
_HOW = re.compile(
    r"(?:i(?<=\bi)njur(?:y|ies|ed)|a(?<=\ba)ccident|d(?<=\bd)oi|c(?<=\bc)laim)(?: (?:dated?|of|on|from))*"
    r"(?:,? (?:on |of |dated )?"
    r"(?:[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}))?"
    r",? (?:that )?(?:occurred )?(?:when|while|after|as a result of|due to|from) "
)
_SILENT = re.compile(r"\s*(?:is |was )?(?:not|unknown|unclear|undisclosed|none)\b")
_CLAUSE_END = re.compile(r"[.;]| on \d|, (?:and|which|resulting|causing|sustaining|with)\b|$")
_SUBJECT = re.compile(
    r"\s*(?:(?:the|this) )?(?:injured worker|worker|patient|claimant|applicant|employee|he|she)?"
    r"(?: (?:was|were|is))? ?"
)
_AT_WORK = re.compile(
    r"(?: (?:at work|on the job|while working|to (?:his|her|the) [a-z ]{2,30}?))? ?,? ?"
    r"(?:(?:that )?(?:occurred|dated|sustained|reported))? ?"
    r"(?:on or about|on|of|from|in|dated|dates from|was|is|:)? ?$"
)
_CUMULATIVE = re.compile(
    r"(?:cumulative|continuous|repetitive) trauma (?:on|from|of|dated|through|between) $"
)


def find_trauma(
    lower: str, start: int, end: int, dates: list[Dated], places: list[Place]
) -> Iterator[Mention]:
    """The mentions of the injury in a sentence: dated events, mechanisms, and injured parts of the body."""
    yield from _dated(lower, start, dates)
    yield from _injured_parts(lower, places)
    yield from _mechanisms(lower, start, end)


def _dated(lower: str, start: int, dates: list[Dated]) -> Iterator[Mention]:
    """An injury, accident or claim that a date follows: the span runs from the word to the date."""
    for date_start, date_end, when in dates:
        for event in _EVENT.finditer(lower, max(start, date_start - 70), date_start):
            gap = lower[event.end() : date_start]
            if event[0] == "fall" and gap == " of ":
                continue  # a season
            if _AT_WORK.match(gap):
                begin = date_start if event[0] in {"trauma", "accident"} else event.start()
                yield Mention("trauma", None, begin, date_end, time=when)
                break
        else:
            if _CUMULATIVE.search(lower[max(start, date_start - 40) : date_start]):
                yield Mention("trauma", None, date_start, date_end, time=when)


def _mechanisms(lower: str, start: int, end: int) -> Iterator[Mention]:
    for match in _MECHANISM.finditer(lower, start, end):
        head_end = match.start() + len("mechanism of injury")
        if _SILENT.match(lower, head_end) or _SILENT.match(lower, match.end()):
            yield Mention("trauma", None, match.start(), head_end)
            return
        yield from _clause(lower, match.end(), end)
        return
    how = _HOW.search(lower, start, end) if names(lower, start, end, _HURT) else None
    if how:
        yield from _clause(lower, how.end(), end)


def _clause(lower: str, start: int, end: int) -> Iterator[Mention]:
    subject = _SUBJECT.match(lower, start)
    begin = subject.end() if subject else start
    close = _CLAUSE_END.search(lower, begin, end)
    stop = close.start() if close else end
    if stop - begin > 3:
        yield Mention("trauma", None, begin, begin + len(lower[begin:stop].rstrip()))


def _injured_parts(lower: str, places: list[Place]) -> Iterator[Mention]:
    for place in places:
        if place.region and re.match(r" injury\b", lower[place.end : place.end + 8]):
            yield Mention("trauma", None, place.start, place.end + 7, region=place.region, side=place.side)
