"""Fold the whitespace of extracted text and mend its line ends, without losing the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

# U+FFFE stands in PDFium's text for the hyphen at the end of a line, and swallows the line's end. Read
# as Latin-1, its three UTF-8 bytes are what older letters show in its place.
NON_CHARACTER = "\ufffe"
_MISREAD = "\u00ef\u00bf\u00be"

# Characters that print nothing. A run of them and of whitespace is one seam, so that none leaves two spaces.
_NOTHING = r"\ufffe\u00ad\u200b\u200c\u200d\ufeff\x00-\x08\x0e-\x1b\x7f"
_BYTES = rf"\u00ef[{_NOTHING}]*\u00bf[{_NOTHING}]*\u00be(?![{_NOTHING}]*[\u00bf\u00be])"
_SEAM = re.compile(
    rf"(?P<inside>(?<=[\w/][/\u2013\u2014])\r?\n(?=\w)|(?<=\S)\u200b\r?\n(?=\S))"
    rf"|(?P<hyphen>(?<=\w)(?:[-\u2010\ufffe\u00ad]|{_BYTES})[ \t{_NOTHING}]*\r?\n[\s{_NOTHING}]*(?=\w)"
    rf"|(?<=\w)(?:\ufffe|{_BYTES})(?=\w))"
    rf"|(?P<gap>(?:[\s{_NOTHING}]|{_BYTES}){{2,}}|[^\S ]|[{_NOTHING}]|{_BYTES})"
)

# The same for the common case, text without odd characters; each starts with a literal, found fast.
_LINE_END_HYPHEN = re.compile(r"-(?<=\w-)[ \t]*\r?\n\s*(?=\w)")
_LINE_END_SLASH = re.compile(r"/(?<=[\w/]/)\r?\n(?=\w)")
_ODD_BUT_PRINTABLE = (_MISREAD, "\u2010", "\u2013", "\u2014")


def fold(text: str) -> str:
    """The text on one line: runs of whitespace become one space, hyphens at line ends are mended.

    The hyphen stays (``evidence-`` / ``based`` becomes ``evidence-based``): letters are set without
    automatic hyphenation, so a hyphen at a line's end belongs to the word. A line that ends with a slash, a
    dash or a zero-width space, and with no blank, ends inside a word too.
    """
    whole = _LINE_END_HYPHEN.sub("-", text) if "-" in text else text
    whole = _LINE_END_SLASH.sub("/", whole) if "/" in whole else whole
    folded = " ".join(whole.split())
    if folded.isprintable() and (folded.isascii() or not any(odd in folded for odd in _ODD_BUT_PRINTABLE)):
        return folded
    return _SEAM.sub(_mend, text).strip()


def _mend(seam: re.Match[str]) -> str:
    if seam.lastgroup == "hyphen":
        return "-"
    if seam.lastgroup == "inside":
        return ""
    return " " if any(character.isspace() for character in seam[0]) else ""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that knows where each character stood before.

    ``starts[i]`` is the place in ``raw`` of the first character of the i-th unchanged stretch, and
    ``offsets[i]`` its place in ``text``.
    """

    raw: str
    text: str
    offsets: tuple[int, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    sizes: tuple[int, ...] = field(repr=False)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The characters of ``raw`` that became ``text[start:end]``; ``end`` must lie behind ``start``."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, offset: int) -> int:
        stretch = bisect_right(self.offsets, offset) - 1
        inside = min(offset - self.offsets[stretch], max(self.sizes[stretch] - 1, 0))
        return self.starts[stretch] + inside


def fold_with_origin(text: str) -> Folded:
    """The same text as ``fold`` gives, with the way back to where each character stood."""
    pieces: list[str] = []
    starts: list[int] = []
    last = 0
    for seam in _SEAM.finditer(text):
        for piece, start in ((text[last : seam.start()], last), (_mend(seam), seam.start())):
            if piece:
                pieces.append(piece)
                starts.append(start)
        last = seam.end()
    if last < len(text):
        pieces.append(text[last:])
        starts.append(last)
    return _stripped(text, pieces, starts)


def _stripped(raw: str, pieces: list[str], starts: list[int]) -> Folded:
    """Take whitespace off both ends, as ``fold`` does."""
    while pieces and not pieces[0].strip():
        del pieces[0], starts[0]
    while pieces and not pieces[-1].strip():
        del pieces[-1], starts[-1]
    if pieces:
        starts[0] += len(pieces[0]) - len(pieces[0].lstrip())
        pieces[0] = pieces[0].lstrip()
        pieces[-1] = pieces[-1].rstrip()
    sizes = [len(piece) for piece in pieces]
    offsets = [0, *accumulate(sizes)][: len(sizes)]
    return Folded(raw, "".join(pieces), tuple(offsets), tuple(starts), tuple(sizes))
