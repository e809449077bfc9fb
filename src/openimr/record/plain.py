"""Text files as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.record.errors import RecordError
from openimr.record.model import Page

if TYPE_CHECKING:
    from pathlib import Path


def read_pages(path: Path) -> tuple[str, tuple[Page, ...], tuple[tuple[int, str], ...]]:
    """Text, pages (one, or more where form feeds part them; size 0) and the pages without text."""
    text = _decode(path).replace("\r\n", "\n").replace("\r", "\n").rstrip("\f")
    pages, gaps, offset = [], [], 0
    for number, part in enumerate(text.split("\f"), start=1):
        pages.append(Page(number, offset, offset + len(part), 0.0, 0.0))
        if not part.strip():
            gaps.append((number, "a page without text"))
        offset += len(part) + 1
    return text, tuple(pages), tuple(gaps)


def _decode(path: Path) -> str:
    data = path.read_bytes()
    if b"\0" in data:
        raise RecordError(
            "the file holds no plain text",
            where=path.name,
            expected="text in UTF-8",
            do="save it as PDF or as plain text",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
