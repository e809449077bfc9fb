"""A rule of the linter and a defect that it reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, a name in a few words, what is wrong with a breach, and the authority or reason."""

    code: str
    name: str
    severity: Severity
    explanation: str
    authority: str
    example: str


@dataclass(frozen=True, slots=True)
class Defect:
    """A breach of a rule: ``place`` tells a person where, ``start`` and ``end`` tell a program.

    The offsets count in the letter's text as read and are None for what is not there.
    """

    code: str
    severity: Severity
    message: str
    source: str
    place: str
    item: int | None = None
    start: int | None = None
    end: int | None = None
