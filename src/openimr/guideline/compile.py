"""From the criteria of a file to nodes that can be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.guideline.dates import date_test
from openimr.guideline.evidence import rules
from openimr.guideline.group import AtLeast, Not
from openimr.guideline.label import Label
from openimr.guideline.leaf import FactTest, fact_test
from openimr.guideline.node import Leaf, Node
from openimr.guideline.schema import codes, vocabulary
from openimr.guideline.value import ValueTest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.guideline.model import Guideline

Criterion = dict[str, Any]


def compile_rule(guideline: Guideline) -> Node:
    """The rule's criteria as one node; its root carries the rule's summary as its statement."""
    return _Compiler(guideline).node({"statement": guideline.summary, **guideline.logic}, guideline.code)


def compile_condition(guideline: Guideline) -> Node | None:
    """The condition under which the rule applies at all, None for a rule without one."""
    condition = guideline.applies_when
    return _Compiler(guideline).node(dict(condition), f"{guideline.code}.applies") if condition else None


class _Compiler:
    """Builds the nodes of one rule; every label is made from the rule and the criterion's own words."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.rules = rules(guideline.program)

    def node(self, criterion: Mapping[str, Any], name: str) -> Node:
        """The node of a criterion; parts without an id are numbered below their whole."""
        for operator in ("any_of", "all_of", "of"):
            if operator in criterion:
                return self._group(criterion, name, operator)
        if "not" in criterion:
            part = self.node(criterion["not"], f"{name}.not")
            return Not(self._label(criterion, name, recalled=part.label.recalled), part)
        if "any_kind" in criterion:
            return self._kinds(criterion, name)
        label = self._label(criterion, name)
        if "fact" in criterion:
            return Leaf(label, self._test(criterion))
        return Leaf(
            label, date_test(frozenset(codes(criterion.get("phase"))), criterion.get("least_days", 0))
        )

    def _group(self, criterion: Mapping[str, Any], name: str, operator: str) -> Node:
        name = criterion.get("id", name)
        parts = [
            self.node(part, part.get("id", f"{name}.{n}")) for n, part in enumerate(criterion[operator], 1)
        ]
        needed = {"any_of": 1, "all_of": len(parts)}.get(operator) or int(criterion["at_least"])
        recalled = any(part.label.recalled for part in parts)
        return AtLeast(self._label(criterion, name, recalled=recalled), parts, needed)

    def _kinds(self, criterion: Mapping[str, Any], name: str) -> Node:
        """One part for each kind of the concept: the denial of one red flag does not deny the others."""
        name = criterion.get("id", name)
        concept = criterion["any_kind"]
        kinds = codes(criterion.get("kind")) or vocabulary(self.guideline.program)[concept]
        parts = []
        for kind in kinds:
            words = f"{criterion['statement']}: {kind.replace('_', ' ')}"
            one = {**criterion, "id": f"{name}.{kind}", "statement": words, "fact": concept, "kind": kind}
            parts.append(Leaf(self._label(one, one["id"]), self._test(one)))
        return AtLeast(self._label(criterion, name), parts, 1)

    def _label(self, criterion: Mapping[str, Any], name: str, *, recalled: bool = False) -> Label:
        guideline = self.guideline
        name = criterion.get("id", name)
        pages = criterion.get("pages")
        own = criterion.get("status")
        return Label(
            guideline=guideline.id,
            criterion=name,
            statement=criterion.get("statement", guideline.summary),
            kind=guideline.kind,
            recalled=recalled or own == "recalled" or (own is None and guideline.recalled),
            citation=_with_pages(guideline.citation, pages) if pages else guideline.citation,
            ask=guideline.asks.get(name),
        )

    def _test(self, criterion: Mapping[str, Any]) -> FactTest:
        concept = criterion["fact"]
        return fact_test(
            concept,
            kinds=frozenset(codes(criterion.get("kind"))),
            opposed=frozenset(codes(criterion.get("opposed_by"))),
            where=tuple(self._value(name, wanted) for name, wanted in criterion.get("where", {}).items()),
            region=criterion.get("region", "item"),
            within_days=criterion.get("within_days"),
            current=concept in self.rules.current,
            since=_since(criterion.get("since")),
            denied=self.rules.denied.get(concept, ()),
            beside=tuple((b["fact"], frozenset(codes(b.get("kind")))) for b in criterion.get("beside", ())),
        )

    def _value(self, name: str, wanted: object) -> ValueTest:
        hedged = self.rules.hedged.get(name, frozenset())
        if isinstance(wanted, dict):
            listed = wanted.get("only", wanted.get("named", ()))
            among = frozenset(listed if isinstance(listed, list | tuple) else (listed,))
            least = wanted.get("at_least")
            return ValueTest(name, among, least=least, otherwise="neither", named="named" in wanted)
        among = frozenset(wanted) if isinstance(wanted, list) else frozenset((wanted,))
        return ValueTest(name, among, hedged=hedged - among)


def _since(event: Mapping[str, Any] | None) -> tuple[str, frozenset[str]] | None:
    return (event["fact"], frozenset(codes(event["kind"]))) if event else None


def _with_pages(citation: str, pages: str) -> str:
    """The same source on other pages."""
    head = citation.partition(", p. ")[0].partition(", pp. ")[0]
    return f"{head}, {'pp.' if '-' in pages or ',' in pages else 'p.'} {pages}"
