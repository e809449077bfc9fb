"""Characters that no font can show, and words longer than a line: a page must not fail for one."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

if TYPE_CHECKING:
    from collections.abc import Callable

# Latin with its accents and the usual typographic signs: the page's font has them all.
_DOUBTFUL = re.compile(r"[^\n\t -~\u00a0-\u017f\u2010-\u2015\u2018-\u201f\u2020-\u2022\u2026]")
# Signs that print nothing: joiners, soft hyphens, marks of direction. In a run they stop the engine.
_INKLESS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_NO_WRITING = {"Cc", "Cn", "Co", "Cs"}  # controls, non-characters, private use, halves of surrogate pairs
# Longer than the narrowest column, without a sign after which a line may end anyway; so addresses and the
# digest stay whole and can be copied.
_LONG = re.compile(r"(?<![^\s/-])(?![0-9a-f]{64}(?!\S))[^\s/-]{50,}")
_WORD = re.compile(r"\S*[^\s -~]\S*")  # a word that is not plain ASCII
_PIECE = re.compile(r"\S{10}(?=\S)")
_BREAK = "\u200b"  # a line may end here, and nothing is printed
_PROBE = Path(__file__).with_name("glyph.typ")
_REFUSED = ("could not be displayed", "codepoint")


def show_unwritable(value: Any) -> Any:  # noqa: ANN401 - any tree of plain data
    """The tree with every code point that is no writing replaced by its number, such as ``[U+0007]``."""
    return _map(value, lambda text: _number(text, _is_writing))


def show_unprintable(value: Any) -> Any:  # noqa: ANN401 - any tree of plain data
    """The tree as the page can hold it: a character without a glyph by its number, long words breakable."""
    return _map(value, lambda text: _printable(text, _prints))


def show_unprintable_words(value: Any) -> Any:  # noqa: ANN401 - any tree of plain data
    """The same, and each word that the engine refuses although it has its characters in plain letters.

    Slower; for accents and joined signs that have a glyph each and none together.
    """
    return _map(value, lambda text: _printable(_WORD.sub(_plain_word, text), _prints))


def show_latin(value: Any) -> Any:  # noqa: ANN401 - any tree of plain data
    """The tree with every character but Latin letters and usual signs by its number: this always prints."""
    return _map(value, lambda text: _printable(text, _never))


def lacks_glyph(error: typst.TypstError) -> bool:
    """Whether the engine refused a text because its fonts cannot show it."""
    return any(reason in str(error) for reason in _REFUSED)


def _map(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - any tree of plain data
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _map(part, change) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_map(part, change) for part in value]
    return value


def _printable(text: str, shows: Callable[[str], bool]) -> str:
    composed = unicodedata.normalize("NFC", _INKLESS.sub("", text))
    return _LONG.sub(_breakable, _number(composed, shows))


def _plain_word(word: re.Match[str]) -> str:
    text = _number(unicodedata.normalize("NFC", _INKLESS.sub("", word[0])), _prints)
    return text if _prints(text) else _number(text, _never)


def _number(text: str, shows: Callable[[str], bool]) -> str:
    return _DOUBTFUL.sub(lambda found: found[0] if shows(found[0]) else f"[U+{ord(found[0]):04X}]", text)


def _breakable(word: re.Match[str]) -> str:
    return _PIECE.sub(lambda piece: piece[0] + _BREAK, word[0])


def _never(_char: str) -> bool:
    return False


def _is_writing(char: str) -> bool:
    return unicodedata.category(char) not in _NO_WRITING


@lru_cache(maxsize=4096)
def _prints(text: str) -> bool:
    """Whether the engine can set a character or word under the rules of PDF/A and PDF/UA: it tries."""
    try:
        _probe().compile(
            format="pdf",
            sys_inputs={"char": json.dumps(text)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=0,
        )
    except typst.TypstError as error:
        if lacks_glyph(error):
            return False
        raise
    return True


@cache
def _probe() -> Any:  # noqa: ANN401 - typst ships no class to name
    return typst.Compiler(str(_PROBE), root=str(_PROBE.parent), ignore_system_fonts=True)
