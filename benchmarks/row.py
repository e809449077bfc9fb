"""One measured figure beside its budget and its peer."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """``ours`` and ``peer_figure`` are in ``unit``; None for a peer that is not installed."""

    path: str
    ours: float
    unit: str
    budget: str
    peer: str
    peer_figure: float | None

    @property
    def ratio(self) -> str:
        """How many times the peer's figure ours is; below one we are slower."""
        if not self.peer_figure:
            return "not measured here"
        quick = self.peer_figure / self.ours if self.unit in {"ms", "s"} else self.ours / self.peer_figure
        return f"{quick:.2g} x"


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The median wall time of some runs of ``work``, in seconds, after one run to warm up."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| path | ours | budget | peer | peer's figure | ratio |",
        "| --- | ---: | --- | --- | ---: | ---: |",
    ]
    for row in rows:
        peer = f"{row.peer_figure:,.4g} {row.unit}" if row.peer_figure else "-"
        lines.append(
            f"| {row.path} | {row.ours:,.4g} {row.unit} | {row.budget} | {row.peer} | {peer} | {row.ratio} |"
        )
    return "\n".join(lines)


def grid(rows: Sequence[Mapping[str, object]]) -> str:
    """Rows of one shape as a Markdown table; shares print with three decimals."""
    heads = list(rows[0])
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    lines += [f"| {' | '.join(_cell(row[head]) for head in heads)} |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
