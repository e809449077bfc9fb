"""How exactly published letters are read, field by field, against answers written down by hand."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openimr.letter import read
from openimr.text import read_us_date

if TYPE_CHECKING:
    from openimr.letter import Letter, LetterItem

DATES = ("date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "application_received")


def run(shared: Path) -> list[dict[str, object]]:
    """One row for each field: how many there are and how many are exact, whitespace and line ends folded."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in (shared / "gold" / "letters.jsonl").read_text("utf-8").splitlines():
        answer = json.loads(line)
        letter = read(shared / "letters" / f"{answer['case_number']}.pdf")
        for name, exact in _compare(letter, answer):
            total[name] += 1
            right[name] += exact
    return [
        {"field": name, "exact": right[name], "of": total[name], "share": right[name] / total[name]}
        for name in total
    ]


def _compare(letter: Letter, answer: dict[str, Any]) -> list[tuple[str, bool]]:
    found = [(name, getattr(letter, name) == read_us_date(answer[name])) for name in DATES]
    found += [
        ("case_number", letter.case_number == answer["case_number"]),
        ("priority", letter.priority == answer["priority"].lower()),
        ("states_of_licensure", list(letter.reviewer.states_of_licensure) == answer["states_of_licensure"]),
        ("specialties", list(letter.reviewer.specialties) == answer["specialties"]),
        ("number of items", len(letter.items) == len(answer["items"])),
    ]
    for item, expected in zip(letter.items, answer["items"], strict=False):
        found += _compare_item(item, expected)
    return found


def _compare_item(item: LetterItem, answer: dict[str, Any]) -> list[tuple[str, bool]]:
    administrator, reviewer = item.claims_administrator_guideline, item.reviewer_guideline
    return [
        ("outcome", item.outcome == answer["decision"].lower()),
        ("heading", _same(item.heading, answer["item"])),
        (
            "claims administrator guideline",
            _same(administrator.text if administrator else "", answer["claims_administrator_guideline"]),
        ),
        ("reviewer guideline", _same(reviewer.text if reviewer else "", answer["maximus_guideline"])),
        ("rationale", _same(item.rationale or "", answer["rationale"])),
    ]


def _same(ours: str, answer: str) -> bool:
    """Equal when whitespace counts as one space, and as none behind a hyphen, where a line may have ended."""
    return _folded(ours) == _folded(answer)


def _folded(words: str) -> str:
    return re.sub(r"-\s+", "-", " ".join(words.split()))


def main() -> None:
    """Print the rows; the folder of published letters is the first argument."""
    for row in run(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")):
        print(f"{row['field']!s:>32} {row['exact']:>5} of {row['of']:>4}  {row['share']:.1%}")


if __name__ == "__main__":
    main()
