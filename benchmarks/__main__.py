"""Run every benchmark and print, or write into the docs, the figures beside budget and peer.

Example: ``python -m benchmarks --write``
"""

from __future__ import annotations

import argparse
import os
import platform
from importlib import import_module
from pathlib import Path

from benchmarks import facts_accuracy, outcomes, read_accuracy
from benchmarks.row import Row, grid, table

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "figures.md"
MODULES = (
    "read_letters",
    "extract_facts",
    "evaluate_criteria",
    "write_letter",
    "notices",
    "check_letters",
    "read_record",
    "deadlines",
    "transitions",
    "duplicates",
    "assignment",
    "audit",
    "tick",
    "web",
    "regulator",
    "start_up",
)


def main() -> None:
    """Run the chosen benchmarks; the page in the docs is written only on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=MODULES, action="append", help="run only this benchmark")
    parser.add_argument(
        "--write", action="store_true", help="write the tables into docs/figures.md; with --only these rows"
    )
    parser.add_argument(
        "--accuracy", action="store_true", help="measure no speed, only what is found in letters and notes"
    )
    chosen = parser.parse_args()
    shared = Path(os.environ.get("OPENIMR_SHARED", ROOT.parent / "shared"))
    if chosen.accuracy:
        told = _accuracy(shared)
        print(told)
        if chosen.write:
            page = PAGE.read_text("utf-8")
            PAGE.write_text(page[: page.index(_FIRST_OF_ACCURACY)] + told + "\n", "utf-8")
        return
    rows: list[Row] = []
    for name in chosen.only or MODULES:
        rows += import_module(f"benchmarks.{name}").run(shared)
        print(f"measured: {name}", flush=True)
    speed = table(rows)
    print(speed)
    if chosen.write and chosen.only:
        PAGE.write_text(_merged(PAGE.read_text("utf-8"), speed), "utf-8")
    elif chosen.write:
        PAGE.write_text(_page(speed, shared), "utf-8")


FACTS = """\
Mentions in case summaries and rationales against the annotation of two readers, as `openimr bench facts`
counts them. *Tuned on*: letters that were read while the rules were written. *Held out*: letters that were
not; judge by these. The fictional notes of `benchmarks/notes` are written to be hard, a trap in every
sentence."""
_FIRST_OF_ACCURACY = "## Reading published letters"
OUTCOMES = """\
What the criteria say on the summary alone, and what the physician decided on the whole file. No accuracy:
most services have no rule set yet, and a summary is not a case file."""


def _merged(page: str, speed: str) -> str:
    """The page with rows that were measured again in their places, and new ones at the end of the table."""
    measured = {_name(line): line for line in speed.splitlines()[2:]}
    lines = page.splitlines()
    kept = [measured.pop(_name(line), line) if line.startswith("| ") else line for line in lines]
    last = max(place for place, line in enumerate(kept) if line.startswith("| openimr --help"))
    return "\n".join([*kept[:last], *measured.values(), *kept[last:]]) + "\n"


def _name(line: str) -> tuple[str, ...]:
    """What a row measures and beside which peer."""
    cells = [cell.strip() for cell in line.split("|")]
    return (cells[1], *cells[4:5])


def _page(speed: str, shared: Path) -> str:
    machine = f"{os.cpu_count()} cores, {platform.system()}, CPython {platform.python_version()}"
    parts = [
        "# Figures",
        f"Made by `make bench ARGS=--write` on {machine}.",
        "## Speed",
        "Medians; ours and the peer in the same run. Read every speed as \u00b130 %.",
        speed,
        _accuracy(shared),
    ]
    return "\n\n".join(parts) + "\n"


def _accuracy(shared: Path) -> str:
    """The tables of what is read right, beside annotations and published outcomes."""
    facts = facts_accuracy.run(shared)
    return "\n\n".join(
        [
            _FIRST_OF_ACCURACY,
            "64 letters against their fields written down by hand. None of their text is in this repository.",
            grid(read_accuracy.run(shared)),
            "## Clinical facts",
            FACTS,
            grid(
                [row for row in facts if row["concept"] == "all" or str(row["group"]).startswith("held out")]
            ),
            "## Conclusions beside published outcomes",
            OUTCOMES,
            grid(outcomes.run(shared)),
        ]
    )


if __name__ == "__main__":
    main()
