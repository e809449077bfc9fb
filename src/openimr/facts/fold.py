"""Text made plain for reading, with the way back to the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A hyphen that ends a line joins its word; a run of white space is one blank. U+FFFE is PDFium's line-end
# hyphen, and its three Latin-1 look-alikes are the same character read wrongly.
# Every kind begins with a blank and a second white space, or with one of a first set, so that clean words
# cost nothing; a single white space keeps its place and is turned into a blank at the end.
_RUN = re.compile(r" [\s\u200b]+")
_NOISE = re.compile(
    r"[-\t-\r\x1c-\x1f\x85\xa0\u00ad\u1680\u2000-\u200b\u2010\u2028\u2029\u202f\u205f\u3000\u00ef\ufffe](?:"
    r"(?<=\w[-\u00ad\u2010])\s*[\r\n\f]\s*(?=\w)|(?<=[\ufffe\u00ad])|(?<=\u00ef)\u00bf\u00be"
    r"|(?<=[\s\u200b])[\s\u200b]+)"
)
_ASCII_WHITE = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f", " "))
_SINGLE = re.compile(r"[^\S ]")
_HEAD = r"(?:[-*\u2022] |\d{1,2}[.)] |[A-Z][A-Za-z /]{2,34}:)"
_LINE_HEAD = re.compile(_HEAD)
_NEW_LINE_HEAD = re.compile(rf"\n(?={_HEAD})")
# A line of a few words without a stop is a title, and a line that ends in two results is a row of a table;
# before and after either a new statement begins.
_TITLE = re.compile(r"[A-Z][A-Za-z()'/,& -]{2,44}")
_RESULT = (
    r"(?:[0-5][-+]?/5|[0-4]\+(?:/4)?"
    r"|(?:[Ii]ntact|[Aa]bsent|[Pp]resent|[Nn]egative|[Pp]ositive|[Nn]ormal|[Rr]educed|[Dd]ecreased|[Ff]ull))"
)
_ROW = re.compile(rf"[A-Z][^.;]{{2,60}}? {_RESULT},? {_RESULT}")
_SHORT = 80  # characters: a longer line is one of prose
_OPENS = re.compile(r"[A-Z*\u2022(-]|\d{1,2}[.)] |$")  # a number or a date is the value of its label
_PLAIN = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00b4": "'",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` with white space folded, ``lower`` the same in small letters, character by character.

    ``breaks`` are offsets at which a new line of a list or a new label begins.
    """

    text: str
    lower: str
    breaks: frozenset[int]
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text as given of the characters ``start`` to ``end`` of the folded text.

        A last character that stands for several takes them all.
        """
        first = bisect_right(self._starts, start)
        last = bisect_right(self._starts, end, first) if end > start else first
        return start + self._shifts[first - 1], end + self._shifts[last - 1]


def fold(text: str) -> Folded:
    """Fold white space and mend words broken at a line's end; every character keeps its address."""
    parts: list[str] = []
    starts, shifts, ends, breaks = [0], [0], [0], set()
    done = length = 0
    for begin, end in sorted([m.span() for kind in (_RUN, _NOISE) for m in kind.finditer(text)]):
        if begin < done:
            continue
        words = text[begin:end]
        parts.append(text[done:begin])
        filler = " " if words[0] == " " else _filler(words)
        parts.append(filler)
        length += begin - done + len(filler)
        done = end
        if filler == " " and "\n" in words and _LINE_HEAD.match(text, done):
            breaks.add(length)
        starts.append(length)
        shifts.append(done - length)
        ends.append(done)
    parts.append(text[done:])
    for head in _line_heads(text):
        at = bisect_right(ends, head) - 1
        if ends[at] <= head:
            breaks.add(head - shifts[at])
    joined = "".join(parts)
    folded = joined.translate(_ASCII_WHITE) if joined.isascii() else _SINGLE.sub(" ", joined)
    return Folded(folded, _lower(folded), frozenset(breaks), tuple(starts), tuple(shifts))


def _line_heads(text: str) -> Iterator[int]:
    """The offsets at which the lines begin that begin a statement."""
    for line in _NEW_LINE_HEAD.finditer(text):
        yield line.end()
    yield from _table_heads(text)


def _table_heads(text: str) -> Iterator[int]:
    """The offsets at which a title or a row of a table begins, and the line after it."""
    lines = text.split("\n")
    head, after = 0, False
    for number, line in enumerate(lines):
        if (after or len(line) < _SHORT) and (words := line.strip()):
            begins = len(words) < _SHORT and words[-1] != "." and words[0].isupper()
            begins = begins and (_is_title(words, lines, number) or _ROW.fullmatch(words) is not None)
            if after or begins:
                yield head + line.find(words)
            after = begins
        head += len(line) + 1


def _is_title(words: str, lines: list[str], number: int) -> bool:
    if len(words) > 45 or not _TITLE.fullmatch(words):
        return False
    following = next((line for line in lines[number + 1 : number + 3] if line.strip()), "")
    return _OPENS.match(following.lstrip()) is not None


def _filler(noise: str) -> str:
    """What stands in the folded text for a piece of noise: a hyphen, a blank, or nothing."""
    if noise[0] in "-\u2010\ufffe\u00ef":
        return "-"
    return "" if noise[0] == "\u00ad" else " "


def _lower(text: str) -> str:
    lower = text.lower()
    if text.isascii():
        return lower
    if len(lower) != len(text):  # a few letters grow when lowered; keep those as they are
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_PLAIN)
