"""Patterns built from the names that the catalogue knows."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from openimr.citation.catalogue import editions, key
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Iterable

EDGE = " \t\n.,;:-–"  # what separates the parts of a citation and belongs to none of them


def pattern(names: Iterable[str]) -> str:
    """An alternation of names, longest first; any spacing, ``&`` for ``and`` and a lost comma still match."""
    return "|".join(_flexible(name) for name in sorted(set(names), key=len, reverse=True))


def _flexible(name: str) -> str:
    words = [r"(?:and|&)" if word == "and" else re.escape(word) for word in name.split()]
    return r"\s+".join(words).replace(",", ",?")


@cache
def titles() -> str:
    """The alternation of every title that a line can print for the MTUS and for editions of ACOEM."""
    names = [
        name
        for edition in editions().values()
        if edition.family != "odg"
        for part in (edition.chapters or (edition,))
        for name in part.names
    ]
    return pattern(names)


@cache
def odg_chapters() -> dict[str, str]:
    """Canonical chapter of ODG by the key of each of its names."""
    return {key(name): str(c.id) for c in editions()["odg"].chapters for name in c.names}


@cache
def sections_with_commas() -> frozenset[str]:
    """The names of sections that hold a comma before a capital letter, without case."""
    return frozenset(name.casefold() for name in load("catalogue.yaml")["sections_with_commas"])


_COMMA = re.compile(r"\s*[,;]\s+(?![^()]*\))(?:and\s+)?")


def split_sections(text: str) -> tuple[str, ...]:
    """The section names of a list.

    A comma inside brackets, before a small letter or inside a known name does not end a name.
    """
    parts: list[str] = []
    for part in _COMMA.split(text):
        if not part:
            continue
        if parts and (part[0].islower() or f"{parts[-1]}, {part}".casefold() in sections_with_commas()):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return tuple(parts)


_SECTIONS = re.compile(r"[\s,;:]*\bSections?(?:\(s\))?\s*:\s*", re.IGNORECASE)


def cut_sections(text: str) -> tuple[str, tuple[str, ...]]:
    """The text before ``Section(s):``, and the section names after it."""
    found = _SECTIONS.search(text)
    if found is None:
        return text, ()
    return text[: found.start()], split_sections(text[found.end() :].strip(EDGE))
