"""IMR101-108: the header table by itself."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from openimr.check.model import Rule
from openimr.check.subject import Hit, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER_ABSENT = Rule(
    "IMR101",
    "header-absent",
    "note",
    "The header table, or a field of it, is not in the text. Published copies are sometimes cut at the first "
    "heading; without the header no date can be checked.",
    "process: the header table of case number and five dates is part of every published letter",
    "A text that begins at the first heading, with no case number and no dates.",
)
CASE_NUMBER = Rule(
    "IMR102",
    "case-number-form",
    "warning",
    "The case number does not have the form CMyy-nnnnnnn, so the letter cannot be found by it.",
    "form of the published numbers; the width is not fixed, six to nine digits pass",
    "CM16-12 instead of CM16-0000012.",
)
DATE_ORDER = Rule(
    "IMR103",
    "date-order",
    "error",
    "The dates of the header must run: injury, utilization review, application, assignment, decision.",
    "Labor Code 4610.5(h), 4610.6(d): each step follows the one before it",
    "UR denial 03/05/2016, application received 03/01/2016.",
)
WEEKEND = Rule(
    "IMR108",
    "decision-on-weekend",
    "note",
    "The decision is dated on a Saturday or Sunday; published decisions fall on weekdays.",
    "observed on all of 194 published letters; no rule of law",
    "Decision Date: 05/01/2016, a Sunday.",
)

_CASE = re.compile(r"CM\d{2}-\d{6,9}")
_ORDER = (
    ("date_of_injury", "Date of Injury"),
    ("ur_denial_date", "UR Denial Date"),
    ("application_received", "Application Received"),
    ("date_assigned", "Date Assigned"),
    ("decision_date", "Decision Date"),
)


def header_absent(subject: Subject) -> Iterator[Hit]:
    """One hit that names every absent field of the header."""
    fields = (("case_number", "Case Number"), *_ORDER)
    absent = [name for key, name in fields if getattr(subject.letter, key) is None]
    if absent:
        what = (
            "the header table is absent"
            if len(absent) == len(fields)
            else f"not in the header: {', '.join(absent)}"
        )
        yield Hit(what)


def case_number(subject: Subject) -> Iterator[Hit]:
    """A case number of another form."""
    number = subject.letter.case_number
    if number and not _CASE.fullmatch(number):
        yield Hit(f"case number {number!r} has not the form CMyy-nnnnnnn")


def date_order(subject: Subject) -> Iterator[Hit]:
    """Each neighbouring pair of header dates that runs backwards."""
    dated = [(name, day) for key, name in _ORDER if (day := getattr(subject.letter, key))]
    for (earlier, first), (later, second) in pairwise(dated):
        if second < first:
            yield Hit(f"{later} {second.isoformat()} lies before {earlier} {first.isoformat()}")


def weekend(subject: Subject) -> Iterator[Hit]:
    """A decision on a Saturday or Sunday."""
    decision = subject.letter.decision_date
    if decision and decision.weekday() > 4:
        yield Hit(f"the decision date {decision.isoformat()} is a {decision:%A}")


RULES = (
    (HEADER_ABSENT, header_absent),
    (CASE_NUMBER, case_number),
    (DATE_ORDER, date_order),
    (WEEKEND, weekend),
)
