"""How near two names, numbers or dates are: the slips of pens, keyboards and ears."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

How = Literal["same", "near", "part", "transposed", "digit", "different"]

_APART = re.compile(r"[^a-z0-9]+")
_SIGNS = re.compile(r"[^A-Z0-9]+")
_FILLING = re.compile(r"(?:\A|(?<=[A-Z]))0+(?=\d)")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset({"de", "la", "las", "los", "del", "da", "dos", "van", "von", "der"})
# Letters that ears confuse, brought together before names are compared by their consonants.
_EARS = str.maketrans(
    {"c": "k", "q": "k", "z": "s", "x": "s", "b": "v", "y": None, "h": None, "w": "v", "j": "g"}
)
_VOWELS = str.maketrans("", "", "aeiou")


@lru_cache(maxsize=262144)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without accents, particles and suffixes such as Jr."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("'", "")
    words = [word for word in _APART.split(plain) if word and word not in _SUFFIXES]
    return tuple(word for word in words if word not in _PARTICLES) or tuple(words)


@lru_cache(maxsize=262144)
def skeleton(word: str) -> str:
    """The consonants of a word as ears take them, each run once: Gonzales and Gonsalez are one."""
    head, tail = word[:1], word[1:]
    bones = (head if head in "aeiou" else head.translate(_EARS)) + tail.translate(_VOWELS).translate(_EARS)
    return "".join(letter for letter, before in zip(bones, " " + bones, strict=False) if letter != before)


def compare_names(one: str, other: str) -> How | None:
    """How two names compare; None where one is not known."""
    first, second = folded(one), folded(other)
    if not first or not second:
        return None
    if first == second or "".join(first) == "".join(second):
        return "same"
    if near("".join(first), "".join(second)):
        return "near"
    if set(first) & set(second) or _initial(first, second):
        return "part"
    return "different"


def compare_numbers(one: str, other: str) -> How | None:
    """How two claim numbers compare, signs and leading zeros apart."""
    first, second = plain_number(one), plain_number(other)
    if not first or not second:
        return None
    if first == second:
        return "same"
    return "near" if min(len(first), len(second)) > 4 and slips(first, second) == 1 else "different"


@lru_cache(maxsize=262144)
def plain_number(number: str) -> str:
    """A claim number without signs, spaces and the zeros that fill it up behind letters."""
    return _FILLING.sub("", _SIGNS.sub("", number.upper()))


def compare_dates(one: date | None, other: date | None) -> How | None:
    """How two dates compare: day and month or two digits exchanged, or one digit wrong."""
    if one is None or other is None:
        return None
    if one == other:
        return "same"
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return "transposed"
    first, second = f"{one:%m%d%Y}", f"{other:%m%d%Y}"
    if sorted(first) == sorted(second) and slips(first, second) == 1:
        return "transposed"
    return "digit" if slips(first, second) == 1 else "different"


def near(one: str, other: str) -> bool:
    """Whether two words are slips of one: one edit, two in a long word, or the same to the ear."""
    shorter = min(len(one), len(other))
    if shorter < 3 or abs(len(one) - len(other)) > 2:
        return False
    allowed = 1 if shorter < 7 else 2
    if slips(one, other) <= allowed and (shorter > 3 or one[0] == other[0]):
        return True
    return shorter > 3 and skeleton(one) == skeleton(other) and slips(one, other) <= 3


def slips(one: str, other: str) -> int:
    """How many letters were added, lost, changed or exchanged with a neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        following = [i]
        for j, beside in enumerate(other, start=1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]


def _initial(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    shorter, longer = sorted((first[0], second[0]), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)
