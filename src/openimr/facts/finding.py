"""Examined functions and provocation tests: the words near them that tell normal from abnormal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.facts.pattern import follows, pattern

if TYPE_CHECKING:
    from openimr.facts.mention import Mention

Sign = tuple[int, int, str]
_BREAK = re.compile(r"[,;:.]|\band\b")
_DEGREES = re.compile(r"^[^.;,]{0,60}?\d+\s?(?:-\s?\d+\s?)?(?:°|degree|/\d+ degrees)")
_GRADE = re.compile(r"(?<![\d/])(?<!from )([0-5])[+-]?\s?(?:/|-| out of | of )\s?5(?![\d/])")
_EARLIER = re.compile(r"from [0-5][+-]?/5 to ")  # the grade that came to another one
_SAID_AT_ONCE = len(" were ")
# The single motions of a joint: without a word of their own they only detail another finding.
_MOTIONS = frozenset({
    "flexion", "extension", "abduction", "adduction", "rotation", "lateral bending", "bending",
    "dorsiflexion", "movement", "motion", "mobility", "in all planes",
})  # fmt: skip


def decide_functions(lower: str, end: int, mentions: list[Mention], signs: list[Sign]) -> list[Mention]:
    """The mentions with each examined function decided; one that no word decides is left out."""
    return [m for m in mentions if not m.function or _decide(lower, end, m, signs)]


def _decide(lower: str, end: int, mention: Mention, signs: list[Sign]) -> bool:
    sign = _sign_inside(mention, signs) or _sign_before(lower, mention, signs)
    degrees = _DEGREES.match(lower[mention.end : end]) if mention.kind == "range_of_motion" else None
    said = sign or _sign_after(lower, end, mention, signs)
    if sign is None and degrees and not _is_full(mention, said):
        mention.settled = True
        return True
    sign = said
    if sign is None:
        return False
    mention.settled = True
    mention.cue = sign[:2]
    mention.status = "affirmed" if sign[2] in {"abnormal", "absent", "positive"} else "exam_negative"
    if mention.status == "affirmed":
        _take_in(lower, mention, sign)
    return True


def _is_full(mention: Mention, sign: Sign | None) -> bool:
    """Whether a motion is called normal before its degrees are told: "is full: flexion 60 degrees"."""
    return sign is not None and sign[2] == "normal" and sign[0] - mention.end <= _SAID_AT_ONCE


def _take_in(lower: str, mention: Mention, sign: Sign) -> None:
    """Let the words of a finding hold what was found, as in "decreased sensation"."""
    gap = lower[min(sign[1], mention.end) : max(sign[0], mention.start)]
    if len(gap) < 30 and not _BREAK.search(gap):
        mention.start, mention.end = min(mention.start, sign[0]), max(mention.end, sign[1])


def _sign_inside(mention: Mention, signs: list[Sign]) -> Sign | None:
    return next(
        (s for s in signs if s[0] >= mention.start and s[1] <= mention.end and s[2] in _DECIDES), None
    )


_DECIDES = frozenset({"normal", "abnormal", "absent", "negative"})


def _sign_before(lower: str, mention: Mention, signs: list[Sign]) -> Sign | None:
    """A deciding word right before, as in "decreased C5 dermatome sensation"; never over a comma or verb."""
    for sign in reversed(signs):
        if sign[1] > mention.start or sign[2] not in _DECIDES:
            continue
        gap = lower[sign[1] : mention.start]
        if mention.kind == "range_of_motion" and _GRADE.match(lower, sign[0]):
            continue
        if lower[mention.start : mention.end] in _MOTIONS and re.search(r"\b(?:in|with|to|and|on)\b", gap):
            return None
        if any(letter.isdigit() for letter in lower[sign[0] : sign[1]]) and gap != " ":
            return None  # a grade stands after what it grades
        near = len(gap) < 45 and not re.search(r"[,;:.]|\b(?:with|is|was|were|are|has|had)\b", gap)
        return sign if near else None
    return None


def _sign_after(lower: str, end: int, mention: Mention, signs: list[Sign]) -> Sign | None:
    """The first deciding word after, within the clause: "strength, sensation and reflexes were intact"."""
    for sign in signs:
        if sign[0] < mention.end or sign[2] not in _DECIDES or _EARLIER.match(lower, sign[0] - 5):
            continue
        if mention.kind == "range_of_motion" and _GRADE.match(lower, sign[0]):
            continue
        gap = lower[mention.end : min(sign[0], end)]
        reach = 30 if lower[mention.start : mention.end] in _MOTIONS else 110
        return sign if len(gap) < reach and ";" not in gap else None
    return None


def decide_tests(lower: str, mentions: list[Mention], signs: list[Sign]) -> None:
    """Settle tests and pathologic reflexes by the nearest word for present or absent in their clause."""
    for mention in mentions:
        if not is_tested(mention):
            continue
        deciding = _TEST_SIGNS if mention.concept == "provocation_test" else _REFLEX_SIGNS
        best = min(
            (s for s in signs if s[2] in deciding and s[1] - s[0] > 2 and _same_clause(lower, mention, s)),
            key=lambda s: _distance(mention, s),
            default=None,
        )
        if follows(lower, mention.end, "untested"):
            mention.settled, mention.status = True, "record_silence"
            continue
        if follows(lower, mention.end, "undecided"):
            mention.settled, mention.status = True, "hedged_absence"
            continue
        written = _written_sign(lower, mention)
        if written is not None:
            mention.settled = True
            mention.status = "affirmed" if written == "+" else "exam_negative"
        elif best is not None:
            mention.settled = True
            mention.cue = best[:2]
            mention.status = "affirmed" if best[2] == "positive" else "exam_negative"


def _written_sign(lower: str, mention: Mention) -> str | None:
    """A plus or minus written right before a test, or in parentheses after it: "+ Neer", "Lachman (-)"."""
    before = _SIGN_BEFORE.search(lower, max(0, mention.start - 4), mention.start)
    after = _SIGN_AFTER.match(lower, mention.end)
    found = before or after
    return None if found is None else found[1] or "+"


def decide_laboratory(lower: str, mentions: list[Mention], signs: list[Sign]) -> None:
    """Read a test for inflammation or infection said to be normal as looked for and not found."""
    for mention in mentions:
        if mention.concept != "laboratory" or not pattern("tests_for_inflammation").search(
            lower, mention.start, mention.end
        ):
            continue
        sign = next((s for s in signs if s[0] >= mention.end and s[2] in _TEST_SIGNS), None)
        if (
            sign
            and sign[2] != "positive"
            and sign[0] - mention.end < 40
            and _same_clause(lower, mention, sign)
        ):
            mention.status, mention.settled, mention.cue = "test_negative", True, sign[:2]


def is_tested(mention: Mention) -> bool:
    """Whether a mention is a test, or a pathologic reflex, which like a test is present or absent."""
    if mention.concept == "provocation_test":
        return True
    return mention.concept == "neuro_deficit" and mention.kind == "reflex" and not mention.function


_SIGN_BEFORE = re.compile(r"(?:^|[\s,;:])\(?([+-])\)? ?$")
_SIGN_AFTER = re.compile(r" ?\(([+-])\)| ([+])(?= |,|;|\.)| [1-3]([+])")
_TEST_SIGNS = frozenset({"positive", "negative", "normal", "absent"})
_REFLEX_SIGNS = frozenset({"positive", "negative", "absent"})


def _distance(mention: Mention, sign: Sign) -> int:
    return mention.start - sign[1] if sign[1] <= mention.start else sign[0] - mention.end


def _same_clause(lower: str, mention: Mention, sign: Sign) -> bool:
    low, high = min(mention.end, sign[1]), max(mention.start, sign[0])
    gap = lower[low:high]
    return len(gap) < 90 and ";" not in gap and ". " not in gap


def grade(text: str) -> str | None:
    """A grade of strength as written, e.g. ``4/5``, in a stretch of text."""
    match = _GRADE.search(text)
    return f"{match[1]}/5" if match else None
