"""How well facts are found: precision, recall and F1 by concept, and the status of what was found."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openimr.facts import Fact, extract

_UNCOUNTED = re.compile(r"[\s\-\u2010-\u2015\u2212\u00ad\ufffe]")
_SECTION = re.compile(r"CLINICAL CASE SUMMARY(.*?)IMR ISSUES", re.DOTALL)
_INTRODUCTION = re.compile(r"including\s+all\s+medical\s+records:\s*")


@dataclass
class Score:
    """Counts for one concept; the four last are right of ``found``."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    status: int = 0
    kind: int = 0
    region: int = 0
    side: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / max(1, 2 * self.found + self.missed + self.wrong)

    def add(self, other: Score) -> None:
        """Count another score in."""
        for name in ("found", "missed", "wrong", "status", "kind", "region", "side"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass
class Comparison:
    """The scores of one letter by concept, and every difference in words for whoever improves the reading."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    differences: list[str] = field(default_factory=list)


def run(shared: Path) -> list[dict[str, object]]:
    """One row for each group of letters (tuned on, held out) and concept, over the case summaries."""
    totals: dict[str, dict[str, Score]] = {"tuned on": defaultdict(Score), "held out": defaultdict(Score)}
    for case, mentions in gold(shared).items():
        comparison = compare(text_of(shared, case), mentions)
        group = totals["held out" if held_out(case) else "tuned on"]
        for concept, score in comparison.scores.items():
            group[concept].add(score)
            group["all"].add(score)
    return [
        _row(name, concept, scores[concept])
        for name, scores in totals.items()
        for concept in sorted(scores, key=lambda c: (c != "all", c))
    ]


def held_out(case: str) -> bool:
    """Letters whose number ends in an odd digit were not read while the vocabulary was written."""
    return case.startswith("CM") and int(case[-1]) % 2 == 1


def gold(shared: Path) -> dict[str, list[dict[str, Any]]]:
    """The annotated mentions of the summaries by case."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (shared / "gold" / "facts.jsonl").read_text("utf-8").splitlines():
        mention = json.loads(line)
        if mention["section"] == "summary":
            found[mention["case"]].append(mention)
    return found


def text_of(shared: Path, case: str) -> str:
    """The text of a published letter."""
    seed = shared / "seeds" / f"{case}.txt"
    if seed.exists():
        return seed.read_text("utf-8")
    import pypdfium2

    with pypdfium2.PdfDocument(shared / "letters" / f"{case}.pdf") as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def compare(text: str, mentions: list[dict[str, Any]]) -> Comparison:
    """Match the facts of a letter's summary with the annotated mentions, each with one of the other."""
    section = _SECTION.search(text)
    if section is None:
        raise ValueError("no clinical case summary in the letter")
    opening = _INTRODUCTION.search(section[1])
    begin = section.start(1) + (opening.end() if opening else 0)
    counted = _counted(text)
    facts = [
        (counted[begin + fact.evidence.start], counted[begin + fact.evidence.end - 1] + 1, fact)
        for fact in extract(text[begin : section.end(1)])
    ]
    return _match(facts, mentions)


def _counted(text: str) -> list[int]:
    """For each character the number of counted characters before it."""
    numbers, count = [], 0
    for letter in text:
        numbers.append(count)
        count += not _UNCOUNTED.match(letter)
    return numbers


def _match(facts: list[tuple[int, int, Fact]], mentions: list[dict[str, Any]]) -> Comparison:
    comparison, used = Comparison(), set()
    for mention in sorted(mentions, key=lambda m: (m["start"], m["end"])):
        if mention.get("ignore"):
            continue
        overlapping = [
            (min(end, mention["end"]) - max(start, mention["start"]), -index)
            for index, (start, end, fact) in enumerate(facts)
            if index not in used
            and fact.concept == mention["concept"]
            and start < mention["end"]
            and mention["start"] < end
        ]
        score = comparison.scores[mention["concept"]]
        if not overlapping:
            score.missed += 1
            comparison.differences.append(f"missed {mention}")
            continue
        index = -max(overlapping)[1]
        used.add(index)
        _compare(facts[index][2], mention, score, comparison)
    for index, (start, end, fact) in enumerate(facts):
        ignored = any(m.get("ignore") and start < m["end"] and m["start"] < end for m in mentions)
        if index not in used and not ignored:
            comparison.scores[fact.concept].wrong += 1
            comparison.differences.append(
                f"wrong {fact.concept}/{fact.kind} {fact.status} {start} | {fact.quote}"
            )
    return comparison


def _compare(fact: Fact, mention: dict[str, Any], score: Score, comparison: Comparison) -> None:
    score.found += 1
    for name in ("status", "kind", "region", "side"):
        right = getattr(fact, name) == mention.get(name)
        setattr(score, name, getattr(score, name) + right)
        if not right:
            comparison.differences.append(
                f"{name} of {fact.concept} is {getattr(fact, name)}, not {mention.get(name)} | {fact.quote}"
            )


def _row(group: str, concept: str, score: Score) -> dict[str, object]:
    found = max(1, score.found)
    return {
        "group": group,
        "concept": concept,
        "mentions": score.found + score.missed,
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
        "status": round(score.status / found, 3),
        "kind": round(score.kind / found, 3),
        "region": round(score.region / found, 3),
        "side": round(score.side / found, 3),
    }


def main() -> None:
    """Print the rows; the folder of published letters is the first argument."""
    rows = run(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
    print("".join(f"{name:>24}" if name == "concept" else f"{name:>10}" for name in rows[0]))
    for row in rows:
        print(
            "".join(f"{value:>24}" if name == "concept" else f"{value!s:>10}" for name, value in row.items())
        )
    print(Counter(row["group"] for row in rows).most_common())


if __name__ == "__main__":
    main()
