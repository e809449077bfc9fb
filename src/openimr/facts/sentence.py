"""Sentences of clinical prose, robust against abbreviations, numbered lists and holes of redaction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from openimr.facts.fold import Folded


class Extent(NamedTuple):
    """Characters ``start`` to ``end`` of a folded text."""

    start: int
    end: int


# A stop, closing marks, a blank and the head of a sentence; or a stop and a capital at once ("5mg.The").
_STOP = re.compile(r"""[.?!](?:["')\]]*\s+(?=["'(\[]?[A-Z0-9])|(?<=[a-z)]\.)(?=[A-Z][a-z])|"(?=[A-Z]))""")
# Where a sentence turns from a rule to the case at hand; the alternatives begin with letters, found fast.
_TURN = re.compile(r"here, however,|however, in this case|in this case(?:,? however|(?<=, in this case))")
_TURN_WORDS = ("here, however", "in this case")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|vs|approx|(?<!: )no|st|fig|inc|jr|dept"
    r"|e\.g|i\.e|p\.o|b\.i\.d|t\.i\.d|a\.m|u\.s|etc(?=\.\s+[a-z])"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)|(?<![A-Z0-9])\b[A-Z])$",
    re.IGNORECASE,
)
# The only abbreviations of four letters and more; any other word of that length ends its sentence.
_ENDS_OF_ABBREVIATIONS = frozenset({"dept", "sept", "prox"})
_NUMERAL = re.compile(r"(?:^|[:.;,)]\s*|\s)\(?\d{1,2}$")
_LIST_BEFORE = re.compile(r"(?:[:.;,]\s*|^)\(?\d{1,2}$")


def sentences(folded: Folded) -> list[Extent]:
    """The sentences of a folded text in order; together they cover it but for blanks."""
    text = folded.text
    cuts = {match.end() for match in _STOP.finditer(text) if _ends_sentence(text, match)}
    cuts |= folded.breaks
    if any(words in folded.lower for words in _TURN_WORDS):
        cuts |= {turn.start() for turn in _TURN.finditer(folded.lower)}
    cuts.add(len(text))
    found, start = [], 0
    for cut in sorted(cuts):
        if text[start:cut].strip():
            found.append(Extent(start, cut))
        start = cut
    return found


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a stop ends a sentence; that of an abbreviation or of a list's number does not."""
    at = match.start()
    if text[at] != "." or not at:
        return True
    tail = text[at - 4 : at] if at > 4 else text[:at]
    if len(tail) == 4 and tail.isalpha() and tail.lower() not in _ENDS_OF_ABBREVIATIONS:
        return True
    before = text[max(0, at - 12) : at]
    if before[-1].isdigit():
        return not (_NUMERAL.search(before) and _LIST_BEFORE.search(before))
    return not (before[-1].isalpha() and _ABBREVIATION.search(before))
