"""Where the title of a disputed item begins: the layouts do not mark it, only its end."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.?!][\"'”’)\]]*\s*\Z")
_ORIGINAL = re.compile(r"was\s+the\s+original\s+request", re.IGNORECASE)
_REST = re.compile(r"(?:remaining\s+IMR\s+eligible|original\s+request,)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.?!])\s(?=[A-Z0-9])")
_OPENER = re.compile(r"\s*[\"'“(\[]?[A-Z0-9#]")
_SHORT = 0.72  # a line below this share of the usual width ends a paragraph


def title_start(text: str, start: int, end: int) -> int:
    """The offset in ``text[start:end]`` where the title that stops at ``end`` begins.

    Lines are taken from the last one upwards until the line above ends a paragraph. A title that tells
    a partial authorization has several sentences; it begins where the original request is named.
    """
    lines = _lines(text, start, end)
    first = len(lines) - 1
    width = max(stop - begin for begin, stop in lines)
    while first > 0 and not _opens(text, lines, first, width):
        first -= 1
    return lines[_original(text, lines, first, width)][0]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each line that is not empty; of each sentence where the text has lost its lines."""
    region = text[start:end]
    pieces = _SENTENCE.split(region) if "\n" not in region.strip() else region.split("\n")
    lines, position = [], start
    for piece in pieces:
        if piece.strip():
            lines.append((position, position + len(piece)))
        position += len(piece) + 1
    return lines or [(start, end)]


def _opens(text: str, lines: list[tuple[int, int]], number: int, width: int) -> bool:
    """Whether a paragraph begins with this line: the one above ends a sentence, or stops short."""
    begin, stop = lines[number]
    if not _OPENER.match(text, begin, stop):
        return False
    above = text[slice(*lines[number - 1])]
    return bool(_SENTENCE_END.search(above)) or len(above.strip()) < _SHORT * width


def _original(text: str, lines: list[tuple[int, int]], first: int, width: int) -> int:
    """The line with which the sentence on the original request begins, else ``first``."""
    if not _REST.search(text, lines[first][0], lines[-1][1]):
        return first
    if _ORIGINAL.search(text, lines[first][0], lines[-1][1]):
        return first
    while first > 0:
        first -= 1
        if _opens(text, lines, first, width) and _ORIGINAL.search(text, lines[first][0], lines[-1][1]):
            return first
    return first
