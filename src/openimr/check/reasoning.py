"""IMR5xx: how the rationale argues with the guideline. Signs for a person to look at, never a verdict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.check.cited import spoken
from openimr.check.items import last_conclusion
from openimr.check.model import Rule
from openimr.check.subject import Hit, Subject, sentences
from openimr.check.vocabulary import groups_in, item_regions, pattern, regions_in, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.letter import LetterItem

OTHER_REGION = Rule(
    "IMR501",
    "recommendation-of-another-region",
    "warning",
    "A sentence of the rationale states what a guideline recommends for another body region than the item's, "
    "and names the item's region nowhere in the sentence.",
    "8 CCR 9792.21.1: the recommendation must address the condition in dispute",
    "An MRI of the knee argued with what a guideline recommends for shoulder pain.",
)
REPEAT = Rule(
    "IMR502",
    "repeat-imaging-without-citation",
    "warning",
    "The rationale turns on an earlier study, but none of the editions cited has a rule on repeating one:"
    " the "
    "chapters of 2004 have none, ODG has.",
    "8 CCR 9792.10.6(d): the evidence used is cited; guideline reference 1.9",
    "An MRI is refused because one was done last year; only chapter 12 of 2004 is cited.",
)
STRICTER = Rule(
    "IMR503",
    "stricter-than-the-guideline",
    "note",
    "A finding is asked for as 'new', 'progressive' or the like, where the chapter of 2004 that is cited "
    "asks "
    "for the finding itself.",
    "guideline reference 3.6: extra adjectives are a recurrent divergence (heuristic)",
    "Chapter 8 is cited, and the study refused for want of a new neurologic deficit.",
)
JOINED = Rule(
    "IMR504",
    "any-of-argued-as-all-of",
    "note",
    "The neck chapter lets any one of its criteria suffice for an imaging study; the rationale joins two, a "
    "neurologic finding and planned surgery, so that both would be needed.",
    "guideline reference 1.1, A8-IMG (heuristic)",
    "Imaging is supported for nerve damage where surgery may follow.",
)
OTHER_CONCLUSION = Rule(
    "IMR505",
    "conclusion-about-another-region",
    "warning",
    "The concluding sentence names another body region than the item, and not the item's: words of another "
    "item or letter may have been carried over.",
    "8 CCR 9792.10.6(d): each disputed treatment is decided",
    "An item on the left wrist; the rationale closes: the MRI of the knee is not medically necessary.",
)

_GUIDELINE = re.compile(r"\b(?:guidelines?|ACOEM|ODG|MTUS)\b", re.IGNORECASE)
_RECOMMENDS = re.compile(
    r"\b(?:recommend(?:s|ed)?|support(?:s|ed)?|indicated\s+for|criteri\w+|allow(?:s|ed)?)\b", re.IGNORECASE
)


def other_region(subject: Subject) -> Iterator[Hit]:
    """Each sentence of a guideline's recommendation that names other regions only."""
    for item in subject.letter.items:
        part = subject.rationale(item)
        for start, sentence in sentences(part):
            if not (_GUIDELINE.search(sentence) and _RECOMMENDS.search(sentence)):
                continue
            if named := _foreign(subject, item, _without_titles(sentence)):
                yield Hit(f"a recommendation for the {named}", part, start, start + len(sentence))


def other_conclusion(subject: Subject) -> Iterator[Hit]:
    """Each concluding sentence that names other regions only."""
    for item in subject.letter.items:
        part = subject.rationale(item)
        last = last_conclusion(subject, part)
        if last and (named := _foreign(subject, item, part.text[last[0] : last[1]])):
            yield Hit(f"concludes on the {named}", part, last[0], last[1])


def _foreign(subject: Subject, item: LetterItem, sentence: str) -> str:
    """The regions of a sentence that has none of the item's, set against the item's; "" for none."""
    own = item_regions(subject, item)
    served = words("served_by", subject.program)
    near = own.union(*(served.get(one, ()) for one in own))
    near |= {limb for limb, parts in served.items() if own.intersection(parts)}
    named = regions_in(sentence, subject.program)
    return f"{spoken(named)}, the item is of the {spoken(own)}" if own and named and not named & near else ""


def repeat(subject: Subject) -> Iterator[Hit]:
    """Each imaging item refused over an earlier study, with no edition cited that rules on repeats."""
    found_in = pattern("repeat_imaging", subject.program)
    for item in _imaging(subject):
        part = subject.rationale(item)
        cited = {c.guideline for c in item.reviewer_guideline.citations} if item.reviewer_guideline else set()
        if not cited <= {"acoem-2004", "acoem-2007-elbow"}:
            continue
        if found := found_in.search(part.text):
            yield Hit(
                "an earlier study decides, no rule on repeats is cited", part, found.start(), found.end()
            )


def stricter(subject: Subject) -> Iterator[Hit]:
    """Each finding that a rationale with a chapter of 2004 asks for in a stricter form."""
    entry = words("stricter", subject.program)
    asked = re.compile(
        rf"\bno\b[^.]{{0,160}}?\b((?:{'|'.join(entry['adjectives'])})\s+(?:\w+\s+){{0,2}}?{entry['finding']})",
        re.IGNORECASE,
    )
    for item in _imaging(subject):
        if not _cites(item, {8, 12}):
            continue
        part = subject.rationale(item)
        if found := asked.search(part.text):
            yield Hit(f"asks for {found[1]!r}", part, found.start(1), found.end(1))


def joined(subject: Subject) -> Iterator[Hit]:
    """Each guideline sentence with the neck chapter that joins two of its criteria."""
    both = pattern("joined_criteria", subject.program)
    for item in _imaging(subject):
        if not _cites(item, {8}):
            continue
        part = subject.rationale(item)
        for start, sentence in sentences(part):
            found = both.search(sentence)
            if found and _GUIDELINE.search(sentence):
                yield Hit(
                    "two criteria are joined that suffice alone",
                    part,
                    start + found.start(),
                    start + found.end(),
                )


def _imaging(subject: Subject) -> Iterator[LetterItem]:
    for item in subject.letter.items:
        if item.outcome != "overturned" and "imaging" in groups_in(item.heading, subject.program):
            yield item


def _cites(item: LetterItem, chapters: set[int]) -> bool:
    line = item.reviewer_guideline
    return bool(line) and any(c.guideline == "acoem-2004" and c.chapter in chapters for c in line.citations)  # type: ignore[union-attr]


_TITLES = re.compile(
    r"(?:Chapter|Complaints|Guidelines?)\b[^.]{0,60}?\b(?:Complaints|Chapter)\b", re.IGNORECASE
)


def _without_titles(sentence: str) -> str:
    """The sentence without the titles of chapters in it, which name regions and recommend nothing."""
    return _TITLES.sub("", sentence)


RULES = (
    (OTHER_REGION, other_region),
    (REPEAT, repeat),
    (STRICTER, stricter),
    (JOINED, joined),
    (OTHER_CONCLUSION, other_conclusion),
)
