"""Where letters go: JSON Lines or Parquet, to a file that is whole or not there, or to standard output."""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from openimr.files import atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CITATION = (
    "STRUCT(guideline VARCHAR, title VARCHAR, chapter JSON, year INTEGER, pages VARCHAR[], "
    "sections VARCHAR[], topic VARCHAR, updated VARCHAR, url VARCHAR)"
)
GUIDELINE_LINE = f"STRUCT(text VARCHAR, basis VARCHAR, citations {CITATION}[])"
QUANTITY = "STRUCT(amount DOUBLE, unit VARCHAR)"
PART = f"STRUCT(text VARCHAR, quantity {QUANTITY})"
SERVICE = f"STRUCT(kind VARCHAR, region VARCHAR, side VARCHAR, contrast VARCHAR, quantity {QUANTITY})"
REQUEST = f"STRUCT(original {PART}, authorized {PART}, remaining {PART}, retrospective JSON)"
ITEM = (
    f"STRUCT(number INTEGER, heading VARCHAR, outcome VARCHAR, service {SERVICE}, request {REQUEST}, "
    f"claims_administrator_guideline {GUIDELINE_LINE}, reviewer_guideline {GUIDELINE_LINE}, "
    "rationale VARCHAR)"
)
COLUMNS = {
    "source": "VARCHAR",
    "layout": "VARCHAR",
    "case_number": "VARCHAR",
    "date_assigned": "DATE",
    "date_of_injury": "DATE",
    "decision_date": "DATE",
    "ur_denial_date": "DATE",
    "application_received": "DATE",
    "priority": "VARCHAR",
    "reviewer": "STRUCT(states_of_licensure VARCHAR[], specialties VARCHAR[], subspecialties VARCHAR[])",
    "clinical_case_summary": "VARCHAR",
    "items": f"{ITEM}[]",
    "warnings": "VARCHAR[]",
}
ITEM_LINE = "{:<16} {:<10} {:>2} {:<10} {:<22} {:<15} {:.72}\n"


@contextmanager
def writer(form: str, output: Path | None) -> Iterator[Callable[[str], object]]:
    """Give a function that takes one letter as a line of JSON; the output appears when all is written."""
    if form == "parquet":
        with _parquet(output) as write:
            yield write
    else:
        with _text(output) as write:
            yield _in_columns(write) if form == "table" else write


@contextmanager
def _text(output: Path | None) -> Iterator[Callable[[str], object]]:
    if output is None:
        yield sys.stdout.write
        sys.stdout.flush()
    else:
        with atomic(output) as part, part.open("w", encoding="utf-8") as lines:
            yield lines.write


def _in_columns(write: Callable[[str], object]) -> Callable[[str], object]:
    """A function that takes a letter as a line of JSON and writes one line of fixed columns for each item."""
    write(ITEM_LINE.format("letter", "decided", "no", "outcome", "service", "region", "words of the item"))

    def write_items(line: str) -> None:
        letter = json.loads(line)
        name, day = (letter["case_number"] or letter["source"])[:16], letter["decision_date"]
        for item in letter["items"]:
            service, rest = item["service"], item["request"]["remaining"]
            cells = (name, day, item["number"], item["outcome"], service["kind"], service["region"])
            words = rest["text"] if rest else item["heading"]
            write(ITEM_LINE.format(*("-" if cell is None else cell for cell in cells), words))

    return write_items


@contextmanager
def _parquet(output: Path | None) -> Iterator[Callable[[str], object]]:
    """Collect the lines, then let DuckDB write them with typed, nested columns."""
    with tempfile.TemporaryDirectory() as folder:
        lines, table = Path(folder) / "letters.jsonl", Path(folder) / "letters.parquet"
        with lines.open("w", encoding="utf-8") as collected:
            yield collected.write
        _to_parquet(lines, table)
        if output is None:
            sys.stdout.buffer.write(table.read_bytes())
        else:
            with atomic(output) as part:
                part.write_bytes(table.read_bytes())


def _to_parquet(lines: Path, table: Path) -> None:
    import duckdb

    with duckdb.connect() as connection:
        letters = connection.read_json(str(lines), columns=COLUMNS, format="newline_delimited")
        letters.write_parquet(str(table))
