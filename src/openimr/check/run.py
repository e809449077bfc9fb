"""Run the rules over a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.check import argument, citations, dates, fit, header, items, reasoning, wording
from openimr.check.model import Defect, Rule
from openimr.check.subject import Subject
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from openimr.check.subject import Hit
    from openimr.letter import Letter

# Every rule with the function that finds its breaches, in the order of the codes.
REGISTER = tuple(
    sorted(
        (
            *header.RULES,
            *dates.RULES,
            *items.RULES,
            *fit.RULES,
            *citations.RULES,
            *wording.RULES,
            *reasoning.RULES,
            *argument.RULES,
        ),
        key=lambda entry: entry[0].code,
    )
)


def check(letter: Letter, text: str | None = None, *, program: str = DEFAULT) -> tuple[Defect, ...]:
    """The defects of a letter, in the order of its text; those without a place come first, by code.

    ``text`` is the letter's text as read; with it a defect knows its characters there.
    """
    subject = Subject(letter, text, program)
    found = (_defect(rule, hit, subject) for rule, find in REGISTER for hit in find(subject))
    return tuple(sorted(found, key=lambda defect: -1 if defect.start is None else defect.start))


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    return tuple(rule for rule, _ in REGISTER)


def explain(code: str) -> Rule:
    """The rule of that code. Raises KeyError with the known codes for another one."""
    for rule in rules():
        if rule.code == code.upper():
            return rule
    known = ", ".join(rule.code for rule in rules())
    raise KeyError(f"no rule {code}; known: {known}")


def _defect(rule: Rule, hit: Hit, subject: Subject) -> Defect:
    part = hit.part
    item = hit.item if hit.item is not None else (part.item if part else None)
    if part is None:
        place = f"item {item}" if item is not None else "header"
    else:
        place = f"{part.name}, character {hit.start}" if hit.start else part.name
    start, end = subject.locate(hit) or (None, None)
    return Defect(rule.code, rule.severity, hit.message, subject.letter.source, place, item, start, end)
