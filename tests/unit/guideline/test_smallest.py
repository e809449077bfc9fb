"""The smallest set: met, it meets the whole; and nothing smaller does."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.guideline.group import AtLeast
from openimr.guideline.label import Label
from openimr.guideline.leaf import fact_test
from openimr.guideline.node import Leaf

STATES = ("met", "not_met", "not_documented", "contradicted")


def label(name):
    return Label("file/R", name, f"criterion {name}", "indication", False, "a source")


def leaf(name):
    return Leaf(label(name), fact_test("trauma"))


@st.composite
def a_tree(draw):
    """A whole of wholes with its leaves' states: shapes as the evaluator nests them."""
    groups, shape, names = [], [], []
    for g in range(draw(st.integers(1, 3))):
        size = draw(st.integers(1, 3))
        own = [f"{g}.{n}" for n in range(size)]
        groups.append(AtLeast(label(f"g{g}"), [leaf(n) for n in own], draw(st.integers(1, size))))
        shape.append(tuple(draw(st.sampled_from(STATES)) for _ in own))
        names.append(own)
    root = AtLeast(label("root"), groups, draw(st.integers(1, len(groups))))
    return root, tuple(shape), names


def with_met(shape, names, chosen):
    return tuple(
        tuple("met" if name in chosen else state for name, state in zip(own, states, strict=True))
        for own, states in zip(names, shape, strict=True)
    )


@given(a_tree())
@settings(max_examples=150, deadline=None)
def test_meeting_the_smallest_set_meets_the_whole_and_no_smaller_set_does(tree):
    root, shape, names = tree
    outcome = root.outcome(shape)
    assert bool(outcome.smallest) == (outcome.state != "met")
    assert root.outcome(with_met(shape, names, outcome.smallest)).state == "met"
    leaves = [name for own in names for name in own]
    fewer = [set(some) for k in range(len(outcome.smallest)) for some in combinations(leaves, k)]
    assert not any(root.outcome(with_met(shape, names, some)).state == "met" for some in fewer)


def test_silence_is_asked_about_before_a_refutation_is_fought():
    either = AtLeast(label("root"), [leaf("refuted"), leaf("silent")], 1)
    assert either.outcome(("not_met", "not_documented")).smallest == ("silent",)
