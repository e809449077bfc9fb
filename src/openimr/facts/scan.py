"""All vocabularies over a whole text in one walk from word to word."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from openimr.facts.lexicon import expression, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_WORD = re.compile(r"[a-z0-9]+")
# Every byte but letters and digits as a blank, so that one split yields the words and keeps their places.
_BLANKS = bytes(byte if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
_TAIL = 4  # endings are looked up by their last letters
_LEAST = 5  # a word must be longer for its ending to tell
Hit = tuple[int, int, Any]
# Number of the lexicon, its expression (None where the word alone decides), the meaning or meanings.
_Entry = tuple[int, "Callable[[str, int], re.Match[str] | None] | None", Any]
_Entries = tuple[_Entry, ...]


class Scanner:
    """Lexicons indexed by the first word of their phrases, so that most words of a text cost one look-up.

    What to try at a word is compiled when a text first has the word: a text has few of them.
    """

    def __init__(
        self, lexicons: Sequence[Mapping[str, Any]], families: Mapping[str, Any] | None = None
    ) -> None:
        """Index lists of phrases with their meanings; a phrase must begin with a letter or a digit.

        ``families`` gives the meaning, in the first lexicon, of a word in no list by its ending.
        """
        self._families: dict[str, list[tuple[str, Any]]] = {}
        for ending, meaning in (families or {}).items():
            self._families.setdefault(ending[-_TAIL:], []).append((ending, meaning))
        self._count = len(lexicons)
        self._phrases: dict[str, dict[int, dict[str, Any]]] = {}
        for number, phrases in enumerate(lexicons):
            for phrase, meaning in phrases.items():
                looked_up = normal(phrase)
                of_word = self._phrases.setdefault(_first_word(looked_up), {})
                of_word.setdefault(number, {})[looked_up] = meaning
        self._first: dict[str, tuple[dict[str, _Entries], _Entries]] = {}

    def scan(self, lower: str) -> list[Hits]:
        """What each lexicon finds in a text, leftmost and longest, without overlaps inside one lexicon."""
        found: list[list[Hit]] = [[] for _ in range(self._count)]
        ends = [0] * self._count
        known, families = self._phrases, self._families
        entries_of = self._first.get
        at = 0
        for word in lower.encode("ascii", "replace").translate(_BLANKS).decode("ascii").split(" "):
            after = at + len(word)
            if word in known:
                choices = entries_of(word) or self._compile(word)
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
            elif after - at > _LEAST and word[-_TAIL:] in families:
                meaning = self._by_ending(word)
                if meaning is not None and at >= ends[0]:
                    found[0].append((at, after, meaning))
            at = after + 1
        return [Hits(hits) for hits in found]

    def _by_ending(self, word: str) -> object:
        """The meaning of the longest ending that the word has, None where it has none."""
        endings = [
            (ending, meaning) for ending, meaning in self._families[word[-_TAIL:]] if word.endswith(ending)
        ]
        return max(endings, key=lambda found: len(found[0]))[1] if endings else None

    def _compile(self, word: str) -> tuple[dict[str, _Entries], _Entries]:
        """What to try at a word, kept for the next time."""
        found = self._first[word] = _entries(word, self._phrases[word])
        return found


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


def _openings(word: str, phrases: Mapping[str, Any]) -> _Letters:
    """The two letters that may stand one place after the first word of phrases.

    None among them: any may, as where the phrase ends with an apostrophe.
    """
    letters: _Letters = set()
    for phrase in phrases:
        if phrase != word:
            letters |= _following(phrase[len(word) + 1 :])
    return letters


def _following(rest: str) -> _Letters:
    """The two letters that may begin the rest of a phrase; a blank may follow the hyphen of a broken word."""
    if len(rest) < 2:
        return {None}
    hyphened: _Letters = {rest[0] + "-"} if rest[1] == " " else set()
    return hyphened | {rest[:2], " " + rest[0]}


def _entries(word: str, lexicons: Mapping[int, Mapping[str, Any]]) -> tuple[dict[str, _Entries], _Entries]:
    """What to try at a word by the two letters one place after it, and what to try at any other."""
    openings = {number: _openings(word, phrases) for number, phrases in lexicons.items()}
    expressions = {
        number: expression(phrases).match for number, phrases in lexicons.items() if openings[number]
    }

    def tried(letter: str | None) -> _Entries:
        found: list[_Entry] = []
        for number, phrases in lexicons.items():
            if letter in openings[number] or None in openings[number]:
                found.append((number, expressions[number], phrases))
            elif word in phrases:
                found.append((number, None, phrases[word]))
        return tuple(found)

    letters = {letter for first in openings.values() for letter in first if letter}
    return {letter: tried(letter) for letter in letters}, tried(None)


def _first_word(phrase: str) -> str:
    match = _WORD.match(phrase)
    if match is None:
        raise ValueError(f"the phrase {phrase!r} begins with neither a letter nor a digit")
    return match[0]
