"""Each fictional sentence yields the facts that a careful reader would take from it."""

from pathlib import Path

import pytest
import yaml

from openimr.facts import COUNTS, extract
from openimr.programs.load import load

PAIRS = [
    pytest.param(sentence, [tuple(m) for m in mentions], id=f"{group}: {sentence[:60]}")
    for group, pairs in yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text("utf-8")).items()
    for sentence, *mentions in pairs
]


def told(sentence: str) -> list[tuple[str, ...]]:
    return [
        (fact.concept, fact.kind or "-", fact.status, fact.region or "", fact.side or "")
        for fact in extract(sentence)
    ]


@pytest.mark.parametrize(("sentence", "expected"), PAIRS)
def test_sentence_tells_its_facts(sentence: str, expected: list[tuple[str, ...]]) -> None:
    found = told(sentence)
    for mention in expected:
        match = next((fact for fact in found if fact[: len(mention)] == mention), None)
        assert match is not None, f"{mention} is not among {found}"
        found.remove(match)


def test_pairs_cover_every_status_and_concept() -> None:
    vocabulary = load("facts/vocabulary.yaml")
    mentions = [mention for pair in PAIRS for mention in pair.values[1]]
    assert {mention[2] for mention in mentions} == set(vocabulary["statuses"]) == set(COUNTS)
    assert {mention[0] for mention in mentions} == set(vocabulary["concepts"])
    assert len(PAIRS) >= 120
