"""The draft rationale: guideline, facts, deciding point, conclusion; every sentence with its source.

The physician edits it. A sentence without words of the record or a citation is not written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.guideline import sought
from openimr.programs import load
from openimr.review.beside import beside
from openimr.review.conclusion import policy
from openimr.review.model import Sentence
from openimr.review.point import FLAG, deciding, enough, points, spoken, words
from openimr.review.quote import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.case import DisputedItem
    from openimr.guideline import Finding
    from openimr.review.conclusion import Applied, Reasoned
    from openimr.review.search import Search

_FORMS = {"met": "met", "not_met": "not_met", "contradicted": "contradicted", "not_documented": "open"}


def draft(
    item: DisputedItem, applied: Sequence[Applied], reasoned: Reasoned, search: Search, program: str
) -> tuple[Sentence, ...]:
    """The draft for one item, in the order in which letters argue."""
    wording = load("wording.yaml", program)
    writer = _Writer(wording["draft"], search, program)
    sentences: list[Sentence] = []
    for rule in reasoned.governing:
        sentences += writer.rule(rule, "guideline")
    for rule in reasoned.against:
        sentences += writer.rule(rule, "repeat" if rule.guideline.kind == "repeat" else "gate")
    sentences += beside(applied, (*reasoned.governing, *reasoned.against), wording["draft"])
    sentences += writer.decision(reasoned)
    closing = wording["closing"][reasoned.conclusion].format(item=item.heading or "the disputed item")
    sentences.append(Sentence(closing, citation=policy("effect", program)))
    return tuple(sentences)


class _Writer:
    """Writes the sentences of one item from the programme's wording."""

    def __init__(self, wording: dict[str, Any], search: Search, program: str) -> None:
        self.wording = wording
        self.search = search
        self.program = program
        self.told: set[tuple[object, ...]] = set()

    def rule(self, rule: Applied, form: str) -> Iterator[Sentence]:
        """What the rule asks, what the record shows on each criterion it touches, what it is silent about."""
        guideline = rule.guideline
        flag = FLAG if guideline.recalled else ""
        text = self.wording[form].format(citation=guideline.citation, summary=guideline.summary.strip())
        needs = "any" if {"any_of", "any_kind"} & guideline.logic.keys() else "all"
        need = f" {self.wording['needs'][needs]}" if len(rule.finding.children) > 1 else ""
        yield Sentence(f"{text}{need}{flag}", citation=guideline.citation)
        found = [point for child in rule.finding.children for point in points(child)]
        for finding in found:
            if spoken(finding) and self._new(finding):
                yield self._shown(finding)
        silent = [finding for finding in found if not spoken(finding) and self._new(finding)]
        if silent:
            yield self._silence(rule.finding, silent)

    def decision(self, reasoned: Reasoned) -> Iterator[Sentence]:
        """The deciding point in the words of the criteria, then the conclusion's reason with its policy."""
        name = policy(reasoned.policies[-1] if reasoned.policies else "governing_tier", self.program)
        form = self.wording["deciding"].get(reasoned.conclusion)
        closed = [rule.finding for rule in reasoned.against]
        roots = [rule.finding for rule in reasoned.governing]
        open_ones = closed if closed and any(root.state == "met" for root in roots) else roots
        if form and open_ones:
            leaves = deciding(open_ones)
            said = "; ".join(f"{leaf.statement.strip()} ({leaf.criterion})" for leaf in leaves)
            evidence = spans(f for leaf in leaves for f in (*leaf.for_, *leaf.against, *leaf.neither))
            yield Sentence(form.format(points=said), evidence, open_ones[0].citation)
            short = enough(open_ones) if reasoned.conclusion == "not_supported_on_this_record" else ""
            if short:
                yield Sentence(self.wording["enough"].format(points=short), citation=open_ones[0].citation)
        yield Sentence(reasoned.because, citation=name)

    def _new(self, finding: Finding) -> bool:
        """Whether this point, with the same words behind it, has not been made yet."""
        facts = spans((*finding.for_, *finding.against, *finding.neither))
        point = (finding.statement, finding.state, facts)
        if point in self.told:
            return False
        self.told.add(point)
        return True

    def _shown(self, finding: Finding) -> Sentence:
        text = self.wording[_FORMS[finding.state]].format(
            statement=finding.statement.strip(),
            criterion=finding.criterion,
            words=words(finding, self.program),
        )
        evidence = spans((*finding.for_, *finding.against, *finding.neither))
        return Sentence(f"{text}{FLAG if finding.recalled else ''}", evidence, finding.citation)

    def _silence(self, root: Finding, silent: Sequence[Finding]) -> Sentence:
        """What nothing in the file states, with the search that proves it."""
        grounds = "; ".join(f"{finding.statement.strip()} ({finding.criterion})" for finding in silent)
        flag = FLAG if any(finding.recalled for finding in silent) else ""
        text = self.wording["silent"].format(grounds=grounds, search=self.search)
        looked_for = sought(self.program)
        concepts = [
            concept
            for finding in silent
            for concept in looked_for.get((finding.guideline, finding.criterion), ())
        ]
        return Sentence(f"{text}{flag}", citation=root.citation, search=self.search.log(concepts))
