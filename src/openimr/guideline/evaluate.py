"""Evaluate a rule on the facts of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.guideline.compile import compile_condition, compile_rule
from openimr.guideline.evidence import Evidence, index
from openimr.guideline.load import in_force
from openimr.guideline.node import explain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.facts import Fact
    from openimr.guideline.context import Context
    from openimr.guideline.model import Finding, Guideline
    from openimr.guideline.node import Node

_COMPILED: dict[str, tuple[Guideline, Node, Node | None]] = {}


def evaluate(guideline: Guideline, facts: Iterable[Fact] | Evidence, context: Context) -> Finding:
    """The finding tree of one rule.

    Its root is ``not_applicable`` when the rule does not speak about this service, region, phase or day,
    or when its own condition (a repeat rule: an earlier study) is not shown. Pass ``Evidence`` to evaluate
    several rules for one item: it sorts the facts once.
    """
    evidence = facts if isinstance(facts, Evidence) else Evidence(index(facts), context)
    node, condition = _compiled(guideline)
    outside = _outside(guideline, context)
    if outside:
        return _not_applicable(node, outside)
    if condition is not None:
        doubt = _unless_shown(condition, node, evidence)
        if doubt is not None:
            return doubt
    return explain(node, evidence)


def _compiled(guideline: Guideline) -> tuple[Node, Node | None]:
    """The rule's nodes, made once; a rule of the same name with other content replaces the older."""
    known = _COMPILED.get(guideline.id)
    if known is None or known[0] is not guideline:
        known = (guideline, compile_rule(guideline), compile_condition(guideline))
        _COMPILED[guideline.id] = known
    return known[1], known[2]


def _outside(guideline: Guideline, context: Context) -> str | None:
    """Why the rule does not speak about this dispute, None when it does."""
    service = context.service
    if service.kind not in guideline.services:
        return f"the rule does not speak about the service {service.kind!r}"
    if service.region not in guideline.regions and service.region not in guideline.by_analogy:
        return f"the rule does not speak about the region {service.region or 'not named'!r}"
    if not in_force(guideline, context.decided_on):
        return f"the rule was not in force on {context.decided_on}"
    if guideline.phases and context.phase not in (None, *guideline.phases):
        return (
            f"the rule speaks about {' and '.join(guideline.phases)} conditions, this one is {context.phase}"
        )
    return None


def _unless_shown(condition: Node, node: Node, evidence: Evidence) -> Finding | None:
    """None when the rule's condition is met; else a finding that says why the rule waits or is out."""
    if condition.outcome(condition.judge(evidence)).state == "met":
        return None
    finding = explain(condition, evidence)
    if finding.state == "not_met" or not _hinted(finding):
        return _not_applicable(node, f"the record does not show that {condition.label.statement}")
    return node.silent[True]._replace(
        state=finding.state,
        for_=finding.for_,
        against=finding.against,
        neither=finding.neither,
        missing=finding.missing or (condition.label.statement,),
        children=(finding,),
        note=f"it is not settled whether {condition.label.statement}",
    )


def _hinted(finding: Finding) -> bool:
    """Whether any statement asserts what the condition asks for, if only without a region."""
    return bool(finding.for_) or any(fact.counts == "for" for fact in finding.neither)


def _not_applicable(node: Node, reason: str) -> Finding:
    return node.silent[False]._replace(
        state="not_applicable", children=(), missing=(), smallest=(), note=reason
    )
