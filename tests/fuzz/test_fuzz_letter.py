"""A short run of the fuzz target, without guidance."""

import pytest
from tests.fuzz.fuzz_letter import run


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_no_mutated_letter_crashes_the_reader(seed):
    assert run(1000, seed) == 1000
