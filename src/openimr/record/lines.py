"""The text of a page as PDFium gives it, turned into lines that keep the index of every character.

PDFium ends lines with CR LF and writes U+FFFE, without a line end, for a hyphen that ends a printed line.
Here each printed line ends with one newline and the hyphen is a hyphen, so that a word never spans lines.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LINE_END_HYPHEN = "\ufffe"
_LINE = re.compile("([^\r\n\ufffe]*)(\r\n|\r|\n|\ufffe|$)")


class Line(NamedTuple):
    """One printed line; ``start`` is where it begins in the page's clean text, ``raw`` in PDFium's text."""

    text: str
    start: int
    raw: int


def split_lines(raw: str) -> list[Line]:
    """The lines of a page, without trailing spaces; the clean text is their texts joined by newlines."""
    lines: list[Line] = []
    start = 0
    for match in _LINE.finditer(raw):
        if match.end() == match.start() and match.start() == len(raw) and lines:
            break
        text = match[1] + "-" if match[2] == LINE_END_HYPHEN else match[1].rstrip()
        lines.append(Line(text, start, match.start()))
        start += len(text) + 1
    return lines
