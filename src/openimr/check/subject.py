"""The letter as the rules see it: its parts in words, and a way from words back to the text as read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from openimr.programs.load import DEFAULT
from openimr.text import Folded, fold_with_origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.letter import Letter, LetterItem


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a letter in words; ``item`` is the number of its item, None outside the items.

    A ``raw`` part is the text as read itself.
    """

    name: str
    text: str
    item: int | None = None
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the message, and the characters of a part that it is about, where there are any."""

    message: str
    part: Part | None = None
    start: int = 0
    end: int = 0
    item: int | None = None


@dataclass(frozen=True)
class Subject:
    """A letter under check, with its text as read where the caller has it."""

    letter: Letter
    text: str | None = None
    program: str = DEFAULT

    @cached_property
    def summary(self) -> Part:
        """The clinical case summary; empty when the letter has none."""
        return Part("clinical case summary", self.letter.clinical_case_summary or "")

    def rationale(self, item: LetterItem) -> Part:
        """The decision rationale of an item; empty when it has none."""
        return Part(f"item {item.number}, rationale", item.rationale or "", item.number)

    def heading(self, item: LetterItem) -> Part:
        """The heading of an item."""
        return Part(f"item {item.number}, heading", item.heading, item.number)

    def line(self, item: LetterItem, party: str) -> Part:
        """A guideline line of an item, of the ``claims_administrator`` or the ``reviewer``."""
        line = getattr(item, f"{party}_guideline")
        name = f"item {item.number}, {party.replace('_', ' ')} guideline"
        return Part(name, line.text if line else "", item.number)

    def parts(self) -> Iterator[Part]:
        """Every part that is written in words, in the order of the letter."""
        yield self.summary
        for item in self.letter.items:
            yield self.heading(item)
            yield self.line(item, "claims_administrator")
            yield self.line(item, "reviewer")
            yield self.rationale(item)

    def locate(self, hit: Hit) -> tuple[int, int] | None:
        """Where the words of a hit stand in the text as read; None without a text or when not found."""
        if self.text is None or hit.part is None or hit.end <= hit.start:
            return None
        if hit.part.raw:
            return hit.start, hit.end
        folded = self._folded
        quote = hit.part.text[hit.start : hit.end]
        begin = folded.text.find(hit.part.text[:48], self._item_begins(hit.part.item))
        found = folded.text.find(quote, begin + hit.start if begin >= 0 else 0)
        return folded.origin(found, found + len(quote)) if found >= 0 else None

    def _item_begins(self, number: int | None) -> int:
        """Where the heading of an item stands in the folded text, behind those of the items before it."""
        position = 0
        for item in self.letter.items:
            if number is None or item.number > number:
                break
            position = max(position, self._folded.text.find(item.heading[:80], position + 1))
        return position

    @cached_property
    def _folded(self) -> Folded:
        return fold_with_origin(self.text or "")


_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\S)[^.!?]*)*[.!?]*\s*")


def sentences(part: Part) -> Iterator[tuple[int, str]]:
    """Each sentence of a part with the character at which it begins; a point inside a number ends none."""
    for found in _SENTENCE.finditer(part.text):
        yield found.start(), found[0].rstrip()
