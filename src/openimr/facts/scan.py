"""All vocabularies over a whole text in one walk from word to word."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from openimr.facts.lexicon import expression, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_WORD = re.compile(r"[a-z0-9]+")
# Every byte but letters and digits as a blank, so that one split yields the words and keeps their places.
_BLANKS = bytes(byte if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
_TAIL = 4  # endings are looked up by their last letters
_LEAST = 5  # a word must be longer for its ending to tell
Hit = tuple[int, int, Any]
# Number of the lexicon, its expression (None where the word alone decides), the meaning or meanings.
_Entry = tuple[int, "Callable[[str, int], re.Match[str] | None] | None", Any]
_Entries = tuple[_Entry, ...]
_Choices = tuple[dict[str, _Entries], _Entries]  # by the word that follows, and before any other
_NONE: _Choices = ({}, ())  # of a word with which no phrase begins


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
        # Under each first word what to try there; nothing until a text has the word.
        self._choices: dict[str, _Choices | None] = dict.fromkeys(self._phrases)

    def scan(self, lower: str) -> list[Hits]:
        """What each lexicon finds in a text, leftmost and longest, without overlaps inside one lexicon."""
        found: list[list[Hit]] = [[] for _ in range(self._count)]
        ends = [0] * self._count
        families, choices_of = self._families, self._choices.get
        at = 0
        for word, following in pairwise([*_split(lower), ""]):
            after = at + len(word)
            choices = choices_of(word, _NONE)
            if choices is not _NONE:
                by_following, others = choices or self._compile(word)
                for number, match, meaning in by_following.get(following, others):
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

    def _compile(self, word: str) -> _Choices:
        """What to try at a word, kept for the next time."""
        found = self._choices[word] = _entries(word, self._phrases[word])
        return found


class Hits:
    """The phrases of one lexicon in a text, in order."""

    def __init__(self, hits: list[Hit]) -> None:
        """Keep the hits, which must be sorted."""
        self._hits = hits
        self._starts = [hit[0] for hit in hits]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._hits)

    def within(self, start: int, end: int) -> list[Hit]:
        """The phrases that begin between two offsets."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return self._hits[first : bisect_left(starts, end, first)]


_Following = set[str | None]


def _split(text: str) -> list[str]:
    """The words of a text in small letters, an empty one between any two signs that are in none."""
    return text.encode("ascii", "replace").translate(_BLANKS).decode("ascii").split(" ")


def _following(word: str, phrases: Iterable[str]) -> _Following:
    """The words that may stand right after the first word of phrases; a hyphen may break off the first.

    None among them: any may, as where the phrase ends with an apostrophe.
    """
    following: _Following = set()
    for phrase in phrases:
        if phrase != word:
            rest = phrase[len(word) + 1 :]
            following |= {_split(rest)[0], ""} if rest else {None}
    return following


def _entries(word: str, lexicons: Mapping[int, Mapping[str, Any]]) -> _Choices:
    """What to try at a word by the word right after it, and what to try before any other."""
    following = {number: _following(word, phrases) for number, phrases in lexicons.items()}
    expressions = {
        number: expression(phrases).match for number, phrases in lexicons.items() if following[number]
    }

    def tried(second: str | None) -> _Entries:
        found: list[_Entry] = []
        for number, phrases in lexicons.items():
            if second in following[number] or None in following[number]:
                found.append((number, expressions[number], phrases))
            elif word in phrases:
                found.append((number, None, phrases[word]))
        return tuple(found)

    seconds = {second for words in following.values() for second in words if second is not None}
    return {second: tried(second) for second in seconds}, tried(None)


def _first_word(phrase: str) -> str:
    match = _WORD.match(phrase)
    if match is None:
        raise ValueError(f"the phrase {phrase!r} begins with neither a letter nor a digit")
    return match[0]
