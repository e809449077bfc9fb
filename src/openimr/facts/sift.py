"""Words that look like a concept and are none where they stand."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from openimr.facts.pattern import closing, follows, pattern

if TYPE_CHECKING:
    from openimr.facts.frame import Frame
    from openimr.facts.mention import Mention
    from openimr.facts.sentence import Extent

_LOOSE = frozenset({"increased", "increase", "increases", "increasing"})
_BARE_SURGERY = frozenset({"surgery", "surgeries", "operation", "operations"})
_SUBJECTS_OF_RULES = frozenset({"mri", "ct", "other"})
_TITLED = frozenset({
    "conservative_treatment", "prior_imaging", "surgery_option", "prior_surgery", "laboratory", "symptom",
    "trauma",
})  # fmt: skip
# What these head is named after them: "medications included", "treatment rendered included".
_HEADS = ("medications", "medication", "testing", "medication regimen", "rendered", "received", "provided")
# Words that tell a finding only of an image: "bulge", said of a groin, is none.
_BARE_FINDINGS = frozenset({
    "protrusion", "protrusions", "extrusion", "bulge", "bulges", "narrowing", "spurring", "spurs", "stones",
    "wedging", "retraction", "opacity", "opacities", "listhesis",
})  # fmt: skip
# What is asked for after an operation tells of none done.
_AFTER_SURGERY = frozenset(
    {"postoperative", "post operative", "post-operative", "post surgical", "postsurgical", "post-surgical"}
)
_REST = frozenset({"rest", "heat", "ice"})


def name_surgery(lower: str, start: int, mentions: list[Mention]) -> None:
    """Tell an operation done from surgery as an option, where the bare word stands.

    What stands after "status post" was done, whatever the document asks for.
    """
    for mention in mentions:
        if mention.concept == "prior_surgery" and closing("already_done").search(
            lower, max(start, mention.start - 60), mention.start - 1
        ):
            mention.settled = True
            continue
        bare = mention.concept == "prior_surgery" and lower[mention.start : mention.end] in _BARE_SURGERY
        if bare and not pattern("had_surgery").search(lower, max(start, mention.start - 50), mention.start):
            mention.concept = "surgery_option"


def sift(lower: str, sentence: Extent, mentions: list[Mention], frame: Frame) -> list[Mention]:
    """The mentions of a sentence without headings of lists, moments of pain, and what eases it."""
    return [
        mention
        for mention, following in zip_longest(mentions, mentions[1:])
        if mention.concept != "nothing" and not _is_idle(lower, sentence, mention, following, frame)
    ]


def _is_title(lower: str, sentence: Extent) -> bool:
    """Whether a line is nothing but the name of a section or of what a clinic does."""
    if sentence.end - sentence.start > 44:
        return False
    line = lower[sentence.start : sentence.end].strip(" :")
    return pattern("headings").fullmatch(line) is not None


def _is_idle(lower: str, sentence: Extent, mention: Mention, following: Mention | None, frame: Frame) -> bool:
    words = lower[mention.start : mention.end]
    if mention.concept in _TITLED and _is_title(lower, sentence):
        return True
    if mention.concept == "significant_change":
        return _is_moment(lower, mention, words, following, frame)
    if _is_out_of_place(mention, words, frame):
        return True
    if words.endswith(_HEADS):
        return (
            follows(lower, mention.end, "heads_a_list")
            or lower.startswith(":", mention.end)
            or _names_it(lower, mention, following)
        )
    if words in _REST:
        return (
            pattern("eased_by").search(lower, max(sentence.start, mention.start - 60), mention.start)
            is not None
        )
    return False


def _is_out_of_place(mention: Mention, words: str, frame: Frame) -> bool:
    """Whether the sentence is not the place for the words: aftercare asked for tells of no operation done."""
    if mention.concept == "prior_surgery":
        return words in _AFTER_SURGERY and frame.asks(mention.start)
    if mention.concept == "imaging_finding":
        return words in _BARE_FINDINGS and frame.at(mention.start) != "imaging"
    return mention.concept == "prior_imaging" and frame.guideline and mention.kind in _SUBJECTS_OF_RULES


def _names_it(lower: str, mention: Mention, following: Mention | None) -> bool:
    """Whether a heading says by "is" or "was" what it heads: "current medication was ibuprofen"."""
    if following is None or following.kind != mention.kind or following.concept != mention.concept:
        return False
    return lower[mention.end : following.start] in {" is ", " was ", " are ", " were ", " "}


def _is_moment(lower: str, mention: Mention, words: str, following: Mention | None, frame: Frame) -> bool:
    """Whether a change is only of the moment: "worse in the morning", "exacerbated by movement"."""
    if follows(lower, mention.end, "worsened_by"):
        return True
    if words not in _LOOSE:
        return False
    return frame.at(mention.start) == "exam" or not (
        _before_symptom(mention, following) or _has_grown(lower, mention)
    )


def _before_symptom(mention: Mention, following: Mention | None) -> bool:
    """Whether a symptom follows, as in "increased numbness"."""
    return (
        following is not None
        and following.concept in {"symptom", "radicular_symptom"}
        and following.start - mention.end < 45
    )


def _has_grown(lower: str, mention: Mention) -> bool:
    """Whether the words right before are those of a symptom, as in "pain has been increasing"."""
    before = lower[max(0, mention.start - 40) : mention.start].rstrip()
    return any(match.end() == len(before) for match in pattern("has_grown").finditer(before))
