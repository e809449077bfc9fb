"""Test every disqualifying relation between a reviewer and the parties of a case (Labor Code 139.5(d)(5))."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from openimr.panel.material import Effect, attested, effect_of
from openimr.panel.parties import EARLIER_CASE, REVIEWED_WORKER
from openimr.panel.report import ConflictReport, ConflictRow
from openimr.panel.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from openimr.panel.model import Attestation, Clearance, Relation, Reviewer
    from openimr.panel.parties import Parties, Party, Reached
    from openimr.panel.report import Verdict
    from openimr.panel.rules import RelationRule

NO_ATTESTATION = "attestation"
UNDISCLOSED = "undisclosed"


def conflicts(
    reviewer: Reviewer,
    parties: Parties,
    day: date,
    program: str = "ca_workers_comp",
    cleared: Iterable[Clearance] = (),
) -> ConflictReport:
    """Every relation rule of the programme, tested; what has no data is unknown, never clear.

    ``cleared`` are clearances on record for this reviewer and case; they touch unknown rows only.
    """
    rows = _numbered(
        row for rule in rules(program).relations for row in _rows(reviewer, parties, rule, day, program)
    )
    known = {clearance.what: clearance for clearance in cleared if clearance.day <= day}
    return ConflictReport(
        reviewer.ref,
        parties.case,
        day,
        tuple(
            replace(row, cleared=known[row.id]) if row.id in known and row.verdict == "unknown" else row
            for row in rows
        ),
    )


def _numbered(rows: Iterable[ConflictRow]) -> Iterator[ConflictRow]:
    """Rows of which each has an id of its own."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.id] += 1
        yield replace(row, id=f"{row.id}#{seen[row.id]}") if seen[row.id] > 1 else row


def undisclosed(parties: Parties, rule: RelationRule) -> tuple[str, ...]:
    """The roles that the rule asks about and of which the case says nothing."""
    if not applies(parties, rule):
        return ()
    return tuple(role for role in rule.roles if role not in rule.optional and role not in parties.disclosed)


def applies(parties: Parties, rule: RelationRule) -> bool:
    """Whether such a party exists for the services in dispute."""
    return not rule.kinds or bool(rule.kinds & parties.kinds)


def needs_attestation(parties: Parties, rule: RelationRule) -> bool:
    """Whether the answer rests on the reviewer's own disclosure: a party is there, or the case lists none."""
    if any(party.role in rule.roles for party in parties.parties):
        return True
    return applies(parties, rule) and any(role not in parties.disclosed for role in rule.optional)


def belongs(relation: Relation, role: str) -> bool:
    """Whether a kind of tie is tested against a role: past parts against the dispute."""
    if relation.kind == "involvement":
        return role == (REVIEWED_WORKER if relation.nature == "prior_review" else EARLIER_CASE)
    return role not in {REVIEWED_WORKER, EARLIER_CASE}


def _rows(
    reviewer: Reviewer, parties: Parties, rule: RelationRule, day: date, program: str
) -> Iterator[ConflictRow]:
    """The rows of one rule: what was found, what is not known; a clear row when there is neither."""
    found = list(_found(reviewer, parties, rule, day, program))
    found += [
        _row(rule, reviewer.ref, role, "unknown", f"{rule.id}/{role}/{UNDISCLOSED}", "the case does not say")
        for role in undisclosed(parties, rule)
    ]
    attestation = attested(reviewer, rule, day, program)
    if attestation is None and needs_attestation(parties, rule):
        reason = f"no attestation of the reviewer from the last {rules(program).attestation_days} days"
        found.append(_row(rule, reviewer.ref, parties.case, "unknown", f"{rule.id}/{NO_ATTESTATION}", reason))
    yield from found
    if all(row.verdict == "clear" for row in found):
        yield _clear_row(reviewer, parties, rule, attestation)


def _clear_row(
    reviewer: Reviewer, parties: Parties, rule: RelationRule, attestation: Attestation | None
) -> ConflictRow:
    sides = [party.ref for party in parties.parties if party.role in rule.roles]
    row = _row(rule, reviewer.ref, ", ".join(sides) or "none", "clear", f"{rule.id}/none", "")
    if attestation is None or not needs_attestation(parties, rule):
        return replace(row, reason="the case has no such party", source="the case")
    told = attestation.day.isoformat()
    reason = f"no material tie among {len(reviewer.relations)} disclosed, attested {told}"
    return replace(row, reason=reason, source=attestation.source, since=attestation.day)


def _found(
    reviewer: Reviewer, parties: Parties, rule: RelationRule, day: date, program: str
) -> Iterator[ConflictRow]:
    """One row for each tie to a party of the rule, and for the reviewer being that party."""
    for party in parties.parties:
        if party.role not in rule.roles:
            continue
        for near, reached in _reached(party):
            if reached.entity == reviewer.ref:
                effect = Effect("unknown" if near else "conflict", "the reviewer is that party")
                yield _tie(rule, reviewer.ref, party, reached, effect, near=near, nature="self")
            for relation in reviewer.relations:
                if relation.entity == reached.entity and belongs(relation, party.role):
                    effect = effect_of(relation, day, remand=parties.remand, program=program)
                    nature = f"{relation.kind}.{relation.nature}"
                    row = _tie(rule, relation.entity, party, reached, effect, near=near, nature=nature)
                    yield _sourced(row, relation, program)


def _sourced(row: ConflictRow, relation: Relation, program: str) -> ConflictRow:
    """The row with where the tie is known from, its days, and the authority on what is material."""
    source, recalled = rules(program).material.authority[relation.kind]
    return replace(
        row,
        source=relation.source,
        since=relation.since,
        until=relation.until,
        authority="; ".join(dict.fromkeys((row.authority, source))),
        recalled=row.recalled or recalled,
    )


def _reached(party: Party) -> Iterator[tuple[bool, Reached]]:
    yield from ((False, reached) for reached in party.same)
    yield from ((True, reached) for reached in party.near)


def _tie(
    rule: RelationRule, side: str, party: Party, reached: Reached, effect: Effect, *, near: bool, nature: str
) -> ConflictRow:
    verdict: Verdict = "unknown" if near and effect.verdict == "conflict" else effect.verdict
    reason = effect.reason
    if near:
        reason = f"a name spelt nearly alike; if it is the same: {reason}"
    if reached.path:
        reason = f"{reason}; by way of {'; '.join(reached.path)}"
    identifier = f"{rule.id}/{party.ref}/{reached.entity}/{nature}{'/near' if near else ''}"
    return _row(rule, side, party.ref, verdict, identifier, reason)


def _row(  # noqa: PLR0917 - a row in the order of its columns
    rule: RelationRule, side: str, other: str, verdict: Verdict, identifier: str, reason: str
) -> ConflictRow:
    return ConflictRow(
        id=identifier,
        relation=rule.id,
        text=rule.rule,
        reviewer_side=side,
        case_side=other,
        verdict=verdict,
        reason=reason,
        source="no data" if verdict == "unknown" else "panel",
        since=None,
        until=None,
        authority=rule.source,
        recalled=rule.recalled,
    )
