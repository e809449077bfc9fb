"""A 200-page text PDF, every word with its box, beside pdfplumber where it is installed."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import typst

from benchmarks.row import Row, seconds
from openimr.record import read_document

PAGES, PAGES_OF_PEER = 200, 10
# About 420 words and 2,400 characters a page, as in the published letters.
SENTENCE = (
    "The patient reports neck pain with numbness of the left hand. Strength of the triceps is 4/5 on the "
    "left and sensation is reduced over the middle finger. Therapy, twelve visits, gave no lasting relief. "
)


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """One row: seconds for the whole document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.pdf"
        path.write_bytes(_typeset(PAGES))
        ours = seconds(lambda: read_document(path))
        peer = _time_peer(path)
    return [Row("200-page text PDF, words with boxes", ours, "s", "<= 0.5 s", "pdfplumber", peer)]


def _typeset(pages: int) -> bytes:
    markup = (
        "#set document(date: datetime(year: 2014, month: 1, day: 1))\n"
        '#set page(paper: "us-letter", margin: 0.8in)\n#set text(font: "Libertinus Serif", size: 10.5pt)\n'
        f"#for _ in range({pages}) {{ for _ in range(4) {{ par(sys.inputs.words) }}; pagebreak(weak: true) }}"
    )
    made: bytes = typst.compile(markup.encode(), ignore_system_fonts=True, sys_inputs={"words": SENTENCE * 3})
    return made


def _time_peer(path: Path) -> float | None:
    """Seconds for the same document, from its first pages: the peer's time is linear in pages."""
    if find_spec("pdfplumber") is None:
        return None
    import pdfplumber  # type: ignore[import-not-found]

    with pdfplumber.open(path) as pdf:
        start = perf_counter()
        for page in pdf.pages[:PAGES_OF_PEER]:
            page.extract_words()
        return (perf_counter() - start) * PAGES / PAGES_OF_PEER
