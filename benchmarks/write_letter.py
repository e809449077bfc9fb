"""How many determination letters a second become tagged PDF, no two of them alike."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from typing import TYPE_CHECKING

from benchmarks.row import Row, seconds
from openimr.letter import (
    DecidedItem,
    DeterminationLetter,
    ReviewedDocument,
    ReviewerQualifications,
    write_html,
    write_pdf,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUDGET = ">= 60 letters/s on 2 cores"
LETTERS = 40
SENTENCE = (
    "The fictional worker reports neck pain that spreads to the left arm, and grip of {} kg on day {}. "
)


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """Rows for one process and for two; the peer renders our own HTML to PDF/UA-1."""
    peer = _weasyprint()
    alone = LETTERS / seconds(_counter(write_pdf), runs=3)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        both = LETTERS / seconds(lambda: _on_two(pool), runs=3)
    return [
        Row("letter to tagged PDF, one process", alone, "letters/s", BUDGET, "WeasyPrint", peer),
        Row(
            "letter to tagged PDF, two processes", both, "letters/s", BUDGET, "WeasyPrint, one process", peer
        ),
    ]


def letter(number: int) -> DeterminationLetter:
    """A fictional letter with two items and the 4 kB of prose of the published median, no two alike."""
    day = date(2016, 1, 4) + timedelta(number % 360)
    prose = "".join(SENTENCE.format(number, place) for place in range(10))
    items = tuple(
        DecidedItem(
            place,
            f"MRI of the cervical spine, request {number}",
            "overturned" if number % 3 else "upheld",
            prose,
            "Decision based on MTUS Eye 2004.",
            "Decision based on MTUS Eye 2004, Section(s): Treatment.",
        )
        for place in (1, 2)
    )
    return DeterminationLetter(
        case_number=f"CM16-{number:07d}",
        decision_date=day,
        items=items,
        summary=(prose, prose),
        status="final",
        date_assigned=day,
        reviewer=ReviewerQualifications(("California",), ("Family Practice",)),
        documents=tuple(ReviewedDocument(f"{n:02}.pdf", f"Report {n}", day, n) for n in range(1, 9)),
    )


def _counter(write: Callable[[DeterminationLetter], object], letters: int = LETTERS) -> Callable[[], None]:
    """Work that writes letters never written before, so that no cache of the engine helps."""
    numbers = iter(range(1, 1_000_000))

    def work() -> None:
        for _ in range(letters):
            write(letter(next(numbers)))

    return work


_next = 1_000_000


def _on_two(pool: ProcessPoolExecutor) -> None:
    global _next  # noqa: PLW0603 - the numbers go on from run to run
    numbers = range(_next, _next + LETTERS)
    _next += LETTERS
    list(pool.map(_size, numbers, chunksize=LETTERS // 4))


def _size(number: int) -> int:
    return len(write_pdf(letter(number)))


def _weasyprint() -> float | None:
    """Letters a second of the peer in one process, None where it is not installed."""
    try:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError):
        return None
    fonts = FontConfiguration()

    def write(one: DeterminationLetter) -> object:
        return HTML(string=write_html(one)).write_pdf(pdf_variant="pdf/ua-1", font_config=fonts)

    few = 5
    return few / seconds(_counter(write, few), runs=3)
