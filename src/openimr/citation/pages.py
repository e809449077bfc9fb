"""Page references of a citation: as written, and as numbers."""

from __future__ import annotations

import re

_RANGE = r"\d{1,4}(?:\s*[-–]\s*\d{1,4})?"
PAGES = re.compile(
    rf"[\s,;(]*(?:Page\(?s?\)?|pgs?|pp?)\b[).:\s]*({_RANGE}(?:\s*(?:,|&|and)\s*{_RANGE})*)\)?",
    re.IGNORECASE,
)
_EACH = re.compile(_RANGE)


def cut_pages(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its page references, and the pages as written: ``289-90``, ``303``."""
    found = PAGES.findall(text)
    if not found:
        return text, ()
    pages = tuple("".join(page.split()) for part in found for page in _EACH.findall(part))
    return PAGES.sub("", text), pages


def page_range(page: str) -> tuple[int, int]:
    """First and last page of a reference; a short last page borrows the leading digits: 289-90 is 289-290."""
    first, _, last = page.replace("–", "-").partition("-")
    if not last:
        return int(first), int(first)
    return int(first), int(first[: max(len(first) - len(last), 0)] + last)
