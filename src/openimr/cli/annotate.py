"""The mentions of letters and notes in files, in the format of the annotation."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from openimr.errors import OpenimrError
from openimr.facts import extract
from openimr.facts.target import counted, targets
from openimr.letter import NotALetterError, read_text
from openimr.letter.source import text_of, without_furniture
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.facts.extractor import Extractor
    from openimr.facts.target import Target
    from openimr.letter import Letter

_EDGE = 60  # counted characters: enough to find again where a passage begins and ends
_WORD = re.compile(r"\S")


class Passage(NamedTuple):
    """Characters ``start`` to ``end`` of a text that are read for facts, and what they are."""

    section: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text as extracted, the same with the lines at the edges of its pages blanked, and its passages."""

    case: str
    raw: str
    plain: str
    passages: tuple[Passage, ...]
    letter: Letter | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """The mentions of one file, the words of each, or the error that says why there is none."""

    path: str
    mentions: tuple[Target, ...] = ()
    quotes: tuple[str, ...] = ()
    error: OpenimrError | None = None


def annotate(path: str, extractor: Extractor = extract) -> Annotation:
    """The mentions of one file; never raises for a bad one, so that the others are read all the same."""
    try:
        return annotate_with(path, extractor)
    except OpenimrError as error:
        return Annotation(path, error=error)
    except Exception as error:  # noqa: BLE001 - one strange file must not lose the others
        what = f"reading it failed with {type(error).__name__}"
        expected = "a PDF or text of a letter or note"
        return Annotation(
            path, error=OpenimrError(what, where=path, expected=expected, do="report this file")
        )


def annotate_with(path: str, extractor: Extractor) -> Annotation:
    """The mentions of one file by an extractor. Raises OpenimrError for what cannot be read."""
    source = open_source(Path(path))
    numbers = counted(source.raw)
    letter = source.letter
    injury = letter.date_of_injury if letter else None
    disputed = [item.service for item in letter.items if _is_diagnostic(item.service.kind)] if letter else []
    mentions: list[Target] = []
    quotes: list[str] = []
    for section, start, end in source.passages:
        facts = extractor(source.plain[start:end], injury=injury, disputed=disputed)
        mentions += targets(facts, numbers, case=source.case, section=section, offset=start)
        quotes += [fact.quote for fact in facts]
    return Annotation(path, tuple(mentions), tuple(quotes))


def lines(annotation: Annotation) -> str:
    """The mentions as JSON Lines, without any word of the text."""
    return "".join(json.dumps(mention.to_json()) + "\n" for mention in annotation.mentions)


def columns(annotation: Annotation) -> str:
    """The mentions one in a line of fixed columns, each with its words."""
    return "".join(
        f"{m.case:<22} {m.section:<12} {m.concept:<22} {m.kind or '-':<18} {m.status:<21} "
        f"{' '.join(filter(None, (m.side, m.region))) or '-':<24} {quote}\n"
        for m, quote in zip(annotation.mentions, annotation.quotes, strict=True)
    )


def open_source(path: Path) -> Source:
    """A letter with its summary and the rationales of its diagnostic items; else a note, read whole."""
    text = text_of(path)
    raw, plain = _pages(path) if path.read_bytes()[:1024].find(b"%PDF-") >= 0 else (text, text)
    try:
        letter = read_text(text, source=str(path))
    except NotALetterError:
        return Source(path.stem, raw, plain, (Passage("note", 0, len(plain)),), None)
    return Source(path.stem, raw, plain, tuple(_passages(plain, letter)), letter)


def _pages(path: Path) -> tuple[str, str]:
    """The text of a PDF's pages, and the same with the lines that stand on every page blanked."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    bare = without_furniture(pages)
    return "\n".join(pages), "\n".join(map(_blanked, pages, bare))


def _blanked(page: str, bare: str) -> str:
    """A page of the same length in which only the lines of ``bare`` are left."""
    squeezed, wanted = "".join(_WORD.findall(page)), "".join(bare.split())
    first = squeezed.find(wanted)
    if first < 0 or not wanted:
        return page
    places = [match.start() for match in _WORD.finditer(page)]
    start, end = places[first], places[first + len(wanted) - 1] + 1
    blank = re.compile(r"\S")
    return blank.sub(" ", page[:start]) + page[start:end] + blank.sub(" ", page[end:])


def _passages(text: str, letter: Letter) -> Iterator[Passage]:
    """Where the case summary and the rationales of the diagnostic items stand in a letter's text."""
    numbers = counted(text)
    condensed = "".join(text[i] for i in range(len(text)) if numbers[i + 1] > numbers[i])
    back = [i for i in range(len(text)) if numbers[i + 1] > numbers[i]]
    after = 0
    wanted = [("summary", letter.clinical_case_summary, True)]
    wanted += [
        (f"rationale:{item.number}", item.rationale, _is_diagnostic(item.service.kind))
        for item in letter.items
    ]
    for section, words, read in wanted:  # those not read are found too: rationales may begin alike
        found = _find(condensed, _condensed(words or ""), after)
        if found:
            after = found[1]
        if found and read:
            yield Passage(section, back[found[0]], back[found[1] - 1] + 1)


def _find(condensed: str, words: str, after: int) -> tuple[int, int] | None:
    """The place of a passage by its first and last characters: between them the text may be set apart."""
    if not words:
        return None
    first = condensed.find(words, after)
    if first >= 0:
        return first, first + len(words)
    first = condensed.find(words[:_EDGE], after)
    if first < 0:
        return None
    last = condensed.find(words[-_EDGE:], max(first, first + len(words) - _EDGE))
    return first, last + len(words[-_EDGE:]) if last >= 0 else min(first + len(words), len(condensed))


def _condensed(words: str) -> str:
    numbers = counted(words)
    return "".join(letter for i, letter in enumerate(words) if numbers[i + 1] > numbers[i])


@cache
def _diagnostic() -> frozenset[str]:
    return frozenset(load("facts/vocabulary.yaml")["diagnostic_services"])


def _is_diagnostic(kind: str) -> bool:
    return kind in _diagnostic()
