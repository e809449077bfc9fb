"""A notice as plain data that PDF and HTML both set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.process.notice.dates import long_date
from openimr.programs import load

if TYPE_CHECKING:
    from openimr.process.notice.model import Block, Notice


def fill(notice: Notice) -> dict[str, Any]:
    """The notice's words in their order, with letterhead, address and the notes at the foot."""
    common = load("notices/common.yaml", notice.program)
    words = common["words"][notice.language]
    return {
        "title": notice.title,
        "language": notice.language,
        "plain": notice.plain,
        "letterhead": {**common["letterhead"], "line": words["programme"], "of": words["of"]},
        "day": long_date(notice.day, words),
        "to": [notice.recipient.name, *notice.recipient.address],
        "reference": words["reference"].format(case=notice.case_number),
        "case_number": notice.case_number,
        "sent": words["sent"].format(channel=words["channels"][notice.channel]),
        "blocks": [_block(block) for block in notice.blocks],
        "labels": words["labels"],
        "basis": [
            {"text": part.text, "serves": part.serves, "recalled": part.recalled} for part in notice.basis
        ],
        "recalled_note": words["recalled_note"] if has_recalled(notice) else None,
        "notes": words["notes"]["plain" if notice.plain else "professional"],
        "digest": words["digest"].format(hash=notice.content_hash),
        "other_language": words["other_language"] if notice.plain else None,
    }


def has_recalled(notice: Notice) -> bool:
    """Whether any part of the notice follows a rule that is known from memory only."""
    return bool(notice.recalled) or any(block.recalled for block in notice.blocks)


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "text": block.text,
        "rows": [list(row) for row in block.rows],
        "head": list(block.head),
        "recalled": block.recalled,
    }
