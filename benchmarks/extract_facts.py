"""How fast facts are read: notes a second in one process and in two, beside medspaCy."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from benchmarks.row import Row
from openimr.facts import extract

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTES = 400
BUDGET = 1000.0
TARGETS = (
    "pain",
    "numbness",
    "radiculopathy",
    "fracture",
    "stenosis",
    "herniation",
    "physical therapy",
    "surgery",
)


def run(shared: Path) -> list[Row]:
    """One row for each number of processes: our notes a second beside the peer's on the same words."""
    notes = _notes(shared)
    peer, peer_figure = _medspacy(notes[:20])
    rows = []
    for workers, read in ((1, _in_one), (2, _in_two)):
        ours = max(_rate(read, notes) for _ in range(3))
        path = f"facts with status and spans, {workers} process{'es' if workers > 1 else ''}"
        budget = f">= {BUDGET if workers > 1 else BUDGET / 2:,.0f} notes/s"
        rows.append(Row(path, ours, "notes/s", budget, peer, peer_figure))
    return rows


def _notes(shared: Path) -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    return [texts[number % len(texts)] for number in range(NOTES)]


def _rate(read: Callable[[list[str]], int], notes: list[str]) -> float:
    start = time.perf_counter()
    if not read(notes):
        raise RuntimeError("no fact was found, so nothing was measured")
    return len(notes) / (time.perf_counter() - start)


def _count(note: str) -> int:
    return len(extract(note))


def _in_one(notes: list[str]) -> int:
    return sum(map(_count, notes))


def _in_two(notes: list[str]) -> int:
    return sum(_pool().map(_count, notes, chunksize=20))


_POOL: list[ProcessPoolExecutor] = []


def _pool() -> ProcessPoolExecutor:
    """Two workers that have read the vocabulary, kept from run to run as a server keeps them."""
    if not _POOL:
        _POOL.append(ProcessPoolExecutor(2))
        list(_POOL[0].map(_count, ["The worker reports neck pain."] * 8))
    return _POOL[0]


def _medspacy(notes: list[str]) -> tuple[str, float | None]:
    """The peer: the same words as targets, sentences and ConText; no silence, rules, region or time."""
    try:
        from loguru import logger

        logger.disable("PyRuSH")  # it writes every token of a note to standard error
        import medspacy
        from medspacy.ner import TargetRule
    except ImportError:
        return "medspaCy (not installed)", None
    language = medspacy.load()
    rules = [TargetRule(target, "TARGET") for target in TARGETS]
    language.get_pipe("medspacy_target_matcher").add(rules)
    start = time.perf_counter()
    for note in notes:
        language(note)
    return "medspaCy, 8 targets with ConText", len(notes) / (time.perf_counter() - start)
