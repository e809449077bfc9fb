"""IMR301, 302, 306: whether a citation fits the region and the service of the item."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from openimr.check.cited import PARTIES, citations_of, cited_lines, hit_on, spoken, spoken_party, title_of
from openimr.check.model import Rule
from openimr.check.subject import Hit, Subject
from openimr.check.vocabulary import groups_in, item_regions, words
from openimr.citation.catalogue import regions

if TYPE_CHECKING:
    from collections.abc import Iterator

REGION = Rule(
    "IMR301",
    "chapter-of-another-region",
    "warning",
    "The chapter cited is about another body region than the item, and no other chapter of that guideline"
    " in the "
    "line is about it. Limbs may be argued with the chapter of the joint or the part of the spine that "
    "serves them.",
    "8 CCR 9792.21.1: the recommendation that addresses the worker's condition is searched and cited",
    "A knee brace decided with the shoulder chapter.",
)
TWO_HOMES = Rule(
    "IMR302",
    "thoracic-spine-two-homes",
    "note",
    "The thoracic spine is treated with the neck in ACOEM 2004 and with the low back in ODG; the parties,"
    " or one "
    "of them, used one home only. Both rule sets should be looked at and the choice explained.",
    "catalogue of editions: chapter 8 is neck and upper back; ODG low back is lumbar and thoracic",
    "A thoracic MRI refused with chapter 8 by the one and upheld with chapter 12 by the other.",
)
OTHER_SERVICE = Rule(
    "IMR306",
    "citation-about-another-service",
    "warning",
    "The section or topic cited is about another kind of service than the item, and no other citation of the "
    "line is about it.",
    "8 CCR 9792.10.6(d): the evidence cited is that for the disputed treatment",
    "ODG 'Office visits' for an X-ray of the wrist.",
)


def region(subject: Subject) -> Iterator[Hit]:
    """Each guideline in a line none of whose chapters is about a region of the item."""
    for item, party, part in cited_lines(subject):
        own = item_regions(subject, item)
        wanted = _served(own, subject.program)
        for _, group in groupby(citations_of(item, party), key=lambda c: c.guideline):
            cited = [(c, regions(c.guideline, c.chapter, subject.program)) for c in group]
            about = [(c, found) for c, found in cited if found]
            if not wanted or not about or any(wanted.intersection(found) for _, found in about):
                continue
            citation, found = about[0]
            what = (
                f"{spoken_party(party)} cites {title_of(citation)}, about {spoken(found)}, for {spoken(own)}"
            )
            yield hit_on(what, part, citation)


def two_homes(subject: Subject) -> Iterator[Hit]:
    """Each item of the thoracic spine that is decided with one home only."""
    homes = words("two_homes", subject.program)
    for item in subject.letter.items:
        for own in item_regions(subject, item, vague=False) & homes.keys():
            used = {
                (party, c.guideline, c.chapter): regions(c.guideline, c.chapter, subject.program)
                for party in PARTIES
                for c in citations_of(item, party)
            }
            reviewer = [r for (party, *_), r in used.items() if party == "reviewer" and r]
            seen = {home for home in homes[own] for r in reviewer if home in r}
            if reviewer and seen != set(homes[own]):
                missing = spoken(tuple(home for home in homes[own] if home not in seen))
                part = subject.line(item, "reviewer")
                yield Hit(
                    f"{spoken((own,))} decided without the chapter on {missing}", part, 0, len(part.text)
                )


def other_service(subject: Subject) -> Iterator[Hit]:
    """Each line whose sections and topics are all about other kinds of service than the item."""
    for item, party, part in cited_lines(subject):
        wanted = groups_in(item.heading, subject.program)
        topics = [(c, t) for c in citations_of(item, party) for t in (*c.sections, c.topic or "") if t]
        known = [(c, t, groups_in(t, subject.program)) for c, t in topics]
        known = [entry for entry in known if entry[2]]
        if not wanted or not known or any(groups & wanted for _, _, groups in known):
            continue
        citation, topic, groups = known[0]
        kinds = f"({', '.join(sorted(groups))}) for {', '.join(sorted(wanted))}"
        what = f"{spoken_party(party)} cites {topic!r} {kinds}"
        yield hit_on(what, part, citation, topic)


def _served(named: frozenset[str], program: str) -> frozenset[str]:
    """The regions of an item with those by whose chapters a limb may be argued."""
    served = words("served_by", program)
    return named.union(*(served.get(one, ()) for one in named)) if named else named


RULES = ((REGION, region), (TWO_HOMES, two_homes), (OTHER_SERVICE, other_service))
