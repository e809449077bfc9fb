"""From the states of criteria to a proposed conclusion: the only place where the burden of proof lives.

The evaluator says what the record shows. What silence means for the request is policy, not logic; it is
named and cited in ``policies.yaml`` and applied here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.guideline import all_of, any_of
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.case import Service
    from openimr.guideline import Finding, Guideline, Kind, State, Tier
    from openimr.review.model import Conclusion


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule with what it found; ``by_analogy`` when its text speaks of another region."""

    guideline: Guideline
    finding: Finding
    by_analogy: bool = False


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A conclusion with the rules that led to it, the reason in one sentence, and the policies used."""

    conclusion: Conclusion
    because: str
    governing: tuple[Applied, ...] = ()
    against: tuple[Applied, ...] = ()
    tier: str | None = None
    policies: tuple[str, ...] = ()


# A repeat, timing or negative rule stands in the way of a request whose indication is met.
GATES: tuple[Kind, ...] = ("repeat", "timing", "advice_against")
BURDEN = "burden_on_the_request"


NOBODY = "No rule in this programme's data speaks about this service in this region."


def conclude(
    applied: Sequence[Applied], tiers: Sequence[Tier], gap: str | None = None, silence: str = NOBODY
) -> Reasoned:
    """The proposed conclusion for one item; ``silence`` is the reason given when no rule governs.

    The indication is answered by the first step of the ladder that speaks about the service in its region;
    each gate by the first step that speaks about it. ``gap`` names a stronger source that the data lack.
    """
    governing = _first_tier(applied, tiers, "indication")
    if not governing:
        return Reasoned("no_guideline", silence)
    tier = governing[0].guideline.tier
    if gap is not None:
        return Reasoned("no_guideline", f"A stronger source governs and is not at hand: {gap}.", tier=tier)
    state = any_of([rule.finding.state for rule in governing])
    gates = [gate for gate in (_first_tier(applied, tiers, kind) for kind in GATES) if gate]
    conclusion = _conclusion(state, [_open(gate) for gate in gates])
    standing = tuple(rule for gate in gates if _open(gate) != "met" for rule in gate)
    standing = tuple(rule for rule in standing if _gate_state(rule) != "met")
    policies = ("governing_tier", "sources_of_one_step", "confirmed_before_recalled", _POLICY[conclusion])
    because = _because(conclusion, state, governing, standing)
    return Reasoned(conclusion, because, governing, standing, tier, policies)


def unspoken(service: Service, rules: Sequence[Guideline]) -> str:
    """Why no rule governs: no region is named, the region is another, or nobody speaks of the service."""
    words = service.kind.replace("_", " ")
    regions = dict.fromkeys(r for rule in rules if service.kind in rule.services for r in rule.regions)
    if not regions:
        return f"No rule in this programme's data speaks about the service ({words})."
    known = ", ".join(region.replace("_", " ") for region in regions)
    if service.region is None:
        return f"The item names no body region; the rules about this service ({words}) speak of: {known}."
    return f"The rules about this service ({words}) speak of: {known}; none governs here."


def policy(name: str, program: str) -> str:
    """The source of a policy as words for a citation; says so when it is still recalled."""
    entry = load("policies.yaml", program)[name]
    flag = " (recalled, to be checked)" if entry["status"] == "recalled" else ""
    return f"{entry['reference']}{flag}"


_POLICY: dict[Conclusion, str] = {
    "supported": "effect",
    "not_supported": "effect",
    "not_supported_on_this_record": BURDEN,
    "needs_resolution": "conflict_needs_a_physician",
    "no_guideline": "governing_tier",
}


def _first_tier(applied: Sequence[Applied], tiers: Sequence[Tier], kind: Kind) -> tuple[Applied, ...]:
    """The rules of one kind in the first step that has any; checked rules before recalled ones.

    Sources of one step (ACOEM and ODG in step 2A) are a choice of the regulation, so they stand together.
    """
    speaking = [rule for rule in applied if rule.guideline.kind == kind and _may_govern(rule)]
    for step in dict.fromkeys(tier.step for tier in tiers):
        known = {tier.id for tier in tiers if tier.step == step}
        rules = [rule for rule in speaking if rule.guideline.tier in known]
        if rules:
            checked = tuple(rule for rule in rules if not rule.guideline.recalled)
            return checked if checked or kind in GATES else tuple(rules)
    return ()


def _may_govern(rule: Applied) -> bool:
    """A rule used by analogy, or one that another rule already holds, is reported and never governs."""
    reported = rule.by_analogy or rule.guideline.special_case_of is not None
    return not reported and rule.finding.state != "not_applicable"


def _open(gate: Sequence[Applied]) -> State:
    """Met when one source of the step opens the gate by all its rules: the regulation lets one be chosen."""
    sources = dict.fromkeys(rule.guideline.file for rule in gate)
    return any_of([
        all_of([_gate_state(rule) for rule in gate if rule.guideline.file == source]) for source in sources
    ])  # fmt: skip


def _gate_state(rule: Applied) -> State:
    """Met when the gate is open; a rule of advice against is open when it is not met."""
    state = rule.finding.state
    if rule.guideline.kind == "advice_against":
        return {"met": "not_met", "not_met": "met"}.get(state, state)  # type: ignore[return-value]  # still a state
    return state


def _conclusion(indication: State, gates: Sequence[State]) -> Conclusion:
    """The indication speaks first; a closed gate defeats it, a doubtful gate matters once it is met.

    A conflict in a gate cannot help a request whose indication is not shown, so such a request is open for
    what is missing and the conflict is noted; a conflict in the indication itself has to be settled first.
    """
    if indication == "not_met" or "not_met" in gates:
        return "not_supported"
    if indication == "contradicted":
        return "needs_resolution"
    if indication == "not_documented":
        return "not_supported_on_this_record"
    if "contradicted" in gates:
        return "needs_resolution"
    return "not_supported_on_this_record" if "not_documented" in gates else "supported"


def _because(
    conclusion: Conclusion, state: State, governing: Sequence[Applied], standing: Sequence[Applied]
) -> str:
    """The deciding point in one sentence; a recalled rule is called so."""
    names, gates = _names(governing), _names(standing)
    flag = " The rule is recalled and has to be checked." if governing[0].guideline.recalled else ""
    if conclusion == "supported":
        return f"A ground of {names} is met, and no rule on repetition or timing stands against it.{flag}"
    if conclusion == "not_supported":
        point = (
            f"Of {names} no ground is met, and the record says so"
            if state == "not_met"
            else f"{gates} is not met"
        )
        return f"{point}.{flag}"
    if conclusion == "needs_resolution":
        where = names if state == "contradicted" else gates
        return f"The record contradicts itself on a deciding point of {where}; a physician settles it.{flag}"
    where = names if state == "not_documented" else gates
    return f"The record does not show what {where} asks for; silence is no finding, so this stays open.{flag}"


def _names(rules: Sequence[Applied]) -> str:
    return " and ".join(f"{rule.guideline.code} ({rule.guideline.citation})" for rule in rules)
