"""A page of plain data as a tagged, archivable PDF."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import typst

from openimr.typeset.archive import end_streams_plainly
from openimr.typeset.printable import (
    lacks_glyph,
    show_latin,
    show_unprintable,
    show_unprintable_words,
    show_unwritable,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

# Accessible (PDF/UA-1) and archivable (PDF/A-2a) in one file. An archive file must bear a date.
DATED = ["ua-1", "a-2a"]
UNDATED = ["ua-1"]


def pdf(templates: Path, name: str, page: Mapping[str, Any], day: date | None) -> bytes:
    """The page set with the Typst template ``name``.typ of a folder; the same page gives the same bytes.

    The template reads the page from ``sys.inputs.page`` as JSON, with ``date`` as [year, month, day] or null:
    the document's date is ``day``, never today. Fonts come from the engine's own wheel, never from the
    system. A character that no font has is printed by its number.
    """
    compiler = _compiler(templates, name)
    written = show_unwritable(dict(page))
    for show in (show_unprintable, show_unprintable_words):
        try:
            return _compile(compiler, show(written), day)
        except typst.TypstError as error:
            if not lacks_glyph(error):
                raise
    return _compile(compiler, show_latin(written), day)


def _compile(compiler: Any, page: dict[str, Any], day: date | None) -> bytes:  # noqa: ANN401 - no class to name
    dated = {**page, "date": [day.year, day.month, day.day] if day else None}
    compiled: bytes = compiler.compile(
        format="pdf",
        sys_inputs={"page": json.dumps(dated, ensure_ascii=False)},
        pdf_standards=DATED if day else UNDATED,
        timestamp=0,
    )
    return end_streams_plainly(compiled)


@cache
def _compiler(templates: Path, name: str) -> Any:  # noqa: ANN401 - typst ships no class to name
    """One compiler for a process and template: fonts are read once."""
    return typst.Compiler(str(templates / f"{name}.typ"), root=str(templates), ignore_system_fonts=True)
