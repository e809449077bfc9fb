"""Every guideline file proves itself by the example cases it carries."""

import pytest

from openimr.guideline import evaluate, load_all
from openimr.guideline.examples import examples

EXAMPLES = [example for guideline in load_all() for example in examples(guideline)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.guideline.code}: {e.name}")
def test_example_of_the_file_takes_the_states_it_names(example):
    finding = evaluate(example.guideline, example.facts, example.context)
    states = {node.criterion: node.state for node in finding.walk()}
    assert {criterion: states.get(criterion) for criterion in example.expect} == example.expect
