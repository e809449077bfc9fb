"""Lists of phrases compiled into one expression each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")
_BLANK = re.compile(r"- ?")


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[Meaning]):
    """Phrases and what they mean."""

    pattern: re.Pattern[str]
    meanings: dict[str, Meaning]


def normal(phrase: str) -> str:
    """A phrase as it is looked up: hyphens count as blanks."""
    return _BLANK.sub(" ", phrase) if "-" in phrase else phrase


def lexicon(phrases: dict[str, Meaning]) -> Lexicon[Meaning]:
    """Compile phrases (in small letters) and their meanings."""
    meanings = {normal(phrase): meaning for phrase, meaning in phrases.items()}
    body = _alternation(_tree(meanings))
    return Lexicon(re.compile(rf"(?:{body})(?![a-z0-9])"), meanings)


def expand(pattern: str) -> list[str]:
    """The phrases that a pattern of the term lists stands for.

    ``(a|b)`` is a choice, ``(a|b)?`` one that may be missing, ``word?`` a word whose last letter may be;
    choices may nest, and a backslash takes the next letter as it is.
    """
    phrases, _ = _sequence(pattern, 0)
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


def _tree(phrases: dict[str, Meaning]) -> _Tree:
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
