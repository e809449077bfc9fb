"""Evaluate all criteria of an item, with explanation: ours beside zen-engine's three-row table with trace."""

from __future__ import annotations

import json
import statistics
import time
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.row import Row
from openimr.case import Service
from openimr.facts import Fact
from openimr.guideline import Context, Evidence, applicable, evaluate, index, load_all
from openimr.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openimr.facts import Status

BUDGET_MS = 0.1
ROUNDS = 2_000
HEDGED = {"clarity": "equivocal"}
# What a summary of ordinary length yields; every statement is fictional.
STATEMENTS: tuple[tuple[str, Status, dict[str, object]], ...] = (
    ("trauma", "affirmed", {}),
    ("diagnosis", "affirmed", {"kind": "radiculopathy", "region": "cervical_spine"}),
    ("diagnosis", "affirmed", {"kind": "disc_disease", "region": "cervical_spine"}),
    ("symptom", "affirmed", {"kind": "pain", "region": "cervical_spine"}),
    ("symptom", "affirmed", {"kind": "numbness", "region": "wrist_hand"}),
    ("radicular_symptom", "affirmed", {"region": "upper_extremity"}),
    (
        "neuro_deficit",
        "affirmed",
        {"kind": "motor", "region": "wrist_hand", "value": {"clarity": "equivocal"}},
    ),
    ("neuro_deficit", "exam_negative", {"kind": "reflex", "region": "upper_extremity"}),
    ("provocation_test", "affirmed", {"kind": "spurling", "region": "cervical_spine"}),
    ("exam_finding", "affirmed", {"kind": "tenderness", "region": "cervical_spine"}),
    ("prior_imaging", "affirmed", {"kind": "mri", "region": "cervical_spine"}),
    (
        "prior_imaging",
        "affirmed",
        {"kind": "xray", "region": "cervical_spine", "value": {"result": "normal"}},
    ),
    ("conservative_treatment", "affirmed", {"kind": "physical_therapy", "value": {"weeks": 6}}),
    ("conservative_treatment", "affirmed", {"kind": "medication"}),
    ("treatment_response", "affirmed", {"kind": "failed"}),
    ("significant_change", "affirmed", {"kind": "worse"}),
    ("red_flag", "record_silence", {"kind": "tumour"}),
    ("file_document", "not_submitted", {"kind": "imaging_report"}),
)
ZEN_TABLE = {
    "nodes": [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {
            "id": "t",
            "type": "decisionTableNode",
            "name": "t",
            "position": {"x": 0, "y": 0},
            "content": {
                "hitPolicy": "first",
                "inputs": [
                    {"id": "f", "name": "f", "field": "red_flag"},
                    {"id": "d", "name": "d", "field": "deficit"},
                ],
                "outputs": [{"id": "o", "name": "o", "field": "state"}],
                "rules": [
                    {"_id": "1", "f": "true", "d": "", "o": '"met"'},
                    {"_id": "2", "f": "", "d": '"clear"', "o": '"met"'},
                    {"_id": "3", "f": "", "d": "", "o": '"not_documented"'},
                ],
            },
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 0, "y": 0}},
    ],
    "edges": [
        {"id": "1", "sourceId": "in", "targetId": "t", "type": "edge"},
        {"id": "2", "sourceId": "t", "targetId": "out", "type": "edge"},
    ],
}


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """One row: milliseconds an item beside the peer's for a table of three rows."""
    return [
        Row(
            "evaluate all criteria of an item, with explanation",
            _median_ms(_evaluate_item()),
            "ms",
            f"<= {BUDGET_MS} ms",
            "zen-engine, a table of 3 rows with trace",
            _zen_ms(),
        )
    ]


def facts() -> tuple[Fact, ...]:
    """The statements as facts, each at its own place."""
    return tuple(
        Fact(concept, status, Span("summary", n * 20, n * 20 + 10), concept, **more)  # type: ignore[arg-type]
        for n, (concept, status, more) in enumerate(STATEMENTS)
    )


def _evaluate_item() -> Callable[[], object]:
    """All rules that apply to one cervical MRI; sorting the facts for it is part of the measured call."""
    context = Context(Service("mri", "cervical_spine"), date(2016, 12, 9), date(2015, 1, 5))
    rules = applicable(load_all(), context.service, context.decided_on)
    indexed = index(facts())

    def call() -> object:
        evidence = Evidence(indexed, context)
        return [evaluate(rule, evidence, context) for rule in rules]

    return call


def _zen_ms() -> float | None:
    """The peer's time, None when it is not installed."""
    try:
        import zen
    except ImportError:
        return None
    decision = zen.ZenEngine().create_decision(json.dumps(ZEN_TABLE))
    return _median_ms(lambda: decision.evaluate({"red_flag": False, "deficit": "slight"}, {"trace": True}))


def _median_ms(call: Callable[[], object]) -> float:
    for _ in range(50):
        call()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000
