"""How hard a text is to read, by the published formulas: a school grade for English, an ease for Spanish."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.text.syllables import english_syllables, spanish_syllables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

GRADE_LIMIT = 8.0  # Flesch-Kincaid: what an eighth grader reads
# Fernández Huerta calls 60 to 70 "normal", the reading of seventh and eighth grade; below it is harder.
EASE_LIMIT = 60.0
_WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?")
_END = re.compile(r"(?<![A-Z]\.)(?<!\b[a-z]\.)(?<=[.!?])\s+(?=[\"“¿¡]?[A-ZÁÉÍÓÚÑ0-9])")


@dataclass(frozen=True, slots=True)
class Reading:
    """Counts of a text. ``grade`` is meant for English, ``ease`` for Spanish."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade (Kincaid and others, 1975)."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def ease(self) -> float:
        """The ease of Fernández Huerta (1959) in words per sentence; 100 is easiest."""
        return 206.84 - 60 * self.syllables / self.words - 1.02 * self.words / self.sentences


def measure(parts: Iterable[str], language: str = "en") -> Reading:
    """The counts over parts of running text; each part ends a sentence. A number counts as one syllable.

    Raises ValueError where there is no word.
    """
    count: Callable[[str], int] = spanish_syllables if language == "es" else english_syllables
    sentences = [said for part in parts for said in _END.split(part) if _WORD.search(said)]
    words = [word for said in sentences for word in _WORD.findall(said)]
    if not words:
        raise ValueError("no word to measure; give at least one sentence")
    return Reading(len(words), len(sentences), sum(count(word) for word in words))
