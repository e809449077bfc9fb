"""IMR104-110: the dates of the narrative, against the header and among themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.check.days import DAY, Day, days_in
from openimr.check.model import Rule
from openimr.check.subject import Hit, Part, Subject, sentences
from openimr.check.vocabulary import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

INJURY_CONFLICT = Rule(
    "IMR104",
    "injury-date-conflict",
    "error",
    "The narrative gives another date of injury than the header, and nowhere the header's.",
    "8 CCR 9792.10.6(d): the determination describes this worker's condition",
    "Header 04/02/2015; the summary says the worker was injured on 04/02/2013.",
)
CUMULATIVE = Rule(
    "IMR105",
    "cumulative-trauma-on-one-day",
    "note",
    "Cumulative trauma happens over a period (Labor Code 3208.1); one single day is given for it.",
    "Labor Code 3208.1",
    "An injury due to cumulative trauma on 04/02/2015.",
)
AFTER_DECISION = Rule(
    "IMR106",
    "dated-after-decision",
    "error",
    "A date in the narrative lies after the decision, so the reviewer cannot have seen it. Planned events"
    " pass.",
    "Labor Code 4610.6(b): the review rests on the records provided",
    "Decision 05/02/2016; the rationale cites an examination on 06/14/2016.",
)
REPORT_OUTLIER = Rule(
    "IMR107",
    "report-date-outlier",
    "warning",
    "A report carries the day and month of another report in another year, or lies more than a year "
    "before all "
    "others: a year is probably mistyped, or an old report was taken for a current one.",
    "process: chronology check over the papers of the record",
    "Progress reports of 01/29/2015 and 03/14/2015, and the consultation that asks for the study of "
    "03/14/2013.",
)
REPORT_BEFORE_INJURY = Rule(
    "IMR109",
    "report-before-injury",
    "warning",
    "A report or visit of this claim is dated before the injury.",
    "process: order of dates, injury first",
    "Injury 10/12/2016; the worker was seen for a follow-up visit on 10/14/2015.",
)
UR_CONFLICT = Rule(
    "IMR110",
    "ur-date-conflict",
    "warning",
    "The narrative dates the utilization review decision otherwise than the header.",
    "Labor Code 4610.6(a): the review is of that decision",
    "UR Denial Date 11/03/2016; the summary says utilization review denied the request on 11/13/2016.",
)

_INJURY = re.compile(
    r"(?<!report of )(?<!occupational )(?:date\s+of\s+(?:the\s+)?injury|\bDOI|\binjur(?:y|ies|ed)\b)"
    r"(?:[^.;]{0,60}?(?:\b(?:of|on|is|was|dated|from)\b|:)|\s*\(?)\s*$",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(
    rf"cumulative\s+trauma\s+(?:injury\s+)?(?:on|of|dated)\s+{DAY.pattern}", re.IGNORECASE
)
_UR = re.compile(r"(?:utilization\s+review|\bUR\b)[^.;]{0,80}?\b(?:on|dated|of)\s*$", re.IGNORECASE)
_DATED = re.compile(r"[\s,(]*(?:dated|from|of|on)?\s*$", re.IGNORECASE)


def injury_conflict(subject: Subject) -> Iterator[Hit]:
    """The first injury date of the summary, when none there is the header's."""
    header = subject.letter.date_of_injury
    if header is None:
        return
    part = subject.summary
    told = [
        day for day in days_in(part.text) if _INJURY.search(part.text, max(day.start - 110, 0), day.start)
    ]
    if told and all(day.value != header for day in told):
        first = told[0]
        yield Hit(
            f"injury of {first.value.isoformat()} in the narrative, {header.isoformat()} in the header",
            part,
            first.start,
            first.end,
        )


def cumulative(subject: Subject) -> Iterator[Hit]:
    """Cumulative trauma on a single day; a period (``through``, ``to``) passes."""
    for part in _narrative(subject):
        for found in _CUMULATIVE.finditer(part.text):
            if not re.match(r"\s*(?:to|through|-|–|until)\b", part.text[found.end() :]):
                yield Hit("cumulative trauma is dated to a single day", part, found.start(), found.end())


def after_decision(subject: Subject) -> Iterator[Hit]:
    """Every day of the narrative after the decision, outside sentences that speak of plans."""
    decision = subject.letter.decision_date
    if decision is None:
        return
    plans = pattern("plans", subject.program)
    for part in _narrative(subject):
        late = [day for day in days_in(part.text) if day.value > decision]
        for start, sentence in sentences(part) if late else ():
            for day in late:
                if start <= day.start < start + len(sentence) and not plans.search(sentence):
                    message = f"{day.value.isoformat()} lies after the decision of {decision.isoformat()}"
                    yield Hit(message, part, day.start, day.end)


def report_outlier(subject: Subject) -> Iterator[Hit]:
    """A report on the day and month of another in another year, or over a year before all others."""
    part = subject.summary
    reports = _reports(subject, part)
    for day in reports:
        others = [other.value for other in reports if other.value != day.value]
        if not others or day.value > min(others):
            continue
        twin = any((o.month, o.day) == (day.value.month, day.value.day) for o in others)
        gap = (min(others) - day.value).days
        if twin or (gap > 365 and len(others) > 1):
            message = f"report of {day.value.isoformat()}, {gap} days before every other report"
            yield Hit(message, part, day.start, day.end)


def report_before_injury(subject: Subject) -> Iterator[Hit]:
    """A report or visit in the summary that is dated before the header's injury."""
    injury = subject.letter.date_of_injury
    if injury is None:
        return
    part = subject.summary
    for day in _reports(subject, part):
        if day.value < injury:
            message = f"report of {day.value.isoformat()}, before the injury of {injury.isoformat()}"
            yield Hit(message, part, day.start, day.end)


def ur_conflict(subject: Subject) -> Iterator[Hit]:
    """The narrative's date of the utilization review decision, when none there is the header's."""
    header = subject.letter.ur_denial_date
    if header is None:
        return
    part = subject.summary
    told = [day for day in days_in(part.text) if _UR.search(part.text, max(day.start - 110, 0), day.start)]
    if told and all(day.value != header for day in told):
        message = f"utilization review of {told[0].value.isoformat()}, {header.isoformat()} in the header"
        yield Hit(message, part, told[0].start, told[0].end)


def _narrative(subject: Subject) -> Iterator[Part]:
    yield subject.summary
    yield from (subject.rationale(item) for item in subject.letter.items)


def _reports(subject: Subject, part: Part) -> list[Day]:
    """The days that directly follow a word for a report, as in ``progress report 01/29/2014``."""
    known = pattern("report_words", subject.program)
    found = []
    for day in days_in(part.text):
        before = part.text[max(day.start - 40, 0) : day.start]
        word = next((w for w in reversed(list(known.finditer(before)))), None)
        if word and _DATED.fullmatch(before[word.end() :]):
            found.append(day)
    return found


RULES = (
    (INJURY_CONFLICT, injury_conflict),
    (CUMULATIVE, cumulative),
    (AFTER_DECISION, after_decision),
    (REPORT_OUTLIER, report_outlier),
    (REPORT_BEFORE_INJURY, report_before_injury),
    (UR_CONFLICT, ur_conflict),
)
