"""The front door: a published determination letter becomes typed data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openimr.letter.credentials import read_credentials
from openimr.letter.errors import NotALetterError
from openimr.letter.header import FIELDS, Header, read_header
from openimr.letter.items import read_items
from openimr.letter.layout import layouts
from openimr.letter.model import Letter
from openimr.letter.older import read_notice, read_professional_review
from openimr.letter.source import decode, text_of
from openimr.text import fold

if TYPE_CHECKING:
    from openimr.letter.layout import Layouts

HEADINGS_OF_2014_ON = ("2014", "2016", "2013-documents")


def read(letter: Path | str | bytes, *, source: str | None = None) -> Letter:
    """The letter in a PDF or text, given as a path or as its bytes; ``source`` is the name it gets.

    Raises LetterError, which says what to do, for anything else.
    """
    if isinstance(letter, bytes):
        source = source or "bytes"
        return read_text(decode(letter, source), source=source)
    path = Path(letter)
    return read_text(text_of(path), source=source or path.name)


def read_text(text: str, *, source: str = "text", program: str = "ca_workers_comp") -> Letter:
    """The letter in a text as an extractor gives it, line ends included.

    What the letter does not say is None with a warning. Raises NotALetterError when the text has the
    headings of no known layout.
    """
    if "\r" in text or "\f" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    known = layouts(program)
    layout = known.name(text)
    if layout is None:
        raise NotALetterError(
            "this is no determination letter",
            where=source,
            expected="the headings of a final determination, such as IMR ISSUES, DECISIONS AND RATIONALES",
            do="leave the file out, or give the whole letter",
        )
    if layout == "2013":
        return read_notice(text, source)
    if layout == "professional-review":
        return read_professional_review(text, source, known.professional_review)
    return _read_sections(text, source, layout, known)


def _read_sections(text: str, source: str, layout: str, known: Layouts) -> Letter:
    """A letter with the headings used from 2014 on."""
    whole, text = text, known.first_letter(text)
    body, parts = known.parts(text)
    header = read_header(text[:body], known.labels)
    warnings = _header_warnings(header)
    if len(text) < len(whole):
        warnings.append("another letter follows in the same text; only the first is read")
    summary = _own_words(text, parts.get("summary"), known, "summary")
    if summary is None:
        warnings.append("no clinical case summary")
    start, end = parts.get("issues", (len(text), len(text)))
    sentence = known.fixed["issues"].match(text, start, end)
    items, found = read_items(
        text, sentence.end() if sentence else start, end, announced=sentence is not None
    )
    if not items:
        warnings.append("no decided item")
    how_made = parts.get("how_made")
    return Letter(
        source=source,
        layout=layout,
        reviewer=read_credentials(text[slice(*how_made)] if how_made else ""),
        clinical_case_summary=summary,
        items=items,
        warnings=(*warnings, *found),
        **{name: getattr(header, name) for name in FIELDS},
    )


def _own_words(text: str, part: tuple[int, int] | None, known: Layouts, name: str) -> str | None:
    """The words of a section without the fixed sentence that opens it."""
    if part is None:
        return None
    start, end = part
    sentence = known.fixed[name].match(text, start, end)
    return fold(text[sentence.end() if sentence else start : end]) or None


def _header_warnings(header: Header) -> list[str]:
    missing = header.missing()
    if len(missing) == len(FIELDS):
        return ["no header: case number, dates and priority are not in the text"]
    return [f"no {name} in the header" for name in missing]
