"""Conclusions beside published outcomes: counts, intervals, the baseline, and who is on the wrong side."""

import json

import pytest
from click.testing import CliRunner

from openimr.cli.bench import command
from openimr.review.outcomes import Judged, agreement, always_upheld, confusion, reversed_items, share


def item(number, conclusion, outcome):
    return Judged("CM00-0000001", number, "mri", conclusion, outcome, "because", ())


ITEMS = [
    item(1, "supported", "overturned"),
    item(2, "supported", "upheld"),
    item(3, "not_supported", "upheld"),
    item(4, "not_supported_on_this_record", "overturned"),
    item(5, "needs_resolution", "upheld"),
    item(6, "no_guideline", "upheld"),
]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (1, 2, 0.095, 0.905)],
)
def test_the_interval_is_wilsons(hits, of, low, high):
    found = share(hits, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.001)


def test_no_item_gives_no_share():
    assert share(0, 0).share is None


def test_only_conclusions_that_propose_an_outcome_are_right_or_wrong():
    assert (agreement(ITEMS).hits, agreement(ITEMS).of) == (2, 4)
    assert (always_upheld(ITEMS).hits, always_upheld(ITEMS).of) == (4, 6)


def test_every_item_is_counted_once():
    counted = confusion(ITEMS)
    assert sum(counted.values()) == len(ITEMS)
    assert counted["supported", "upheld"] == 1


def test_the_items_on_the_other_side_are_named():
    assert [one.number for one in reversed_items(ITEMS)] == [2, 4]


@pytest.mark.shared
@pytest.mark.slow
def test_the_command_counts_every_item_with_a_published_outcome(shared):
    done = CliRunner().invoke(command, ["outcomes", "--letters", str(shared / "seeds"), "--json"])
    found = json.loads(done.output)
    counts = [n for row in found["groups"]["all"]["confusion"].values() for n in row.values()]
    assert sum(counts) == len(found["items"]) == found["groups"]["all"]["always_upheld"]["of"] > 0
