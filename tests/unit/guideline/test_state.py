"""The four-state tables, by brute force."""

from itertools import permutations, product

import pytest

from openimr.guideline import all_of, any_of, at_least, negate

STATES = ("met", "not_met", "not_documented", "contradicted")
KNOWN = ("met", "not_met", "not_documented")
ALL_FIRST = ("not_met", "contradicted", "not_documented", "met")
ANY_FIRST = ("met", "contradicted", "not_documented", "not_met")
TRIPLES = list(product(STATES, repeat=3))


def test_all_of_takes_the_first_state_of_its_order():
    for states in TRIPLES:
        assert all_of(states) == min(states, key=ALL_FIRST.index)


def test_any_of_takes_the_first_state_of_its_order():
    for states in TRIPLES:
        assert any_of(states) == min(states, key=ANY_FIRST.index)


def test_order_and_grouping_change_nothing():
    for combine in (all_of, any_of):
        for a, b, c in TRIPLES:
            assert combine((combine((a, b)), c)) == combine((a, combine((b, c))))
            assert len({combine(order) for order in permutations((a, b, c))}) == 1


def test_de_morgan_holds():
    for states in TRIPLES:
        assert negate(all_of(states)) == any_of([negate(s) for s in states])


def test_without_contradiction_it_is_kleenes_strong_logic():
    truth = {"met": 1.0, "not_met": 0.0, "not_documented": 0.5}
    name = {value: state for state, value in truth.items()}
    for states in product(KNOWN, repeat=3):
        assert all_of(states) == name[min(truth[s] for s in states)]
        assert any_of(states) == name[max(truth[s] for s in states)]


def test_one_gap_and_one_conflict_never_make_a_decision():
    assert all_of(("not_documented", "contradicted")) == "contradicted"
    assert any_of(("not_documented", "contradicted")) == "contradicted"


@pytest.mark.parametrize(
    ("states", "two_of_three"),
    [
        (("met", "met", "not_met"), "met"),
        (("met", "not_met", "not_met"), "not_met"),
        (("met", "not_documented", "not_met"), "not_documented"),
        (("met", "contradicted", "not_documented"), "contradicted"),
        (("not_documented", "not_documented", "not_met"), "not_documented"),
    ],
)
def test_two_of_three(states, two_of_three):
    assert at_least(2, states) == two_of_three


def test_nothing_becomes_not_applicable_by_logic():
    assert all(at_least(k, s) in STATES for s in TRIPLES for k in (1, 2, 3))
