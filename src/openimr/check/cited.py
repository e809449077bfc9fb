"""What a party cites for an item, in the words of messages and at its place in the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.check.subject import Hit, Part, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openimr.citation import Citation
    from openimr.letter import LetterItem

PARTIES = ("claims_administrator", "reviewer")


def cited_lines(subject: Subject) -> Iterator[tuple[LetterItem, str, Part]]:
    """Each guideline line of the letter: its item, its party, its words."""
    for item in subject.letter.items:
        for party in PARTIES:
            yield item, party, subject.line(item, party)


def citations_of(item: LetterItem, party: str) -> tuple[Citation, ...]:
    """What a party cites for an item."""
    line = getattr(item, f"{party}_guideline")
    return line.citations if line else ()


def title_of(citation: Citation) -> str:
    """A citation by its title, with the number of a chapter."""
    chapter = (
        f" (chapter {citation.chapter})"
        if isinstance(citation.chapter, int) and "hapter" not in citation.title
        else ""
    )
    return f"{citation.title}{chapter}"


def spoken(regions: Iterable[str]) -> str:
    """Codes of regions in words."""
    return " and ".join(one.replace("_", " ") for one in sorted(regions))


def hit_on(message: str, part: Part, citation: Citation, words: str | None = None) -> Hit:
    """A hit on the words of a citation, or on the whole line where they do not stand together."""
    wanted = words or citation.title.split(", ")[-1]
    start = part.text.find(wanted)
    if start < 0:
        return Hit(message, part, 0, len(part.text))
    return Hit(message, part, start, start + len(wanted))


def spoken_party(party: str) -> str:
    """The party in words."""
    return party.replace("_", " ")
