"""The points of a rule worth a sentence, and the record's words behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.review.quote import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openimr.facts import Fact
    from openimr.guideline import Finding

FLAG = " [recalled: to be checked against a lawful copy]"
MOST = 4


def points(finding: Finding) -> Iterator[Finding]:
    """The criteria worth a sentence: a silent branch as one, a touched branch by its parts."""
    if not finding.children or not spoken(finding) or _alike(finding.children):
        yield finding
        return
    for child in finding.children:
        yield from points(child)


def spoken(finding: Finding) -> bool:
    """Whether the record, or the dates of the case, say anything about this criterion."""
    return bool(finding.for_ or finding.against or finding.neither or finding.note)


def deciding(roots: Sequence[Finding]) -> tuple[Finding, ...]:
    """The criteria on which the state rests, a branch that decides as a whole as one; at most a few."""
    found = [point for root in roots for point in _deciding(root)]
    spoken_first = sorted(found, key=lambda finding: not spoken(finding))
    return tuple(spoken_first[:MOST])


def _deciding(finding: Finding) -> Iterator[Finding]:
    parts = [child for child in finding.children if child.deciding]
    if not parts or not spoken(finding) or _alike(finding.children):
        yield finding
        return
    for child in parts:
        yield from _deciding(child)


def enough(roots: Sequence[Finding]) -> str:
    """The least that would meet one of the rules, in the words of its criteria; "" when nothing would."""
    least = min((root for root in roots if root.smallest), key=lambda root: len(root.smallest), default=None)
    if least is None:
        return ""
    known = {node.criterion: node.statement.strip() for node in least.walk()}
    named = dict.fromkeys(_whole(code, known) for code in least.smallest)
    return " and that ".join(f"{known.get(code, code)} ({code})" for code in named)


def _whole(code: str, known: Mapping[str, str]) -> str:
    """The criterion about all kinds of a thing, where the one named is a single kind of it."""
    parent = code.rpartition(".")[0]
    return parent if parent in known and known[code].startswith(f"{known[parent]}: ") else code


def words(finding: Finding, program: str) -> str:
    """The statements behind a state, and for a conflict both sides."""
    if finding.state == "contradicted":
        return _conflict(finding, program)
    if finding.state == "not_documented" and finding.neither:
        return told(finding.neither, program)
    if finding.state == "met":
        return _met(finding, program)
    return _speaks(finding.against, finding, program)


def _alike(children: Sequence[Finding]) -> bool:
    """Whether one statement answers every part in the same way, as "no red flags" does."""
    first = children[0]
    return len(children) > 1 and all(
        (part.state, part.for_, part.against, part.neither)
        == (first.state, first.for_, first.against, first.neither)
        for part in children
    )


def _speaks(facts: Sequence[Fact], finding: Finding, program: str) -> str:
    """The record's words, or the reckoning of days for a criterion on the dates."""
    return told(facts, program) if facts else str(finding.note)


def _met(finding: Finding, program: str) -> str:
    """The firm statements that meet it, and what else the record says on the point, left out by nobody."""
    firm = [fact for fact in finding.for_ if fact not in finding.against]
    if not firm:
        return _speaks(finding.against, finding, program)
    other = [fact for fact in finding.against if fact not in finding.for_]
    also = f"; about another point, or earlier, {told(other, program)}" if other else ""
    return f"{told(firm, program)}{also}"


def _conflict(finding: Finding, program: str) -> str:
    """A finding that is not firm, or statements that exclude each other: a physician settles both."""
    hedged = [fact for fact in finding.for_ if fact in finding.against]
    other = [fact for fact in finding.against if fact not in hedged]
    if hedged and not other:
        return f"{told(hedged, program)}, a finding but not a firm one; a physician has to settle it"
    both = f"{told(finding.for_, program)}; against it, {told(other, program)}"
    return f"{both}; a physician has to settle which holds"
