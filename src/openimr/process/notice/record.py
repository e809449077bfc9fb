"""What was sent, to which role, by which channel, when: kept without name and address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.process.notice.errors import NoticeError

if TYPE_CHECKING:
    from datetime import datetime

    from openimr.process.clock.explain import Language
    from openimr.process.notice.model import Channel, Notice, Role


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A notice that left the house; ``document`` is the id of the stored file, ``sent_at`` a zoned moment."""

    case: str
    kind: str
    role: Role
    channel: Channel
    language: Language
    sent_at: datetime
    content_hash: str
    document: str
    key: str


def key(case: str, event_seq: int, kind: str, role: str) -> str:
    """One key for one notice that one event owes: a job that runs twice sends once. 64 hex digits."""
    return hashlib.sha256("\x1f".join((case, str(event_seq), kind, role)).encode()).hexdigest()


def record(notice: Notice, *, event_seq: int, sent_at: datetime, document: str) -> NoticeRecord:
    """The record of a notice that was sent. Raises NoticeError for a moment without a zone."""
    if sent_at.tzinfo is None:
        raise NoticeError(
            "the moment of sending has no zone",
            where=notice.kind,
            expected="a zoned date-time",
            do="add the zone",
        )
    return NoticeRecord(
        case=notice.case_number,
        kind=notice.kind,
        role=notice.role,
        channel=notice.channel,
        language=notice.language,
        sent_at=sent_at,
        content_hash=notice.content_hash,
        document=document,
        key=key(notice.case_number, event_seq, notice.kind, notice.role),
    )
