"""The draft rationale: guideline, facts, deciding point, conclusion; every sentence with its source.

The physician edits it. A sentence without words of the record or a citation is not written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.programs import load
from openimr.review.conclusion import policy
from openimr.review.model import Sentence
from openimr.review.quote import spans, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.case import DisputedItem
    from openimr.facts import Fact
    from openimr.guideline import Finding
    from openimr.review.conclusion import Applied, Reasoned
    from openimr.review.search import Search

FLAG = " [recalled: to be checked against a lawful copy]"
STATE_WORDS = {
    "met": "met",
    "not_met": "not met",
    "not_documented": "not documented",
    "contradicted": "contradicted",
    "not_applicable": "not applicable",
}


def draft(
    item: DisputedItem, applied: Sequence[Applied], reasoned: Reasoned, search: Search, program: str
) -> tuple[Sentence, ...]:
    """The draft for one item, in the order in which letters argue."""
    used = (*reasoned.governing, *reasoned.against)
    sentences: list[Sentence] = []
    for rule in used:
        sentences.append(_guideline(rule))
        sentences.extend(_criteria(rule.finding, search, program))
    sentences.extend(_beside(applied, used))
    name = policy(reasoned.policies[-1] if reasoned.policies else "governing_tier", program)
    sentences.append(Sentence(reasoned.because, citation=name))
    closing = load("wording.yaml", program)["closing"][reasoned.conclusion].format(item=_name(item))
    sentences.append(Sentence(closing, citation=policy("effect", program)))
    return tuple(sentences)


def _name(item: DisputedItem) -> str:
    return item.heading or "the disputed item"


def _guideline(rule: Applied) -> Sentence:
    flag = FLAG if rule.guideline.recalled else ""
    text = f"Under {rule.guideline.citation}, in our words, {rule.guideline.summary}{flag}."
    return Sentence(text, citation=rule.guideline.citation)


def _criteria(root: Finding, search: Search, program: str) -> Iterator[Sentence]:
    """What the record shows on each criterion it touches, then in one sentence what it is silent about."""
    points = [point for child in root.children for point in _points(child)]
    for finding in points:
        if _spoken(finding):
            yield _shown(finding, program)
    silent = [finding for finding in points if not _spoken(finding)]
    if silent:
        grounds = "; ".join(f"{finding.statement} ({finding.criterion})" for finding in silent)
        flag = FLAG if any(finding.recalled for finding in silent) else ""
        yield Sentence(
            f"The documents reviewed show no statement that: {grounds}; searched: {search}{flag}.",
            citation=root.citation,
        )


def _points(finding: Finding) -> Iterator[Finding]:
    """The criteria worth a sentence: a silent branch as one, a touched branch by its parts."""
    if not finding.children or not _spoken(finding) or _alike(finding.children):
        yield finding
        return
    for child in finding.children:
        yield from _points(child)


def _alike(children: Sequence[Finding]) -> bool:
    """Whether one statement answers every part in the same way, as "no red flags" does."""
    first = children[0]
    return len(children) > 1 and all(
        (part.state, part.for_, part.against, part.neither)
        == (first.state, first.for_, first.against, first.neither)
        for part in children
    )


def _spoken(finding: Finding) -> bool:
    """Whether the record, or the dates of the case, say anything about this criterion."""
    return bool(finding.for_ or finding.against or finding.neither or finding.note)


def _shown(finding: Finding, program: str) -> Sentence:
    head = f"{finding.criterion}, {finding.statement}: {STATE_WORDS[finding.state]}"
    flag = FLAG if finding.recalled else ""
    evidence = spans((*finding.for_, *finding.against, *finding.neither))
    return Sentence(f"{head}; {_words(finding, program)}{flag}.", evidence, finding.citation)


def _words(finding: Finding, program: str) -> str:
    """The statements behind a state, and for a conflict both sides."""
    if finding.state == "contradicted":
        return _conflict(finding, program)
    if finding.state == "not_documented" and finding.neither:
        return f"touched without being settled: {told(finding.neither, program)}"
    if finding.state == "met":
        return _met(finding, program)
    return _speaks(finding.against, finding, program)


def _speaks(facts: Sequence[Fact], finding: Finding, program: str) -> str:
    """The record's words, or the reckoning of days for a criterion on the dates."""
    return told(facts, program) if facts else str(finding.note)


def _met(finding: Finding, program: str) -> str:
    """The firm statements that meet it, and what else the record says on the point, left out by nobody."""
    firm = [fact for fact in finding.for_ if fact not in finding.against]
    if not firm:
        return _speaks(finding.against, finding, program)
    other = [fact for fact in finding.against if fact not in finding.for_]
    beside = f"; about another point, or earlier, {told(other, program)}" if other else ""
    return f"{told(firm, program)}{beside}"


def _conflict(finding: Finding, program: str) -> str:
    """A finding that is not firm, or statements that exclude each other: a physician settles both."""
    hedged = [fact for fact in finding.for_ if fact in finding.against]
    other = [fact for fact in finding.against if fact not in hedged]
    if hedged and not other:
        return f"{told(hedged, program)}, a finding but not a firm one; a physician has to settle it"
    both = f"{told(finding.for_, program)}; against it, {told(other, program)}"
    return f"{both}; a physician has to settle which holds"


def _beside(applied: Sequence[Applied], used: Sequence[Applied]) -> Iterator[Sentence]:
    """The other sources that speak about the service, each with its state: reported, never merged."""
    for rule in applied:
        if rule in used or not _worth_telling(rule):
            continue
        flag = FLAG if rule.finding.recalled else ""
        state = STATE_WORDS[rule.finding.state]
        text = f"Beside it, {rule.guideline.citation} ({rule.guideline.code}, {_role(rule)}): {state}{flag}."
        yield Sentence(text, spans((*rule.finding.for_, *rule.finding.against)), rule.guideline.citation)


def _worth_telling(rule: Applied) -> bool:
    """Every other indication that applies; of the rest only what bears on this request."""
    state, kind = rule.finding.state, rule.guideline.kind
    if state == "not_applicable":
        return False
    if kind == "process":
        return state != "met" and _spoken(rule.finding)
    if kind in ("modality_choice", "scope"):
        return state == "met"
    return kind != "timing" or state != "met"


def _role(rule: Applied) -> str:
    """What kind of rule it is; a preference among tests is said to be no reason to test."""
    kind = rule.guideline.kind.replace("_", " ")
    only = " only, no indication" if rule.guideline.kind == "modality_choice" else ""
    return f"{kind}{only}{', by analogy from another region' if rule.by_analogy else ''}"
