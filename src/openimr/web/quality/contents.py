"""What a determination must contain, with what of it the machine finds in a letter."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from openimr.programs.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openimr.letter import DeterminationLetter


@dataclass(frozen=True, slots=True)
class Content:
    """One thing to contain; ``found`` is None where only a person can tell."""

    key: str
    text: str
    source: str
    recalled: bool
    found: bool | None


def contents_of(letter: DeterminationLetter) -> tuple[Content, ...]:
    """The list of the programme, looked up in the letter."""
    return tuple(
        Content(
            one["key"],
            one["text"],
            one["source"],
            one["status"] == "recalled",
            _SEEN[one["found"]](letter) if one["found"] else None,
        )
        for one in load("quality.yaml", letter.program)["contents"]
    )


_SEEN: Mapping[str, Callable[[DeterminationLetter], bool]] = MappingProxyType(
    {
        "decisions": lambda letter: bool(letter.items) and all(item.outcome for item in letter.items),
        "summary": lambda letter: any(part.strip() for part in letter.summary),
        "documents": lambda letter: bool(letter.documents),
        "headings": lambda letter: all(item.heading.strip() for item in letter.items),
        "reasons": lambda letter: all(item.rationale.strip() for item in letter.items),
        "guidelines": lambda letter: all(item.reviewer_guideline for item in letter.items),
        "qualifications": lambda letter: letter.reviewer is not None,
    }
)
