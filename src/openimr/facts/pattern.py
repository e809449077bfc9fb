"""Expressions compiled from the phrase lists of the programme."""

from __future__ import annotations

import re
from functools import cache

from openimr.programs.load import load


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The list of that name as one expression, its alternatives between word boundaries."""
    return re.compile(rf"\b(?:{'|'.join(load('facts/patterns.yaml')[name])})\b")


@cache
def closing(name: str) -> re.Pattern[str]:
    """The same where its words end a text."""
    return re.compile(pattern(name).pattern + "$")


@cache
def says_a_rule() -> re.Pattern[str]:
    """A rule book, then a verb of saying; or the wording of a rule."""
    lists = {
        name: "|".join(load("facts/patterns.yaml")[name])
        for name in ("rule_book", "says", "rules", "rule_wording")
    }
    between = r"(?: \([a-z]+\))?(?: also| further| specifically| do| does| do not| does not)*(?: \([^)]*\))?"
    return re.compile(
        rf"\b(?:{lists['rule_book']})\b"
        rf"(?:{between} (?:{lists['says']})|[^.;]{{0,70}}? (?:{lists['rules']}))\b"
        rf"|\b(?:{lists['rule_wording']})\b"
    )


def follows(lower: str, offset: int, name: str) -> bool:
    """Whether a phrase of the list of that name begins one blank after an offset."""
    return lower.startswith(" ", offset) and pattern(name).match(lower, offset + 1) is not None


def names(lower: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands there; this costs far less than an expression that finds nothing."""
    for word in words:  # noqa: SIM110 - a loop costs half of a generator here
        if lower.find(word, start, end) >= 0:
            return True
    return False


class Stems:
    """Stems of words in named groups; a search for each plain stem is faster than one for all."""

    def __init__(self, groups: dict[str, list[str]]) -> None:
        """Keep them; the groups are tried in their order."""
        self._stems = tuple((stem, name) for name, stems in groups.items() for stem in stems)
        known = [stem for stem, _ in self._stems]
        # A text without any of these has none of the longer ones, which hold one of them.
        self._least = [stem for stem in known if not any(o in stem and o != stem for o in known)]

    def first(self, text: str) -> str | None:
        """The first group in order of which a stem stands in the text."""
        for least in self._least:
            if least in text:
                break
        else:
            return None
        for stem, name in self._stems:
            if stem in text:
                return name
        return None


@cache
def stems(name: str) -> Stems:
    """The groups of stems of that name."""
    return Stems(load("facts/patterns.yaml")[name])
