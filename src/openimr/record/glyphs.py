"""Words and their boxes from a text page of PDFium, through its C calls: the path that must be fast."""

from __future__ import annotations

import re
from ctypes import byref, c_double, c_ushort
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from openimr.record.lines import Line, split_lines
from openimr.record.model import Box, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.record.placement import Placement

_WORD = re.compile(r"\S+")
# Fonts with a broken character map print control characters; a form feed would pass for a page end.
_CONTROL = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_LEVEL = 0.5  # points between the tops of the first and the last glyph


def read_glyphs(text_page: Any, placement: Placement, offset: int) -> tuple[str, tuple[Word, ...]]:  # noqa: ANN401
    """The clean text of a page and its words; word offsets count from ``offset``."""
    raw, index = _read_text(text_page)
    lines = split_lines(raw)
    text = "\n".join(line.text for line in lines)
    return text, tuple(_find_words(text_page, lines, index, placement, offset))


def _read_text(text_page: Any) -> tuple[str, Sequence[int]]:  # noqa: ANN401
    """PDFium's text, and for each of its characters the index by which PDFium knows the glyph."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return "", ()
    buffer = (c_ushort * (2 * count + 2))()
    units = pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1
    text = _CONTROL.sub(" ", bytes(buffer)[: 2 * units].decode("utf-16-le", errors="replace"))
    if len(text) == count:
        return text, range(count)
    return text, _index_glyphs(text_page, text, exact=units == count)


def _index_glyphs(text_page: Any, text: str, *, exact: bool) -> list[int]:  # noqa: ANN401
    """Glyph indexes when not 1:1: PDFium counts UTF-16 units and may leave glyphs out of its text."""
    index, unit = [], 0
    for character in text:
        index.append(unit if exact else pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, unit))
        unit += 2 if ord(character) > 0xFFFF else 1
    return index


def _find_words(
    text_page: Any,  # noqa: ANN401
    lines: list[Line],
    index: Sequence[int],
    placement: Placement,
    offset: int,
) -> list[Word]:
    # A word that runs level from its first glyph to its last takes two C calls, another one takes more.
    # Everything looked up in the loop is bound to a local name before it.
    glyph_box, first, last = pdfium.FPDFText_GetLooseCharBox, pdfium.FS_RECTF(), pdfium.FS_RECTF()
    at_first, at_last = byref(first), byref(last)
    new, find = tuple.__new__, _WORD.finditer
    upright, x, y = placement.turns == 0, placement.left, placement.top
    words: list[Word] = []
    for line in lines:
        shift, raw = offset + line.start, line.raw
        for match in find(line.text):
            start, end = match.span()
            one, other = index[raw + start], index[raw + end - 1]
            known = glyph_box(text_page, one, at_first) and glyph_box(text_page, other, at_last)
            left, bottom, right, top = first.left, first.bottom, last.right, first.top
            if not known or left >= right or bottom >= top or abs(top - last.top) > _LEVEL:
                box = _cover(text_page, one, other, placement)
            elif upright:
                box = new(Box, (left - x, y - top, right - x, y - bottom))
            else:
                box = placement.place(left, bottom, right, top)
            if box is not None:
                words.append(new(Word, (shift + start, shift + end, box)))
    return words


def _cover(text_page: Any, first: int, last: int, placement: Placement) -> Box | None:  # noqa: ANN401
    """The union of the rectangles of a word in turned text or with a raised sign; None without any."""
    left, top, right, bottom = c_double(), c_double(), c_double(), c_double()
    found = []
    for number in range(pdfium.FPDFText_CountRects(text_page, first, last - first + 1)):
        pdfium.FPDFText_GetRect(text_page, number, byref(left), byref(top), byref(right), byref(bottom))
        found.append((left.value, bottom.value, right.value, top.value))
    if not found:
        return None
    lefts, bottoms, rights, tops = zip(*found, strict=True)
    return placement.place(min(lefts), min(bottoms), max(rights), max(tops))
