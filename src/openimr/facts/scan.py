"""All vocabularies over a whole text in one walk from word to word."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from openimr.facts.lexicon import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openimr.facts.lexicon import Lexicon

_WORD = re.compile(r"[a-z0-9]+")
# Every byte but letters and digits as a blank, so that one split yields the words and keeps their places.
_BLANKS = bytes(byte if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
Hit = tuple[int, int, Any]
# Number of the lexicon, its expression (None where the word alone decides), the meaning or meanings.
_Entry = tuple[int, "Callable[[str, int], re.Match[str] | None] | None", Any]
_Entries = tuple[_Entry, ...]


class Scanner:
    """Lexicons indexed by the first word of their phrases, so that most words of a text cost one look-up."""

    def __init__(self, lexicons: Sequence[Lexicon[Any]]) -> None:
        """Index the lexicons; a phrase must begin with a letter or a digit."""
        self._count = len(lexicons)
        openings = [_openings(lexicon.meanings) for lexicon in lexicons]
        self._first = {
            word: _entries(word, lexicons, openings)
            for word in {word for first in openings for word in first}
        }

    def scan(self, lower: str) -> list[Hits]:
        """What each lexicon finds in a text, leftmost and longest, without overlaps inside one lexicon."""
        found: list[list[Hit]] = [[] for _ in range(self._count)]
        ends = [0] * self._count
        entries_of = self._first.get
        at = 0
        for word in lower.encode("ascii", "replace").translate(_BLANKS).decode("ascii").split(" "):
            after = at + len(word)
            if (choices := entries_of(word)) is not None:
                entries = choices[0].get(lower[after + 1 : after + 3], choices[1])
                for number, match, meaning in entries:
                    if at < ends[number]:
                        continue
                    if match is None:
                        ends[number] = after
                        found[number].append((at, after, meaning))
                    elif phrase := match(lower, at):
                        end = ends[number] = phrase.end()
                        words = lower[at:end]
                        found[number].append((at, end, meaning[normal(words) if "-" in words else words]))
            at = after + 1
        return [Hits(hits) for hits in found]


class Hits:
    """The phrases of one lexicon in a text, in order."""

    def __init__(self, hits: list[Hit]) -> None:
        """Keep the hits, which must be sorted."""
        self._hits = hits
        self._starts = [hit[0] for hit in hits]

    def within(self, start: int, end: int) -> list[Hit]:
        """The phrases that begin between two offsets."""
        starts = self._starts
        first = bisect_left(starts, start)
        return self._hits[first : bisect_left(starts, end, first)]


_Letters = set[str | None]


def _openings(phrases: dict[str, Any]) -> dict[str, _Letters]:
    """The first words of phrases, each with the two letters that may stand one place after it.

    None among them: any may, as where the phrase ends with an apostrophe.
    """
    letters: dict[str, _Letters] = {}
    for phrase in phrases:
        word = _first_word(phrase)
        found = letters.setdefault(word, set())
        if phrase != word:
            found |= _following(phrase[len(word) + 1 :])
    return letters


def _following(rest: str) -> _Letters:
    """The two letters that may begin the rest of a phrase; a blank may follow the hyphen of a broken word."""
    if len(rest) < 2:
        return {None}
    hyphened: _Letters = {rest[0] + "-"} if rest[1] == " " else set()
    return hyphened | {rest[:2], " " + rest[0]}


def _entries(
    word: str, lexicons: Sequence[Lexicon[Any]], openings: Sequence[dict[str, _Letters]]
) -> tuple[dict[str, _Entries], _Entries]:
    """What to try at a word by the two letters one place after it, and what to try at any other."""
    letters = {letter for first in openings for letter in first.get(word, ()) if letter}
    by_letter = {letter: _tried(word, letter, lexicons, openings) for letter in letters}
    return by_letter, _tried(word, None, lexicons, openings)


def _tried(
    word: str, letter: str | None, lexicons: Sequence[Lexicon[Any]], openings: Sequence[dict[str, _Letters]]
) -> _Entries:
    found: list[_Entry] = []
    for number, (lexicon, first) in enumerate(zip(lexicons, openings, strict=True)):
        tried = first.get(word, ())
        if letter in tried or None in tried:
            found.append((number, lexicon.pattern.match, lexicon.meanings))
        elif word in lexicon.meanings:
            found.append((number, None, lexicon.meanings[word]))
    return tuple(found)


def _first_word(phrase: str) -> str:
    match = _WORD.match(phrase)
    if match is None:
        raise ValueError(f"the phrase {phrase!r} begins with neither a letter nor a digit")
    return match[0]
