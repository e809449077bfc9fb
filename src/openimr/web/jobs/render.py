"""A notice as it goes out: composed by the process from the case, its parties and the event that owes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openimr.web.store.models import NoticeRow


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a notice, the channel and language chosen, the hash of what it tells."""

    content: bytes
    channel: str
    language: str
    content_hash: str


def render(notice: NoticeRow) -> Rendered:
    """The notice as an accessible PDF."""
    raise NotImplementedError(notice.kind)
