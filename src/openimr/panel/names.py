"""Names as keys: one for the same name written differently, several for names that are merely near."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from openimr.panel.rules import rules

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"['’.](?=\w)")
_LEAST_FOR_SLIP = 5  # shorter names differ by one letter too often
_LEAST_FOR_SOUND = 6
_LEAST_INITIALS = 3


@lru_cache(maxsize=65536)
def tokens(name: str, *, person: bool, program: str) -> tuple[str, ...]:
    """The words of a name that tell it apart, in reading order; ``Last, First`` is turned for people."""
    noise = rules(program).noise
    left, comma, right = _plain(name).partition(",")
    parts = [[word for word in _WORD.findall(part) if word not in noise] for part in (left, right)]
    if comma and person and parts[0] and parts[1]:
        parts.reverse()
    return tuple(parts[0] + parts[1]) or tuple(_WORD.findall(_plain(name)))


@lru_cache(maxsize=65536)
def near_keys(words: tuple[str, ...], *, person: bool) -> frozenset[str]:
    """Keys that names share with near spellings: a slip of one letter, sound, order, initials."""
    compact = "".join(words)
    keys = {f"order {' '.join(sorted(words))}", f"whole {compact}"}
    if len(compact) >= _LEAST_FOR_SLIP:
        keys.update(f"whole {compact[:i]}{compact[i + 1 :]}" for i in range(len(compact)))
    if len(compact) >= _LEAST_FOR_SOUND:
        keys.add(f"sound {_sound(words)}")
    if person and len(words) > 1:
        keys.add(f"person {words[0][:1]} {words[-1]}")
    if not person and words:
        keys.add(f"first {words[0]}")
        keys.update(f"initials {short}" for short in _initials(words))
    return frozenset(keys)


def are_near(left: tuple[str, ...], right: tuple[str, ...], shared: set[str]) -> bool:
    """Whether names that share these keys are near.

    A first word in common needs one name within the other; initials need one name that is nothing else.
    """
    kinds = {key.partition(" ")[0] for key in shared}
    if kinds - {"first", "initials"}:
        return True
    if "initials" in kinds and 1 in {len(left), len(right)}:
        return True
    return "first" in kinds and (set(left) <= set(right) or set(right) <= set(left))


def _initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name as its initials, where it is one short word or has at least three."""
    if len(words) == 1:
        return words if len(words[0]) >= _LEAST_INITIALS else ()
    return ("".join(word[0] for word in words),) if len(words) >= _LEAST_INITIALS else ()


def _sound(words: tuple[str, ...]) -> str:
    """First letters and consonants, doubled ones once."""
    parts = []
    for word in words:
        rest = re.sub(r"[aeiouyhw]", "", word[1:])
        parts.append(re.sub(r"(.)\1+", r"\1", word[0] + rest))
    return " ".join(parts)


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _APOSTROPHE.sub("", bare).replace("&", " and ")
