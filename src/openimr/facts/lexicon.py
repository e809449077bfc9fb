"""Lists of phrases: written short, expanded, and compiled into expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANK = re.compile(r"- ?")


def normal(phrase: str) -> str:
    """A phrase as it is looked up: hyphens count as blanks."""
    return _BLANK.sub(" ", phrase) if "-" in phrase else phrase


def expression(phrases: Iterable[str]) -> re.Pattern[str]:
    """One expression that finds the longest of the phrases, which must be normal, at a place."""
    return re.compile(rf"(?:{_alternation(_tree(phrases))})(?![a-z0-9])")


def expand(pattern: str) -> list[str]:
    """The phrases that a pattern of the term lists stands for.

    ``(a|b)`` is a choice, ``(a|b)?`` one that may be missing, ``word?`` a word whose last letter may be;
    choices may nest, and a backslash takes the next letter as it is.
    """
    phrases, end = _sequence(pattern, 0)
    marks = pattern.replace("\\(", "").replace("\\)", "")
    if end != len(pattern) or marks.count("(") != marks.count(")"):
        raise ValueError(
            f"the parentheses of {pattern!r} do not match: close each one; quote a pattern that has ' #'"
        )
    return sorted({" ".join(phrase.replace(" ,", ",").split()) for phrase in phrases} - {""})


def _sequence(pattern: str, at: int) -> tuple[list[str], int]:
    """The phrases of a pattern from ``at`` up to the parenthesis that closes it, and where that stands."""
    done: list[str] = []
    phrases = [""]
    while at < len(pattern) and pattern[at] != ")":
        letter = pattern[at]
        if letter == "\\":
            phrases, at = [phrase + pattern[at + 1] for phrase in phrases], at + 2
            continue
        if letter == "|":
            done, phrases, at = done + phrases, [""], at + 1
            continue
        choices, at = _sequence(pattern, at + 1) if letter == "(" else ([letter], at)
        at += 1
        if pattern[at : at + 1] == "?":
            choices, at = [*choices, ""], at + 1
        phrases = [phrase + choice for phrase in phrases for choice in choices]
    return done + phrases, at


_Tree = dict[str, "_Tree"]
_END = ""


def _tree(phrases: Iterable[str]) -> _Tree:
    root: _Tree = {}
    for phrase in phrases:
        node = root
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return root


def _alternation(node: _Tree) -> str:
    """The expression of a tree; what may go on is tried before what may end, so that the longest wins."""
    branches = [_letter(letter) + _alternation(rest) for letter, rest in sorted(node.items()) if letter]
    ends = _END in node
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{body}?" if ends else body


def _letter(letter: str) -> str:
    return "(?:- ?| )" if letter == " " else re.escape(letter)
