"""A guideline line in prose to its basis and its typed citations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from openimr.citation.model import Basis, Citation, GuidelineLine
from openimr.citation.mtus import is_mtus_title, read_mtus
from openimr.citation.other import read_other

if TYPE_CHECKING:
    from collections.abc import Iterator

# The formulas that open each part of a line, in the wordings of 2014 and of 2016. The first letter stands
# outside the part that ignores case, because the engine then skips to it without trying every position.
_FORMULA = re.compile(
    r"[DdBbNnOo](?i:(?P<none>(?<=\bd)id\s+not\s+cite\s+any\s+(?:medical\s+)?evidence(?:\s+for\s+(?:its|their)\s+decision)?\.?)"
    r"|(?P<outside>(?<=\bd)id\s+not\s+base\s+(?:its|their)\s+decision\s+on\s+the\s+MTUS\.?"
    r"|(?<=\bb)ased\s+(?:its|their)\s+decision\s+on\s+recommendation\(?s?\)?"
    r"\s+outside\s+of\s+the\s+MTUS(?:\s+Guidelines?)?\.?)"
    r"|(?P<mtus>(?<=\bd)ecision\s+(?:is\s+)?based\s+on\s+(?:the\s+)?(?:CA[\s-]?)?MTUS\b:?)"
    r"|(?P<other>(?:(?<=\bd)ecision\s+(?:is\s+)?based\s+on\s+n|(?<=\bn))on-?\s*MTUS\b(?:\s+Citations?\b)?:?"
    r"|(?<=\bo)ther\s+Medical\s+Treatment\s+Guidelines?(?:\s+or\s+Medical\s+Evidence)?\b:?))"
)
# what stands before a formula and names no source: the party, or the word that chains
_OPENING = re.compile(r"(?:\b(?:The\s+)?(?:Claims\s+Administrator|Expert\s+Reviewer)|\band)$", re.IGNORECASE)
_EDGE = " \t\r\n.,;:"
_BREAK = re.compile("\\s*(?:[\ufffe\ufffd]|\u00ef\u00bf\u00be|\u00ef\u00bf\u00bd)")


@lru_cache(maxsize=8192)
def parse(text: str) -> GuidelineLine:
    """The line as its words, the basis it states, and its citations.

    Words that are no known title stay in a citation without a guideline, so that nothing cited is lost.
    """
    mtus, other, none, outside = False, False, False, False
    citations: list[Citation] = []
    for formula, words in _parts(_BREAK.sub("", text) if not text.isascii() else text):
        none |= formula == "none"
        outside |= formula == "outside"
        if formula == "mtus" or (formula == "" and is_mtus_title(words)):
            read, mtus = read_mtus(words), True
        else:
            read = read_other(words)
            other |= bool(read)
        citations += read
    return GuidelineLine(text, _basis(mtus=mtus, other=other, none=none and not outside), tuple(citations))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Each part as the name of the formula that opens it, "" for none, and the words after it."""
    name, start = "", 0
    for formula in _FORMULA.finditer(text):
        words = text[start : formula.start()].strip(_EDGE)
        if words and (words := _OPENING.sub("", words).strip(_EDGE)):
            yield name, words
        elif name:
            yield name, ""
        name, start = formula.lastgroup or "", formula.end()
    words = text[start:].strip(_EDGE)
    if words or name:
        yield name, words


def _basis(*, mtus: bool, other: bool, none: bool) -> Basis:
    if mtus:
        return "mtus_and_other" if other else "mtus"
    return "none_cited" if none and not other else "outside_mtus"
