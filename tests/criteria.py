"""Criteria made for a test: an expression over states, judged by the evaluator as a rule over facts."""

from datetime import date
from itertools import count

from openimr.case import Service
from openimr.facts import Fact
from openimr.guideline import Context, Evidence, index
from openimr.guideline.group import AtLeast, Not
from openimr.guideline.label import Label
from openimr.guideline.leaf import fact_test
from openimr.guideline.node import Leaf, explain
from openimr.text import Span

CONTEXT = Context(Service("mri", "lumbar_spine"), date(2016, 12, 9))
# What the record says when a criterion takes the state; silence is to say nothing.
STATUSES = {
    "met": ("affirmed",),
    "not_met": ("exam_negative",),
    "not_documented": (),
    "contradicted": ("affirmed", "exam_negative"),
}


def evaluate_states(expression):
    """The state of a nested expression of ``all_of``, ``any_of``, ``at_least``/``of`` and ``not``.

    Each leaf becomes a criterion with a fact of its own kind, so the way from facts to states is tested too.
    """
    facts, numbers = [], count()
    node = _node(expression, facts, numbers)
    return explain(node, Evidence(index(facts), CONTEXT)).state


def _node(expression, facts, numbers):
    number = next(numbers)
    label = Label("file/R", f"c{number}", f"criterion {number}", "indication", False, "a source")
    if isinstance(expression, str):
        kind = f"kind-{number}"
        facts += [
            Fact(
                "laboratory",
                status,
                Span("record", number * 100 + n, number * 100 + n + 9),
                "words",
                kind=kind,
            )
            for n, status in enumerate(STATUSES[expression])
        ]
        return Leaf(label, fact_test("laboratory", kinds=frozenset((kind,))))
    if "not" in expression:
        return Not(label, _node(expression["not"], facts, numbers))
    parts = expression.get("any_of") or expression.get("all_of") or expression["of"]
    nodes = [_node(part, facts, numbers) for part in parts]
    needed = 1 if "any_of" in expression else expression.get("at_least", len(nodes))
    return AtLeast(label, nodes, needed)
