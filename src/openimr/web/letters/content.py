"""What a version of a letter was composed from: the draft, and dates of the header that were corrected."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from openimr.web.desk.draft import Draft, DraftItem, DraftSentence, read_draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.letter import DeterminationLetter

DATES = MappingProxyType(
    {
        "date_assigned": "Date assigned",
        "date_of_injury": "Date of injury",
        "ur_denial_date": "Date of the utilization review decision",
        "application_received": "Application received",
    }
)


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a version; ``dates`` are ISO days that stand in the header instead of those on file."""

    draft: Draft
    dates: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """The content as text for its row."""
        written = {"draft": asdict(self.draft), "dates": dict(self.dates)}
        return json.dumps(written, ensure_ascii=False, separators=(",", ":"))

    def put_into(self, letter: DeterminationLetter) -> DeterminationLetter:
        """The letter with the corrected dates."""
        changes: dict[str, Any] = {name: date.fromisoformat(day) for name, day in self.dates.items()}
        return replace(letter, **changes)


def read_content(text: str) -> Content:
    """The content of a row."""
    data = json.loads(text)
    return Content(read_draft(json.dumps(data["draft"])), data["dates"])


def reworded(draft: Draft, summary: str, rationales: Mapping[int, str]) -> Draft:
    """The draft in other words; decisions stay, and so do the links of each sentence not touched."""
    items = tuple(
        DraftItem(
            item.number,
            item.decision,
            _sentences(item.rationale, rationales.get(item.number, as_text(item.rationale))),
            item.guidelines,
        )
        for item in draft.items
    )
    return Draft(_sentences(draft.summary, summary), items)


def as_text(sentences: tuple[DraftSentence, ...]) -> str:
    """Sentences one a line, as a person edits them."""
    return "\n".join(sentence.text.strip() for sentence in sentences)


def _sentences(old: tuple[DraftSentence, ...], text: str) -> tuple[DraftSentence, ...]:
    known = {sentence.text.strip(): sentence for sentence in old}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(known.get(line) or DraftSentence(line) for line in lines)
