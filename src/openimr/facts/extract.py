"""Clinical facts from narrative text: sentence, frame, concept, context, place, time, in that order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.facts.fold import Folded, fold
from openimr.facts.model import Fact
from openimr.facts.reading import Reading
from openimr.facts.sentence import sentences
from openimr.facts.vocabulary import words
from openimr.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from openimr.case import Service
    from openimr.facts.mention import Mention

VERSION = "1"


def extract(
    text: str,
    *,
    document: str = "text",
    page_of: Callable[[int], int | None] | None = None,
    written: date | None = None,
    injury: date | None = None,
    disputed: Collection[Service] = (),
) -> tuple[Fact, ...]:
    """The clinical facts that a text states, in the order of their words.

    Spans are offsets in ``text`` as given, which may be raw page text; ``quote`` is their words with white
    space folded. ``page_of`` tells the page of an offset. ``written`` is the date of the document,
    from which "over the past 3-4 weeks" counts back; ``injury`` is that of the injury, and a study made
    before it is historical. ``disputed`` are the services under review: one that is only asked for is no
    earlier study. Never raises on any text.
    """
    folded = fold(text)
    reading = Reading(folded, words(), written=written, injury=injury, disputed=disputed)
    for sentence in sentences(folded):
        reading.read(sentence)
    return tuple(_fact(mention, folded, document, page_of) for mention in reading.close())


def _fact(
    mention: Mention, folded: Folded, document: str, page_of: Callable[[int], int | None] | None
) -> Fact:
    return Fact(
        concept=mention.concept,
        status=mention.status,
        evidence=_span(mention.start, mention.end, folded, document, page_of),
        quote=folded.text[mention.start : mention.end],
        kind=mention.kind,
        region=mention.region,
        side=mention.side,
        value=mention.value or None,
        time=mention.time,
        found_by=f"facts.{mention.concept}/{VERSION}",
        cue=_span(*mention.cue, folded, document, page_of) if mention.cue else None,
    )


def _span(
    start: int, end: int, folded: Folded, document: str, page_of: Callable[[int], int | None] | None
) -> Span:
    first, last = folded.source(start, end)
    return Span(document, first, last, page_of(first) if page_of else None)
