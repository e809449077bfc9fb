"""The draft as its form sends it, and what its buttons do to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from openimr.web.desk.draft import Draft, DraftItem, DraftSentence
from openimr.web.desk.proposal import finding_sentence, rationale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import QueryDict

    from openimr.process.life import Outcome
    from openimr.web.casefile import Worksheet

SUMMARY = "summary"
_OUTCOMES = {"upheld", "overturned"}
_LONGEST = 8_000  # characters of one sentence field
_MOST = 200  # sentences of one part


def draft_of(sent: QueryDict, disputed: Sequence[int]) -> Draft:
    """The draft with everything that was typed; links stay with their sentences."""
    return Draft(
        _sentences(sent, SUMMARY),
        tuple(
            DraftItem(
                number,
                _outcome(sent.get(f"item-{number}-decision")),
                _sentences(sent, f"item-{number}"),
                tuple(
                    dict.fromkeys(line for line in sent.getlist(f"item-{number}-guideline") if line.strip())
                ),
            )
            for number in disputed
        ),
    )


def _outcome(word: str | None) -> Outcome | None:
    return cast("Outcome", word) if word in _OUTCOMES else None


def _sentences(sent: QueryDict, part: str) -> tuple[DraftSentence, ...]:
    rows = zip(
        sent.getlist(f"{part}-text")[:_MOST],
        sent.getlist(f"{part}-facts"),
        sent.getlist(f"{part}-citations"),
        strict=False,
    )
    return tuple(
        DraftSentence(
            text[:_LONGEST].replace("\r\n", "\n"),
            tuple(facts.split()),
            tuple(line for line in citations.split("\n") if line.strip()),
        )
        for text, facts, citations in rows
    )


def act(draft: Draft, action: str, sent: Mapping[str, str], sheet: Worksheet) -> Draft:
    """The draft after a button: add, remove, up, down, insert, cite, uncite, propose; else as it is.

    An action names its part and place, e.g. ``remove:item-1:3`` or ``insert:1:<guideline>:<criterion>``.
    """
    word, _, rest = action.partition(":")
    part, _, place = rest.partition(":")
    if word in {"add", "remove", "up", "down"}:
        moved = _moved(list(_part(draft, part)), word, int(place) if place.isdigit() else None)
        return _with(draft, part, tuple(moved))
    if word == "insert":
        guideline, _, criterion = place.rpartition(":")
        made = finding_sentence(sheet, int(part), guideline, criterion) if part.isdigit() else None
        name = f"item-{part}"
        return _with(draft, name, (*_part(draft, name), made)) if made else draft
    if word == "propose" and part.startswith("item-"):
        proposed = rationale(sheet, int(part.removeprefix("item-")))
        return _with(draft, part, (*_part(draft, part), *proposed))
    if word in {"cite", "uncite"} and part.startswith("item-"):
        line = sent.get(f"{part}-cite", "") if word == "cite" else place
        return _cited(draft, int(part.removeprefix("item-")), line, keep=word == "cite")
    return draft


def _moved(sentences: list[DraftSentence], word: str, place: int | None) -> list[DraftSentence]:
    if word == "add":
        return [*sentences, DraftSentence("")]
    if place is None or place >= len(sentences):
        return sentences
    taken = sentences.pop(place)
    if word != "remove":
        sentences.insert(max(0, place + (1 if word == "down" else -1)), taken)
    return sentences


def _part(draft: Draft, part: str) -> tuple[DraftSentence, ...]:
    if part == SUMMARY:
        return draft.summary
    number = part.removeprefix("item-")
    return draft.item(int(number)).rationale if number.isdigit() else ()


def _with(draft: Draft, part: str, sentences: tuple[DraftSentence, ...]) -> Draft:
    if part == SUMMARY:
        return replace(draft, summary=sentences)
    items = tuple(
        replace(item, rationale=sentences) if f"item-{item.number}" == part else item for item in draft.items
    )
    return replace(draft, items=items)


def _cited(draft: Draft, number: int, line: str, *, keep: bool) -> Draft:
    def lines(item: DraftItem) -> tuple[str, ...]:
        others = tuple(one for one in item.guidelines if one != line)
        return (*others, line) if keep and line.strip() else others

    items = tuple(
        replace(item, guidelines=lines(item)) if item.number == number else item for item in draft.items
    )
    return replace(draft, items=items)
