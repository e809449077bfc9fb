"""The questions to send when the record is silent or contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openimr.facts import Fact
    from openimr.guideline import Finding

OPEN = ("not_documented", "contradicted")


def asks(findings: Iterable[Finding], facts: Sequence[Fact]) -> tuple[str, ...]:
    """What to request: questions on the open criteria, then the documents said to be missing."""
    questions = [question for finding in findings for question in _questions(finding)]
    return tuple(dict.fromkeys([*questions, *_missing_documents(facts)]))


def _questions(finding: Finding) -> list[str]:
    """The questions of the parts once the record touches one of them, else one for all."""
    if finding.state not in OPEN:
        return []
    touched = any((*child.for_, *child.against, *child.neither) for child in finding.children)
    below = [question for child in finding.children for question in _questions(child)]
    if finding.ask and not (touched and below):
        return [finding.ask]
    return below


def _missing_documents(facts: Sequence[Fact]) -> Iterator[str]:
    for fact in facts:
        if fact.concept == "file_document" and fact.status == "not_submitted":
            kind = (fact.kind or "document").replace("_", " ")
            yield f"The record says that a document is missing ({kind}): please send it."
