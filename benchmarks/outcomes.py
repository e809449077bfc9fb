"""What the criteria say on the summaries of published letters, beside what their physicians decided."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from openimr.cli.dossier import facts_of, open_dossier
from openimr.review import Conclusion, review

if TYPE_CHECKING:
    from pathlib import Path


def run(shared: Path) -> list[dict[str, object]]:
    """One row for each conclusion: how many items had it, by published outcome. No rule reads the outcome."""
    count: Counter[tuple[str, str]] = Counter()
    for path in sorted([*(shared / "letters").glob("*.pdf"), *(shared / "seeds").glob("*.txt")]):
        dossier = open_dossier(path)
        found = review(dossier.case, facts_of(dossier), record=dossier.record, published=dossier.published)
        for item in found.items:
            count[item.conclusion, str(item.published_outcome)] += 1
    return [
        {
            "conclusion on the summary": conclusion.replace("_", " "),
            "published upheld": count[conclusion, "upheld"],
            "published overturned": count[conclusion, "overturned"],
        }
        for conclusion in get_args(Conclusion)
    ]
