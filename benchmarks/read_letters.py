"""Letters to typed data, from text and from PDF, with one process and with two.

Reading remembers whole headings and guideline lines. Real piles repeat them, so both are measured: "memory
cold" forgets between letters, "memory warm" keeps what a pile of these letters repeats.
"""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

from benchmarks.row import Row, seconds
from openimr.case import read_item, read_service
from openimr.citation import parse
from openimr.letter import read, read_text
from openimr.letter.source import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LETTERS = 2000
TEXT_BUDGET, PDF_BUDGET = ">= 3,000 letters/s", ">= 400 letters/s"
_HEAD = re.compile(r"(Case Number|Date Assigned|Decision Date|Date of Injury|UR Denial Date):\s*(\S+)")
_SECTION = re.compile(r"CLINICAL CASE SUMMARY|IMR ISSUES, DECISIONS AND RATIONALES")
_PART = re.compile(
    r"(Upheld|Overturned)\s+Claims Administrator\s+guideline:|MAXIMUS\s+guideline:|Decision\s+rationale:"
)


def run(shared: Path) -> list[Row]:
    """Six rows: text warm and cold, warm with two processes; PDF with one and two; peers in the same run."""
    paths = sorted((shared / "letters").glob("*.pdf"))
    texts = _cycled([text_of(path) for path in paths], LETTERS)
    files = _cycled(paths, 3 * len(paths))
    floor = _rate(lambda: _each(_split, texts), texts)
    warm = _rate(lambda: _each(read_text, texts), texts)
    cold = _rate(lambda: _each(_read_anew, texts[:500]), texts[:500])
    pdf = _rate(lambda: _each(read, files), files)
    raw = _rate(lambda: _each(_raw_text, files), files)
    with ProcessPoolExecutor(2) as pool:
        warm_two = _rate(lambda: _spread(pool, _count, texts), texts)
        pdf_two = _rate(lambda: _spread(pool, read, files), files)
        raw_two = _rate(lambda: _spread(pool, _raw_text, files), files)
    words = "letters, text to typed"
    unit = "letters/s"
    return [
        Row(f"{words}, memory warm", warm, unit, TEXT_BUDGET, "regex split alone (floor)", floor),
        Row(f"{words}, memory cold", cold, unit, TEXT_BUDGET, "regex split alone (floor)", floor),
        Row(f"{words}, warm, 2 processes", warm_two, unit, TEXT_BUDGET, "the same with one", warm),
        Row(
            f"{words}, memory warm", warm, unit, TEXT_BUDGET, "eyecite with hyperscan", _eyecite(texts[:100])
        ),
        Row("letters, PDF to typed", pdf, unit, PDF_BUDGET, "pypdfium2 text alone (floor)", raw),
        Row("letters, PDF to typed, 2 processes", pdf_two, unit, PDF_BUDGET, "the same floor, 2", raw_two),
    ]


def _cycled(pile: Sequence[Any], count: int) -> list[Any]:
    return [pile[number % len(pile)] for number in range(count)]


def _rate(work: Callable[[], object], pile: Sequence[object]) -> float:
    return len(pile) / seconds(work, runs=3)


def _each(work: Callable[[Any], object], pile: Sequence[object]) -> None:
    for one in pile:
        work(one)


def _spread(pool: ProcessPoolExecutor, work: Callable[[Any], object], pile: Sequence[object]) -> None:
    for _ in pool.map(work, pile, chunksize=32):
        pass


def _count(text: str) -> int:
    """Read a letter and leave it in its process, as the command does, which hands back a line."""
    return len(read_text(text).items)


def _read_anew(text: str) -> object:
    """Read a letter as if none had been read before."""
    for memory in (read_item, read_service, parse):
        memory.cache_clear()
    return read_text(text)


def _split(text: str) -> object:
    """What fifteen lines with ``re`` do: words, not values."""
    header, *sections = _SECTION.split(text)
    return _HEAD.findall(header), sections, _PART.split(sections[-1])


def _raw_text(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _eyecite(texts: Sequence[str]) -> float | None:
    """Letters a second of the legal citation finder, None where it is not installed."""
    try:
        from eyecite import get_citations
        from eyecite.tokenizers import HyperscanTokenizer

        tokenizer = HyperscanTokenizer(cache_dir=None)
        get_citations(texts[0], tokenizer=tokenizer)
    except ImportError:
        return None
    return _rate(lambda: [get_citations(text, tokenizer=tokenizer) for text in texts], texts)
