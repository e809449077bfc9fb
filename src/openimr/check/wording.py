"""IMR4xx: damage to the text that a proofreader would mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.check.model import Rule
from openimr.check.subject import Hit, Part, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN = Rule(
    "IMR401",
    "broken-characters",
    "warning",
    "Characters that were decoded wrongly, or stand for what could not be decoded. A line-end hyphen that an "
    "extractor turned into U+FFFE is mended by the reader and passes.",
    "proofreading; a published letter must be readable (Labor Code 4610.6(d): layperson's language)",
    "The three characters of a misread byte order mark in the middle of a sentence.",
)
REPEATED = Rule(
    "IMR402",
    "repeated-word",
    "warning",
    "A word stands twice in a row.",
    "proofreading",
    "The study of the the wrist.",
)
GAP = Rule(
    "IMR403",
    "redaction-gap",
    "note",
    "A name was blanked without a mark, which leaves a preposition before a comma; the sentence cannot be "
    "followed. A visible marker would keep it readable.",
    "redaction of published letters: Labor Code 4610.6(m) (RECALLED)",
    "According to the report by , the worker improved.",
)
NO_SPACE = Rule(
    "IMR404",
    "no-space-after-full-stop",
    "note",
    "Two sentences run together.",
    "proofreading",
    "The wrist was swollen.There was no fracture.",
)

# UTF-8 read as Latin-1 or Windows-1252, and the signs of what could not be decoded
_BROKEN = re.compile(
    "\u00ef\u00bf[\u00bd\u00be]|\u00e2\u20ac[\u0080-\u2122\u0153\u009d]?|\u00e2\u0080[\u0080-\u00bf]"
    "|[\u00c2\u00c3][\u0080-\u00bf]|\ufffd|(?<!\\w)\ufffe|\ufffe(?!\\w)"
)
_EXTRACTED = re.compile("\ufffe[ \t]*(?:\r?\n|$)")
_REPEATED = re.compile(r"(?<![\w'-])([A-Za-z]{2,})\s+\1(?![\w'-])", re.IGNORECASE)
_DOUBLED_RIGHTLY = frozenset({"had", "that", "walla", "pro"})
_GAP = re.compile(
    r"(?<!\w)(?:by|per|from|at|with|to see|Dr\.|Dr)\s+(?:,|\.(?!\d)|(?:are|is|was|indicates|dated)\b)"
)
_NO_SPACE = re.compile(r"(?:[a-z]{3,}|\))\.(?=[A-Z][a-z]+\s)")


def broken(subject: Subject) -> Iterator[Hit]:
    """The first broken characters of each part; of the text as read, where the parts were mended."""
    found_any = False
    for part in subject.parts():
        if found := _BROKEN.search(part.text):
            found_any = True
            yield Hit(f"broken characters {found[0]!r}", part, found.start(), found.end())
    if not found_any and subject.text is not None:
        text = _EXTRACTED.sub(lambda m: "-" * len(m[0]), subject.text)
        if found := _BROKEN.search(text):
            part = Part("text", subject.text, raw=True)
            yield Hit(f"broken characters {found[0]!r}", part, found.start(), found.end())


def repeated(subject: Subject) -> Iterator[Hit]:
    """Each word that stands twice in a row, but for those that may."""
    for part in subject.parts():
        for found in _REPEATED.finditer(part.text):
            if found[1].casefold() not in _DOUBLED_RIGHTLY:
                yield Hit(f"repeated word {found[0]!r}", part, found.start(), found.end())


def gap(subject: Subject) -> Iterator[Hit]:
    """The first blank in each part where a name was taken out."""
    for part in subject.parts():
        if found := _GAP.search(part.text):
            yield Hit(f"a name is missing at {found[0]!r}", part, found.start(), found.end())


def no_space(subject: Subject) -> Iterator[Hit]:
    """Each place where a sentence begins right after a full stop."""
    for part in subject.parts():
        for found in _NO_SPACE.finditer(part.text):
            yield Hit(f"no space after {found[0]!r}", part, found.start(), found.end())


RULES = ((BROKEN, broken), (REPEATED, repeated), (GAP, gap), (NO_SPACE, no_space))
