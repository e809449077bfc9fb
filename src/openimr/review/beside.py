"""The other sources that speak about a service: told once, with their state, and never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.review.model import Sentence
from openimr.review.point import FLAG, spoken
from openimr.review.quote import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.guideline import Finding
    from openimr.review.conclusion import Applied


def beside(
    applied: Sequence[Applied], used: Sequence[Applied], wording: dict[str, Any]
) -> Iterator[Sentence]:
    """One sentence for the checked rules and one for the recalled ones; none when nothing is worth it."""
    worth = [rule for rule in applied if rule not in used and _worth_telling(rule)]
    for recalled in (False, True):
        rules = [rule for rule in worth if rule.finding.recalled is recalled]
        if not rules:
            continue
        names = "; ".join(_one(rule, wording) for rule in rules)
        facts = [fact for rule in rules for fact in (*rule.finding.for_, *rule.finding.against)]
        text = wording["beside"].format(sources=names) + (FLAG if recalled else "")
        cited = dict.fromkeys(rule.guideline.citation for rule in rules)
        yield Sentence(text, spans(facts), "; ".join(cited))


def _one(rule: Applied, wording: dict[str, Any]) -> str:
    name = f"{rule.guideline.code}, {_role(rule)}"
    state = _state(rule.finding)
    text: str = wording["beside_one"].format(name=name, citation=rule.guideline.citation, state=state)
    return text


def _state(finding: Finding) -> str:
    return finding.state.replace("_", " ")


def _worth_telling(rule: Applied) -> bool:
    """Every other indication that applies; of the rest only what bears on this request."""
    state, kind = rule.finding.state, rule.guideline.kind
    if state == "not_applicable":
        return False
    if kind == "process":
        return state != "met" and spoken(rule.finding)
    if kind in ("modality_choice", "scope"):
        return state == "met"
    if kind == "advice_against":
        return state != "not_met"
    return kind != "timing" or state != "met"


def _role(rule: Applied) -> str:
    """What kind of rule it is; a preference among tests is said to be no reason to test."""
    kind = rule.guideline.kind.replace("_", " ")
    only = " only, no indication" if rule.guideline.kind == "modality_choice" else ""
    return f"{kind}{only}{', by analogy from another region' if rule.by_analogy else ''}"
