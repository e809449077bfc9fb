"""The services in dispute: a study asked for is no earlier study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.facts.pattern import pattern

if TYPE_CHECKING:
    from openimr.facts.mention import Mention


def asked_for(lower: str, start: int, end: int) -> bool:
    """Whether a sentence tells of a request or a plan and not of a study done."""
    return pattern("asked_for").search(lower, start, end) is not None


def refused(lower: str, start: int, end: int) -> bool:
    """Whether a sentence names what utilization review refused."""
    return pattern("refused").search(lower, start, end) is not None


def tells_study_done(lower: str, mention: Mention, start: int, end: int) -> bool:
    """Whether the words around an image say that it was made."""
    near = max(start, mention.start - 30), min(end, mention.end + 45)
    return pattern("done").search(lower, *near) is not None
