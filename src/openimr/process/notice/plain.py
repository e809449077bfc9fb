"""A composed notice as plain text, for an e-mail's body or a screen reader's simplest way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.process.notice.page import fill

if TYPE_CHECKING:
    from openimr.process.notice.model import Block, Notice

_MARK = " ‡"


def to_text(notice: Notice) -> str:
    """The whole notice as text; ‡ marks what follows a rule known from memory."""
    page = fill(notice)
    head = [page["letterhead"]["organisation"], page["day"], "\n".join(page["to"]), page["reference"]]
    body = [_block(block) for block in notice.blocks]
    law = [f"{part.text} ({part.serves}){_MARK if part.recalled else ''}" for part in notice.basis]
    foot = [page["labels"]["law"], "\n".join(f"- {line}" for line in law)]
    foot += [note for note in (page["recalled_note"], *page["notes"], page["digest"]) if note]
    return "\n\n".join([*head, notice.title.upper(), *body, *foot]) + "\n"


def prose(notice: Notice) -> list[str]:
    """The sentences that a reader must understand; tables of names and numbers are no prose."""
    running = [block.text for block in notice.blocks if block.kind in ("lead", "paragraph", "help")]
    points = [row[0] for block in notice.blocks if block.kind == "list" for row in block.rows]
    counted = [row[1] for block in notice.blocks if block.kind == "deadline" for row in block.rows if row[1]]
    return [*running, *points, *counted, *(part.text for part in notice.basis)]


def _block(block: Block) -> str:
    mark = _MARK if block.recalled else ""
    if block.kind == "heading":
        return block.text.upper()
    if block.kind == "list":
        return "\n".join(f"- {row[0]}" for row in block.rows) + mark
    if block.kind == "deadline":
        ((day, explanation),) = block.rows
        return f"{block.text}: {day}{mark}" + (f"\n{explanation}" if explanation else "")
    if block.kind in ("table", "items"):
        return "\n".join(": ".join(row) if block.kind == "table" else ". ".join(row) for row in block.rows)
    strong = f"{block.rows[0][0]}. " if block.rows else ""
    return f"{strong}{block.text}{mark}"
