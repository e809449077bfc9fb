"""A refusal in the words of the page: events by their buttons, guards left to the citation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.web.intake.act import described

if TYPE_CHECKING:
    from openimr.process.errors import ProcessError

_NAME = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
_GUARD = re.compile(r" \([a-z]+(?:_[a-z]+)*\)(?=,)")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was refused, what was expected, what to do."""

    what: str
    expected: str
    do: str


def spoken(refused: ProcessError) -> Refusal:
    """The refusal, its law kept word for word."""
    return Refusal(_plain(refused.what), _plain(refused.expected), _plain(refused.do))


def _plain(text: str) -> str:
    return _NAME.sub(_words, _GUARD.sub("", text))


def _words(name: re.Match[str]) -> str:
    event = described()["events"].get(name[0])
    return f"“{event['words']}”" if event else name[0].replace("_", " ")
