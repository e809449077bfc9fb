"""How well mentions are found: those of a reader beside those of an annotation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openimr.facts.model import COUNTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openimr.facts.target import Target

ATTRIBUTES = ("status", "kind", "region", "side")
ALL = "all"
SHARES = ("status", "counts", "kind", "region", "side")
_COUNTS: dict[str, str] = {str(status): counts for status, counts in COUNTS.items()}


@dataclass
class Score:
    """Counts for one concept or one status; the last are right of ``found``."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    status: int = 0
    counts: int = 0
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

    def share(self, name: str) -> float:
        """The share of the found mentions whose attribute of that name is right."""
        return float(getattr(self, name)) / max(1, self.found)


@dataclass
class Accuracy:
    """Scores by concept and by status; ``pairs`` holds each annotated mention beside the one found for it."""

    concepts: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    statuses: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    pairs: list[tuple[Target | None, Target | None]] = field(default_factory=list)

    def told(self, status: str) -> tuple[int, int]:
        """Of the found mentions annotated with a status, how many were given it, and how many there are."""
        own = [(gold, found) for gold, found in self.pairs if gold and found and gold.status == status]
        return sum(found.status == status for _, found in own), len(own)


def compare(found: Iterable[Target], annotated: Sequence[Target]) -> Accuracy:
    """Match found mentions with annotated ones of the same concept that overlap them, one with one."""
    accuracy = Accuracy()
    cases: dict[str, tuple[list[Target], list[Target]]] = defaultdict(lambda: ([], []))
    for target in found:
        cases[target.case][0].append(target)
    for target in annotated:
        cases[target.case][1].append(target)
    for mine, gold in cases.values():
        for pair in _pairs(mine, gold):
            _count(accuracy, *pair)
    return accuracy


def _pairs(mine: list[Target], gold: list[Target]) -> list[tuple[Target | None, Target | None]]:
    used: set[int] = set()
    pairs: list[tuple[Target | None, Target | None]] = []
    for target in sorted((t for t in gold if not t.ignore), key=lambda t: (t.start, t.end)):
        overlapping = [
            (min(other.end, target.end) - max(other.start, target.start), -index)
            for index, other in enumerate(mine)
            if index not in used and other.concept == target.concept and _touch(other, target)
        ]
        if overlapping:
            index = -max(overlapping)[1]
            used.add(index)
            pairs.append((target, mine[index]))
        else:
            pairs.append((target, None))
    ignored = [target for target in gold if target.ignore]
    return pairs + [
        (None, other)
        for index, other in enumerate(mine)
        if index not in used and not any(_touch(other, target) for target in ignored)
    ]


def _touch(one: Target, other: Target) -> bool:
    return one.start < other.end and other.start < one.end


def _count(accuracy: Accuracy, gold: Target | None, found: Target | None) -> None:
    accuracy.pairs.append((gold, found))
    known = gold or found
    if known is None:
        return
    for score in (accuracy.concepts[known.concept], accuracy.concepts[ALL]):
        _add(score, gold, found)
    same = gold is not None and found is not None and gold.status == found.status
    if gold and found and same:
        _add(accuracy.statuses[gold.status], gold, found)
        return
    if gold:
        accuracy.statuses[gold.status].missed += 1
    if found:
        accuracy.statuses[found.status].wrong += 1


def _add(score: Score, gold: Target | None, found: Target | None) -> None:
    if gold is None:
        score.wrong += 1
    elif found is None:
        score.missed += 1
    else:
        score.found += 1
        for name in ATTRIBUTES:
            right = getattr(gold, name) == getattr(found, name)
            setattr(score, name, getattr(score, name) + right)
        score.counts += _weight(gold) == _weight(found)


def _weight(target: Target) -> str | None:
    """What a criterion may take from a mention; absences by whoever looked are one here."""
    return _COUNTS.get(target.status)
