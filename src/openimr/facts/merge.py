"""Mentions that are one: overlapping, swallowed, or parts of one operation, motion or compounded cream."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openimr.facts.mention import Mention

# Between the parts of a compound: a slash, or the share of the first.
_MIXED = re.compile(r"\s?/\s?|\s?\d{1,2}(?:\.\d+)?\s?%[\s,/-]{0,2}")


def without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Of overlapping mentions of one concept, keep the longest."""
    if len(mentions) < 2:
        return mentions
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last and last.concept == mention.concept and mention.start < last.end:
            if mention.end - mention.start > last.end - last.start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def without_swallowed(mentions: list[Mention]) -> list[Mention]:
    """Drop the mentions that a longer one of the same concept has grown over."""
    if len(mentions) < 2:
        return mentions
    longest: dict[str, Mention] = {}
    kept = []
    for mention in sorted(mentions, key=_outermost):
        last = longest.get(mention.concept)
        if last is None or mention.end > last.end or (mention.start, mention.end) == (last.start, last.end):
            longest[mention.concept] = mention
            kept.append(mention)
    return kept


def _outermost(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _goes_on(motion: Mention, mention: Mention) -> bool:
    """Whether a motion belongs to the one before: of one region, and of one side where that has sides."""
    if motion.region != mention.region:
        return False
    spine = mention.region is None or mention.region.endswith("spine")
    return spine or motion.side is None or motion.side == mention.side


def one_compound(lower: str, mentions: list[Mention]) -> list[Mention]:
    """Drugs that a slash or their shares in percent join, as in a compounded cream, are one mention."""
    if len(mentions) < 2:
        return mentions
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if (
            last
            and last.kind == mention.kind == "medication"
            and _MIXED.fullmatch(lower, last.end, mention.start)
        ):
            last.end = mention.end
            continue
        kept.append(mention)
    return kept


def one_operation(lower: str, mentions: list[Mention]) -> list[Mention]:
    """An operation whose parts a parenthesis or a slash names is one mention."""
    if len(mentions) < 2:
        return mentions
    kept: list[Mention] = []
    last: Mention | None = None
    for mention in mentions:
        if mention.concept == "prior_surgery":
            if last and lower[last.end : mention.start].strip() in {"(", "/"}:
                last.end = mention.end
                continue
            last = mention
        kept.append(mention)
    return kept


def one_motion(mentions: list[Mention]) -> list[Mention]:
    """Serial degrees of one region's motion are one mention."""
    if len(mentions) < 2:
        return mentions
    kept: list[Mention] = []
    motion: Mention | None = None
    for mention in mentions:
        if mention.kind == "range_of_motion" and mention.function and mention.head:
            if motion and _goes_on(motion, mention):
                continue
            motion = mention
        kept.append(mention)
    return kept
