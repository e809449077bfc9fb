"""The page of all rules, for the documentation."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from openimr.check.run import rules

if TYPE_CHECKING:
    from openimr.check.model import Rule

_FAMILIES = {
    "IMR1": "Header and dates",
    "IMR2": "Items and outcomes",
    "IMR3": "Citations",
    "IMR4": "Wording",
    "IMR5": "Reasoning",
}
_HEAD = """# Checks

`openimr check` reads a determination letter and reports what a reader should look at, each with a code.
An error contradicts the letter itself or the law's checklist; a warning is a likely defect; a note is a hint
and does not fail the run. A rule or a date marked recalled still waits for a check against its source.
The checker never says whether a treatment is necessary. This page is written by `openimr.check.page()`.
"""


def page() -> str:
    """The documentation of every rule as Markdown, by family."""
    parts = [_HEAD]
    for family, members in groupby(rules(), key=lambda rule: rule.code[:4]):
        parts.append(f"\n## {_FAMILIES[family]} ({family}xx)\n")
        parts.extend(_entry(rule) for rule in members)
    return "".join(parts)


def _entry(rule: Rule) -> str:
    return (
        f"\n### {rule.code} {rule.name}\n\n*{rule.severity}.* {rule.explanation}\n\n"
        f"Authority: {rule.authority}\n\nExample: {rule.example}\n"
    )
