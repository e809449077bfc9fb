"""The tables of the four states by brute force, from facts through the compiled criteria to the state."""

from itertools import product

import pytest
from tests.criteria import STATUSES, evaluate_states

STATES = tuple(STATUSES)
ALL_FIRST = ("not_met", "contradicted", "not_documented", "met")
ANY_FIRST = ("met", "contradicted", "not_documented", "not_met")
SWAPPED = {"met": "not_met", "not_met": "met"}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_all_of_and_any_of_take_the_first_state_of_their_order(count):
    for states in product(STATES, repeat=count):
        assert evaluate_states({"all_of": states}) == min(states, key=ALL_FIRST.index)
        assert evaluate_states({"any_of": states}) == min(states, key=ANY_FIRST.index)


def test_not_swaps_met_and_not_met_and_keeps_silence_and_conflict():
    for state in STATES:
        assert evaluate_states({"not": state}) == SWAPPED.get(state, state)
        assert evaluate_states({"not": {"not": state}}) == state


def test_at_least_two_of_three_is_any_of_the_pairs_without_a_conflict():
    for a, b, c in product(("met", "not_met", "not_documented"), repeat=3):
        pairs = {"any_of": [{"all_of": [a, b]}, {"all_of": [b, c]}, {"all_of": [a, c]}]}
        assert evaluate_states({"at_least": 2, "of": [a, b, c]}) == evaluate_states(pairs)


def test_de_morgan_holds_through_the_evaluator():
    for states in product(STATES, repeat=3):
        denied = [{"not": state} for state in states]
        assert evaluate_states({"not": {"all_of": states}}) == evaluate_states({"any_of": denied})
        assert evaluate_states({"not": {"any_of": states}}) == evaluate_states({"all_of": denied})


def test_grouping_changes_no_state():
    for operator, (a, b, c) in product(("all_of", "any_of"), product(STATES, repeat=3)):
        flat = evaluate_states({operator: [a, b, c]})
        assert evaluate_states({operator: [{operator: [a, b]}, c]}) == flat
        assert evaluate_states({operator: [a, {operator: [b, c]}]}) == flat


def test_a_statement_for_a_ground_never_takes_a_met_any_of_to_not_met():
    stronger = {
        "not_documented": "met",
        "not_met": "contradicted",
        "contradicted": "contradicted",
        "met": "met",
    }
    for states in product(STATES, repeat=3):
        if evaluate_states({"any_of": states}) == "met":
            for n, state in enumerate(states):
                grown = [*states[:n], stronger[state], *states[n + 1 :]]
                assert evaluate_states({"any_of": grown}) == "met"
