"""What the review of a case puts before the physician."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from openimr.case import Case, DisputedItem
    from openimr.citation import Citation
    from openimr.facts import Fact
    from openimr.guideline import Finding
    from openimr.letter import Outcome
    from openimr.review.search import SearchLog
    from openimr.text import Span

Conclusion = Literal[
    "supported", "not_supported", "not_supported_on_this_record", "needs_resolution", "no_guideline"
]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft and what it rests on: words of the record, a citation, or both.

    A sentence that says what the record does not show carries the ``search`` that proves it.
    """

    text: str
    evidence: tuple[Span, ...] = ()
    citation: str | None = None
    search: SearchLog | None = None

    def to_json(self) -> dict[str, object]:
        """The sentence as JSON."""
        words: dict[str, object] = {
            "text": self.text,
            "evidence": [span.to_json() for span in self.evidence],
            "citation": self.citation,
        }
        return {**words, "search": self.search.to_json()} if self.search else words


@dataclass(frozen=True, slots=True)
class ItemReview:
    """One disputed item before the physician.

    ``findings`` holds one tree per rule set tried, in the order of the ladder of evidence;
    ``asks`` what to request when the record is silent; ``because`` one sentence on the conclusion.
    """

    item: DisputedItem
    findings: tuple[Finding, ...]
    conclusion: Conclusion
    because: str
    asks: tuple[str, ...]
    draft_rationale: tuple[Sentence, ...]
    citations: tuple[Citation, ...] = ()
    published_outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Determination:
    """The draft determination of a case: never signed, never issued by software."""

    case: Case
    summary: tuple[Sentence, ...]
    facts: tuple[Fact, ...]
    items: tuple[ItemReview, ...]
    warnings: tuple[str, ...] = ()
