"""What each criterion of a rule looks for in a record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from openimr.guideline.compile import compile_condition, compile_rule
from openimr.guideline.group import AtLeast, Not
from openimr.guideline.leaf import FactTest
from openimr.guideline.load import load_all
from openimr.guideline.node import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openimr.guideline.node import Node


@cache
def sought(program: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """By rule and criterion the concepts looked for, its parts included; none for a test of dates."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for rule in load_all(program):
        for root in (compile_rule(rule), compile_condition(rule)):
            for node in _nodes(root) if root else ():
                tests = (leaf.test for leaf in _nodes(node) if isinstance(leaf, Leaf))
                concepts = (test.concept for test in tests if isinstance(test, FactTest))
                found[rule.id, node.label.criterion] = tuple(dict.fromkeys(concepts))
    return found


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    parts = node.parts if isinstance(node, AtLeast) else (node.part,) if isinstance(node, Not) else ()
    for part in parts:
        yield from _nodes(part)
