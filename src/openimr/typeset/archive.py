"""Streams whose end is plain: an archive file asks for it, and the engine leaves it to chance."""

from __future__ import annotations

import re
from bisect import bisect_left

_UNCLEAR = re.compile(rb"\r\nendstream")
_TABLE_AT = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ENTRY = re.compile(rb"(\d{10})(?= \d{5} n)")


def end_streams_plainly(pdf: bytes) -> bytes:
    """The PDF in which no stream's last byte can be taken for a part of the line end behind it.

    The engine ends a stream with a line feed. Where the last byte happens to be a carriage return, which
    one letter in sixty has, a checker takes both for the line end and finds the stream shorter than its
    /Length (ISO 19005-2, 6.1.7.1). A second carriage return makes it plain; the table of offsets follows.
    """
    places = [found.start() for found in _UNCLEAR.finditer(pdf)]
    table = _TABLE_AT.search(pdf)
    if not places or table is None or not pdf.startswith(b"xref", int(table[1])):
        return pdf
    start = int(table[1])
    head = _UNCLEAR.sub(rb"\r\r\nendstream", pdf[:start])
    entries = _ENTRY.sub(lambda entry: b"%010d" % _moved(int(entry[1]), places), pdf[start : table.start()])
    return head + entries + b"startxref\n%d\n%%%%EOF" % _moved(start, places)


def _moved(offset: int, places: list[int]) -> int:
    """An offset after one byte was put in at each place before it."""
    return offset + bisect_left(places, offset)
