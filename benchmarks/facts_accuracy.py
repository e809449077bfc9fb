"""How well facts are found: precision, recall and F1 by concept, and the status of what was found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openimr.cli.annotate import annotate_with
from openimr.cli.bench_facts import find_letters, read_gold, row
from openimr.facts import extract
from openimr.facts.accuracy import ALL, Accuracy, compare

if TYPE_CHECKING:
    from openimr.facts.target import Target

PARTS = ("summary", "rationale")
NOTES = Path(__file__).parent / "notes"
FIRST_HELD_OUT_NOTE = 10


def run(shared: Path) -> list[dict[str, object]]:
    """One row for each group of letters (tuned on, held out), part of the letter, and concept."""
    return notes() + [
        _row(f"{group}, {part}", concept, accuracy)
        for group, own in (("tuned on", False), ("held out", True))
        for part in PARTS
        for accuracy in [measure(shared, part, held=own)]
        for concept in sorted(accuracy.concepts, key=lambda c: (c != ALL, c))
    ]


def notes() -> list[dict[str, object]]:
    """One row for each group of the fictional notes, which are written to be hard and need no folder."""
    gold = read_gold(NOTES / "facts.jsonl")
    rows = []
    for group, held in (("tuned on", False), ("held out", True)):
        of_group = [t for t in gold if (int(t.case[1:3]) >= FIRST_HELD_OUT_NOTE) == held]
        found: list[Target] = []
        for case in sorted({t.case for t in of_group}):
            found += annotate_with(str(NOTES / f"{case}.txt"), extract).mentions
        rows.append(_row(f"{group}, fictional notes", ALL, compare(found, of_group)))
    return rows


def measure(shared: Path, part: str, *, held: bool) -> Accuracy:
    """The accuracy over one part of the letters of one group."""
    gold = [t for t in read_gold(shared / "gold" / "facts.jsonl", part) if held_out(t.case) == held]
    files, _ = find_letters((shared / "letters", shared / "seeds"), {t.case for t in gold})
    found: list[Target] = []
    for path in files.values():
        mentions = annotate_with(str(path), extract).mentions
        found += [target for target in mentions if target.section.startswith(part)]
    return compare(found, gold)


def held_out(case: str) -> bool:
    """Letters whose number ends in an odd digit were not read while the vocabulary was written."""
    return case.startswith("CM") and int(case[-1]) % 2 == 1


def _row(group: str, concept: str, accuracy: Accuracy) -> dict[str, Any]:
    figures = row("concept", concept, accuracy.concepts[concept])
    del figures["by"], figures["name"], figures["found"]
    return {"group": group, "concept": concept, **figures}


def main() -> None:
    """Print the rows; the folder of published letters is the first argument."""
    rows = run(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
    print("".join(f"{name:>24}" if name in {"group", "concept"} else f"{name:>10}" for name in rows[0]))
    for entry in rows:
        print(
            "".join(
                f"{value:>24}" if name in {"group", "concept"} else f"{value!s:>10}"
                for name, value in entry.items()
            )
        )


if __name__ == "__main__":
    main()
