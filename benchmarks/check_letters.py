"""Guideline lines to typed citations, each line read anew; and all checks of a letter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.row import Row, seconds
from openimr.check import check
from openimr.citation import parse
from openimr.letter import read_text
from openimr.letter.source import text_of

if TYPE_CHECKING:
    from pathlib import Path

PARTIES = ("claims_administrator_guideline", "maximus_guideline")


def run(shared: Path) -> list[Row]:
    """Two rows: milliseconds for a line, and letters a second with places in the text."""
    answers = (shared / "gold" / "letters.jsonl").read_text("utf-8").splitlines()
    lines = [item[party] for row in answers for item in json.loads(row)["items"] for party in PARTIES]
    texts = [text_of(path) for path in sorted((shared / "letters").glob("*.pdf"))]
    letters = [(read_text(text), text) for text in texts]
    line = seconds(lambda: [parse.__wrapped__(text) for text in lines]) / len(lines)
    letter = len(letters) / seconds(lambda: [check(*each) for each in letters])
    return [
        Row("guideline line, words to typed citations", 1000 * line, "ms", "<= 0.04 ms", "none known", None),
        Row("check a letter against every rule", letter, "letters/s", "no budget", "none known", None),
    ]
