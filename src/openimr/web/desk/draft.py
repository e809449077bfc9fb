"""What a reviewer writes, as a value: decision and rationale of each disputed item, and the summary."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from openimr.process.life import Outcome

Standing = Literal["working", "submitted", "returned", "approved"]


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a rationale; ``facts`` are keys of facts on the worksheet, ``citations`` written out."""

    text: str
    facts: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One disputed item of a draft; ``decision`` is None until the physician has decided."""

    number: int
    decision: Outcome | None = None
    rationale: tuple[DraftSentence, ...] = ()
    guidelines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft determination: the case summary and each item."""

    summary: tuple[DraftSentence, ...] = ()
    items: tuple[DraftItem, ...] = ()

    def item(self, number: int) -> DraftItem:
        """The item of that number; an empty one when nothing was written yet."""
        return next((item for item in self.items if item.number == number), DraftItem(number))

    def to_json(self) -> str:
        """The draft as text for its row."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def read_draft(text: str) -> Draft:
    """The draft of a row."""
    if not text:
        return Draft()
    data = json.loads(text)
    return Draft(
        _sentences(data["summary"]),
        tuple(
            DraftItem(
                item["number"],
                cast("Outcome | None", item["decision"]),
                _sentences(item["rationale"]),
                tuple(item["guidelines"]),
            )
            for item in data["items"]
        ),
    )


def _sentences(data: list[dict[str, object]]) -> tuple[DraftSentence, ...]:
    return tuple(
        DraftSentence(
            str(one["text"]),
            tuple(cast("list[str]", one.get("facts", ()))),
            tuple(cast("list[str]", one.get("citations", ()))),
        )
        for one in data
    )
