"""Two versions of a text side by side, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.web.desk.draft import Draft, DraftSentence

Change = Literal["same", "removed", "added"]
_WORDS = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay, that only the older text has, or only the newer one."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A part of a letter in both versions; ``changed`` is false where they say the same."""

    title: str
    older: tuple[Piece, ...]
    newer: tuple[Piece, ...]
    changed: bool


def compare(title: str, older: str, newer: str) -> Compared:
    """The part with the words removed on the older side and those added on the newer one."""
    before, after = _WORDS.findall(older), _WORDS.findall(newer)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = tag == "equal"
        if a < b:
            left.append(Piece("same" if same else "removed", "".join(before[a:b])))
        if c < d:
            right.append(Piece("same" if same else "added", "".join(after[c:d])))
    return Compared(title, tuple(left), tuple(right), before != after)


def compare_drafts(older: Draft, newer: Draft) -> tuple[Compared, ...]:
    """Summary, and of each item its decision, guidelines and rationale; parts empty in both are left out."""
    parts = [compare("Clinical case summary", _text(older.summary), _text(newer.summary))]
    for number in sorted({item.number for item in (*older.items, *newer.items)}):
        one, other = older.item(number), newer.item(number)
        name = f"Item {number}"
        parts += [
            compare(f"{name}: decision", one.decision or "", other.decision or ""),
            compare(f"{name}: guidelines", "; ".join(one.guidelines), "; ".join(other.guidelines)),
            compare(f"{name}: rationale", _text(one.rationale), _text(other.rationale)),
        ]
    return tuple(part for part in parts if part.older or part.newer)


def _text(sentences: Iterable[DraftSentence]) -> str:
    return " ".join(sentence.text.strip() for sentence in sentences)
