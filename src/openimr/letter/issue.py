"""One disputed item of a letter in the programme's wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openimr.letter.draft import DecidedItem

Words = dict[str, Any]


def set_item(item: DecidedItem, words: Words, organisation: str) -> Words:
    """The item as plain data: title, legal word, plain words, and its labelled paragraphs in order."""
    outcome = words["outcomes"][item.outcome or "open"]
    return {
        "number": item.number,
        "title": _title(item, words["item"]),
        "short": _in_dispute(item, words["item"]),
        "outcome": outcome["word"],
        "plain": outcome["plain"],
        "key": item.outcome or "open",
        "parts": [{"label": label, "text": text} for label, text in _parts(item, words, organisation)],
    }


def _parts(item: DecidedItem, words: Words, organisation: str) -> list[tuple[str, str]]:
    labels = words["item"]
    parts = [
        (labels["administrator"], item.claims_administrator_guideline or words["none_cited"]),
        (
            labels["reviewer"].format(organisation=organisation),
            item.reviewer_guideline or words["none_cited_reviewer" if item.outcome else "undecided_reviewer"],
        ),
        *_paragraphs(labels["rationale"], item.rationale or words["no_rationale"]),
    ]
    return [(labels["criteria"], item.criteria), *parts] if item.criteria and not item.outcome else parts


def _paragraphs(label: str, text: str) -> list[tuple[str, str]]:
    """The lines of a text as paragraphs; only the first one bears the label."""
    first, *others = text.split("\n")
    return [(label, first), *(("", other) for other in others)]


def _in_dispute(item: DecidedItem, labels: Words) -> str:
    """What is decided, in short: of a request authorized in part only the rest (8 CCR 9792.10.1)."""
    remaining = item.request.remaining if item.request else None
    if remaining and _tells_the_split(item, labels):
        return remaining.text
    if not remaining or remaining.text in item.heading:
        return item.heading
    return str(labels["in_dispute"].format(heading=item.heading, remaining=remaining.text))


def _title(item: DecidedItem, labels: Words) -> str:
    """The heading; for a request authorized in part, in three moves: asked, authorized, in dispute."""
    request = item.request
    if not (request and request.original and request.remaining):
        return item.heading
    if _tells_the_split(item, labels):
        return item.heading
    moves = [request.original.text, labels["original"]]
    if request.authorized:
        moves += [request.authorized.text, labels["authorized"]]
    return " ".join([*moves, labels["remaining"], request.remaining.text, labels["review"]])


def _tells_the_split(item: DecidedItem, labels: Words) -> bool:
    return labels["original"].rstrip(".") in item.heading
