"""The words of the record around a fact, so that a quotation can be understood by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from openimr.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.facts import Fact
    from openimr.record import CaseFile

LONGEST = 12
_REACH = 300
# Where a passage ends: a sentence, a paragraph, a page, or a row of a table of grades.
_END = re.compile(r"(?<=[.;?!])\s+(?=[A-Z0-9\"])|\n\s*\n|\f|\n(?=[A-Z][^\n]{0,60}\s\d[+-]?/\d)")


def with_passages(facts: Sequence[Fact], record: CaseFile | None) -> tuple[Fact, ...]:
    """The facts with the passage that each stands in; unchanged for a document not at hand."""
    texts = {document.name: document.text for document in record.documents} if record else {}
    return tuple(
        replace(fact, passage=passage(text, fact.evidence.start, fact.evidence.end))
        if (text := texts.get(fact.evidence.document))
        else fact
        for fact in facts
    )


def passage(text: str, start: int, end: int) -> str:
    """The sentence around ``text[start:end]`` on one line, cut to ``LONGEST`` words with the phrase in it."""
    left, right = sentence_bounds(text, start, end)
    before, after = text[left:start], text[end:right]
    phrase = fold(text[start:end])
    room = max(LONGEST - len(phrase.split()), 0)
    behind = fold(after).split()
    ahead = fold(before).split()
    kept_behind = behind[: max(room - len(ahead), room * 2 // 3)]
    kept_ahead = ahead[len(ahead) - min(len(ahead), room - len(kept_behind)) :]
    glue_ahead = "" if not kept_ahead or not before[-1:].isspace() else " "
    glue_behind = "" if not kept_behind or not after[:1].isspace() else " "
    words = " ".join(kept_ahead) + glue_ahead + phrase + glue_behind + " ".join(kept_behind)
    opened = "... " if len(kept_ahead) < len(ahead) else ""
    closed = " ..." if len(kept_behind) < len(behind) else ""
    return opened + words.strip(" .;,") + closed


def sentence_bounds(text: str, start: int, end: int, reach: int = _REACH) -> tuple[int, int]:
    """Where the sentence around ``text[start:end]`` begins and stops, at most ``reach`` characters away."""
    left, right = max(0, start - reach), min(len(text), end + reach)
    for stop in _END.finditer(text, left, right):
        if stop.end() <= start:
            left = stop.end()
        elif stop.start() >= end:
            return left, stop.start()
    return left, right
