"""The front door for writing: a determination letter as accessible PDF and as HTML."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import typst
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from openimr.letter.archive import end_streams_plainly
from openimr.letter.errors import IncompleteLetterError
from openimr.letter.page import fill
from openimr.letter.printable import (
    lacks_glyph,
    show_latin,
    show_unprintable,
    show_unprintable_words,
    show_unwritable,
)
from openimr.programs import folder

if TYPE_CHECKING:
    from jinja2 import Template

    from openimr.letter.draft import DeterminationLetter

# Accessible (PDF/UA-1) and archivable (PDF/A-2a) in one file. An archive file must bear a date.
DATED = ["ua-1", "a-2a"]
UNDATED = ["ua-1"]


def write_pdf(letter: DeterminationLetter) -> bytes:
    """The letter as a tagged PDF; the same letter gives the same bytes.

    Fonts come from the engine's own wheel, never from the system; the document's date is the decision date.
    A character that no font has is printed by its number. Raises IncompleteLetterError.
    """
    page = _page(letter)
    for show in (show_unprintable, show_unprintable_words):
        try:
            return _set(letter, show(page))
        except typst.TypstError as error:
            if not lacks_glyph(error):
                raise
    return _set(letter, show_latin(page))


def _set(letter: DeterminationLetter, page: dict[str, Any]) -> bytes:
    day = letter.decision_date
    page["date"] = [day.year, day.month, day.day] if day else None
    compiled: bytes = _compiler(letter.program).compile(
        format="pdf",
        sys_inputs={"letter": json.dumps(page, ensure_ascii=False)},
        pdf_standards=DATED if day else UNDATED,
        timestamp=0,
    )
    return end_streams_plainly(compiled)


def write_html(letter: DeterminationLetter) -> str:
    """The letter as one HTML page without script, for screen, phone and print.

    Raises IncompleteLetterError.
    """
    html: str = _template(letter.program).render(page=_page(letter))
    return html


def _page(letter: DeterminationLetter) -> dict[str, Any]:
    lacking = letter.missing()
    if lacking:
        raise IncompleteLetterError(
            f"a final letter lacks {', '.join(lacking)}",
            where=letter.case_number,
            expected="what 8 CCR 9792.10.6(d) and Labor Code 4610.6 ask a determination to contain",
            do="add it, or write the letter as a draft",
        )
    page: dict[str, Any] = show_unwritable(fill(letter))
    return page


@cache
def _compiler(program: str) -> Any:  # noqa: ANN401 - typst ships no class to name
    """One compiler for a process: fonts are read once."""
    template = folder(program) / "letters" / "determination.typ"
    return typst.Compiler(str(template), root=str(template.parent), ignore_system_fonts=True)


@cache
def _template(program: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(folder(program) / "letters"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = _css_string
    return environment.get_template("determination.html.j2")


def _css_string(text: str) -> Markup:
    """A text as a CSS string in which nothing can end the string or the style element."""
    safe = (
        char if char == " " or (char.isascii() and char.isalnum()) else f"\\{ord(char):x} " for char in text
    )
    return Markup(f'"{"".join(safe)}"')  # noqa: S704 - every sign but letters, digits and spaces is escaped
