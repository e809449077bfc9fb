"""Words by key in the language of the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import yaml
from django.utils.functional import lazystr
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

Language = Literal["en", "es"]
_HERE = Path(__file__).parent


@cache
def words(language: Language) -> Mapping[str, str]:
    """All words of a language by dotted key."""
    return dict(_flat(yaml.safe_load((_HERE / f"{language}.yaml").read_text("utf-8"))))


def language() -> Language:
    """The language of the page: Spanish where it was chosen, English otherwise."""
    return "es" if (get_language() or "").startswith("es") else "en"


def has(key: str) -> bool:
    """Whether there are words for this key."""
    return key in words("en")


def say(key: str, **values: object) -> str:
    """The words of the key, filled. Raises KeyError for a key or a value that is not there."""
    return words(language())[key].format(**values)


class _Later:
    """Says its words whenever it becomes text: for what is built once and shown in two languages."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __str__(self) -> str:
        return say(self._key)


def said_later(key: str) -> _StrPromise:
    """The words, looked up when the page is made."""
    return lazystr(_Later(key))


def _flat(tree: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        name = f"{before}{key}"
        found += _flat(value, f"{name}.") if isinstance(value, dict) else [(name, cast("str", value))]
    return found
