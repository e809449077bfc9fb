"""IMR506 to IMR508: grounds left untested, a preference used as a reason, a record told otherwise."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from openimr.check.model import Rule
from openimr.check.subject import Hit, Subject, sentences
from openimr.check.vocabulary import groups_in, pattern, words
from openimr.facts import extract

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openimr.check.subject import Part
    from openimr.letter import LetterItem

UNTESTED = Rule(
    "IMR506",
    "ground-recited-and-not-applied",
    "note",
    "The rationale recites several grounds of a guideline, any one of which may suffice, and takes up some "
    "of them only: the others are neither met nor denied on this record.",
    "guideline reference 3.6: a ground recited but not applied is a recurrent divergence (heuristic)",
    "Four grounds of the neck chapter are recited; only red flags are looked for in the record.",
)
PREFERENCE = Rule(
    "IMR507",
    "preference-used-as-reason",
    "note",
    "The rationale rests on which test is preferred. A preference among tests says which one to do once "
    "there is a reason to test, not whether there is one.",
    "guideline reference 1.0 and 3.6: a modality choice is no indication (heuristic)",
    "An MRI of the neck is argued with the test of choice after an operation on the back.",
)
OTHERWISE = Rule(
    "IMR508",
    "rationale-against-summary",
    "note",
    "The rationale calls the condition unchanged, or the examination normal, where the case summary of the "
    "same letter states that symptoms grew or a deficit was found: the conflict has to be settled in words.",
    "8 CCR 9792.10.6(d); guideline reference 3.6: summary and rationale in conflict (heuristic)",
    "Summary: her grip was weaker on the left. Rationale: there are no neurologic deficits.",
)
_GUIDELINE = re.compile(
    r"\b(?:guidelines?|ACOEM|ODG|MTUS|criteria|recommend\w*|support(?:s|ed)?)\b", re.IGNORECASE
)
_REASON = re.compile(r"\b(?:recommend\w*|support\w*|indicat\w*|necessary|appropriate)\b", re.IGNORECASE)
# Fewer recited grounds are a remark, not a list of which some may have been forgotten.
LEAST = 3


def untested(subject: Subject) -> Iterator[Hit]:
    """Each list of grounds of which some are applied; a treatment found necessary needs one only."""
    for item in _imaging(subject):
        if item.outcome == "overturned":
            continue
        part = subject.rationale(item)
        recited, applied, place = _grounds(part, subject.program)
        left = [name for name in recited if name not in applied]
        if len(recited) >= LEAST and left and applied & recited.keys():
            yield Hit(f"recited and not applied: {', '.join(left)}", part, *place)


def preference(subject: Subject) -> Iterator[Hit]:
    """Each sentence that argues for or against a study with the preference for a test."""
    preferred = pattern("preferred_test", subject.program)
    for item in _imaging(subject):
        part = subject.rationale(item)
        for start, sentence in sentences(part):
            found = preferred.search(sentence)
            if found and _REASON.search(sentence):
                yield Hit(
                    f"{found[0]!r} says which test, not whether to test",
                    part,
                    start + found.start(),
                    start + found.end(),
                )


def otherwise(subject: Subject) -> Iterator[Hit]:
    """Each statement of a rationale that the summary of the letter contradicts."""
    said = [
        ("called_unchanged", "significant_change", "the summary states that it grew"),
        ("called_normal", "neuro_deficit", "the summary states a deficit"),
    ]
    asserted: frozenset[str] | None = None
    for item in subject.letter.items:
        part = subject.rationale(item)
        for name, concept, message in said:
            for start, sentence in sentences(part):
                found = pattern(name, subject.program).search(sentence)
                if not found or _GUIDELINE.search(sentence):
                    continue
                asserted = _asserted(subject) if asserted is None else asserted
                if concept in asserted:
                    yield Hit(
                        f"{found[0]!r}, but {message}", part, start + found.start(), start + found.end()
                    )


def _asserted(subject: Subject) -> frozenset[str]:
    """What the summary firmly states: growing symptoms, a deficit found, and no such finding denied there."""
    facts = extract(subject.summary.text, document="summary")
    denied = {fact.concept for fact in facts if fact.counts == "against"}
    grown = {
        f.concept for f in facts if f.concept == "significant_change" and _firm(f.status, f.kind, "worse")
    }
    found = {f.concept for f in facts if f.concept == "neuro_deficit" and f.status == "affirmed"}
    return frozenset((grown | found) - denied)


def _firm(status: str, kind: str | None, wanted: str) -> bool:
    return status == "affirmed" and kind == wanted


def _grounds(part: Part, program: str) -> tuple[dict[str, int], set[str], tuple[int, int]]:
    """The grounds that sentences on guidelines recite, those the others apply, and where the first stands."""
    recited: dict[str, int] = {}
    applied: set[str] = set()
    place = (0, 0)
    for start, sentence in sentences(part):
        named = [name for name, found in _ground_words(program).items() if found.search(sentence)]
        if not _GUIDELINE.search(sentence):
            applied.update(named)
        elif named:
            place = place if recited else (start, start + len(sentence))
            recited |= dict.fromkeys(named, start)
    return recited, applied, place


@cache
def _ground_words(program: str) -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(terms)})\b", re.IGNORECASE)
        for name, terms in words("grounds", program).items()
    }


def _imaging(subject: Subject) -> Iterator[LetterItem]:
    for item in subject.letter.items:
        if "imaging" in groups_in(item.heading, subject.program):
            yield item


RULES = ((UNTESTED, untested), (PREFERENCE, preference), (OTHERWISE, otherwise))
