"""What a text says not to belong to the claim under review."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openimr.facts.context import Context
    from openimr.facts.mention import Mention
    from openimr.facts.scan import Hits

_COMPLAINED = frozenset({"symptom", "radicular_symptom", "significant_change", "diagnosis"})


def speaks_of_claims(cues: Hits) -> bool:
    """Whether a text says anywhere that something is not part of the claim."""
    return any(cue.id == "other_claim" for _, _, cue in cues)


def apply_to_last(context: Context, mentions: list[Mention], last: list[Mention]) -> None:
    """Let "this is not part of the claim" speak of the sentence before, when its own names nothing first."""
    hit = next((hit for hit in context.cues if hit.cue.id == "other_claim"), None)
    if hit is None or any(mention.end <= hit.start for mention in mentions):
        return
    for mention in last:
        if mention.concept in _COMPLAINED:
            mention.status = "not_this_claim"
            mention.cue = (hit.start, hit.end)
