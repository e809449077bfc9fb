"""Without a contradiction our logic is the three-valued one of CQL and FEEL, proved beside both."""

import json
import random
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest
from tests.criteria import evaluate_states

HERE = Path(__file__).parent
TRUTH = {"met": True, "not_met": False, "not_documented": None}
STATES = tuple(TRUTH)
RANDOM = 1500


@pytest.fixture(scope="module")
def peers():
    if shutil.which("node") is None:
        pytest.skip("no node; install it to run the differential test")
    if not (HERE / "node_modules").is_dir():
        pytest.skip("no node packages; run npm ci --ignore-scripts in tests/differential")

    def ask(expressions):
        lines = "\n".join(json.dumps(_truth(x)) for x in expressions)
        done = subprocess.run(
            ["node", "evaluate.mjs"], input=lines, capture_output=True, text=True, check=True, cwd=HERE
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    return ask


def _truth(expression):
    """The expression with truth values in the place of states."""
    if isinstance(expression, str):
        return TRUTH[expression]
    return {
        operator: _truth(parts) if operator == "not" else [_truth(part) for part in parts]
        for operator, parts in expression.items()
    }


def _tables():
    """Every combination of two and of three states under each operator, and under its negation."""
    for operator, count in product(("all_of", "any_of"), (2, 3)):
        for states in product(STATES, repeat=count):
            yield {operator: list(states)}
            yield {"not": {operator: list(states)}}
    yield from ({"not": state} for state in STATES)


def _grown(chance, depth, *, whole=False):
    """A random expression whose leaves are states; a whole is no mere leaf."""
    if not whole and (depth == 0 or chance.random() < 0.2):
        return chance.choice(STATES)
    operator = chance.choice(("all_of", "any_of", "not"))
    if operator == "not":
        return {"not": _grown(chance, depth - 1)}
    return {operator: [_grown(chance, depth - 1) for _ in range(chance.randint(2, 3))]}


@pytest.mark.slow
def test_every_table_and_many_nested_criteria_agree_with_cql_and_feel(peers):
    chance = random.Random(2013)
    expressions = [*_tables(), *(_grown(chance, 3, whole=True) for _ in range(RANDOM))]
    ours = [TRUTH[evaluate_states(x)] for x in expressions]
    answers = peers(expressions)
    assert len(answers) == len(expressions) > RANDOM
    differing = [
        (expression, own, answer)
        for expression, own, answer in zip(expressions, ours, answers, strict=True)
        if (answer["cql"], answer["feel"]) != (own, own)
    ]
    assert differing == []
