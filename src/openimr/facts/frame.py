"""What kind of sentence it is, and whose words stand at each place of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from openimr.facts.pattern import pattern, says_a_rule

if TYPE_CHECKING:
    from openimr.facts.scan import Hit
    from openimr.facts.sentence import Extent

_ORDER = frozenset({"request", "imaging", "exam", "complaint", "diagnosis", "treatment"})
_CARRIES = frozenset({"exam", "imaging"})
_THERE_IS_NOT = re.compile(
    r"there(?<=\bthere) (?:is|are|was|were) (?:currently )?(?:no|not|insufficient|a lack of)\b(?! need)"
)
_THERE_IS = re.compile(
    r"\W*(?:(?:for example|in addition|additionally|however|also|furthermore|in short),? )?"
    r"there (?:is|are|was|were)\b"
)


# A bare "No ..." after a complaint goes on with what the patient says.
_NO = re.compile(r"\W*(?:there (?:is|was|are|were) )?no\b")


class Frame(NamedTuple):
    """A sentence's frames in order of their words; ``before`` is what lasts over from the sentence before."""

    guideline: bool
    hits: tuple[tuple[int, str], ...]
    before: str
    quiet: bool = False

    def at(self, offset: int) -> str:
        """The frame whose words stand last before an offset; else what lasts over, else the first."""
        name = ""
        for start, hit in self.hits:
            if start > offset:
                break
            name = hit
        return name or self.before or (self.hits[0][1] if self.hits else "")

    def has(self, name: str, start: int, end: int) -> bool:
        """Whether words of a frame stand between two offsets, or lie so near before that they rule them."""
        return any(hit == name and start - 60 <= at < end for at, hit in self.hits)

    def asks(self, offset: int) -> bool:
        """Whether words of a request stand before an offset."""
        for at, hit in self.hits:  # noqa: SIM110 - asked often, and a loop costs half of a generator
            if hit == "request" and at < offset:
                return True
        return False

    def asking(self) -> Frame:
        """The same frame, whose images are only asked for: nothing lasts over from it."""
        return self._replace(quiet=True)

    @property
    def complains(self) -> bool:
        """Whether the sentence ends in the words of the patient."""
        return bool(self.hits) and self.hits[-1][1] == "complaint"

    @property
    def lasting(self) -> str:
        """The frame that the next sentence begins in."""
        if not self.hits:
            return self.before
        last = self.hits[-1][1]
        return "" if last not in _CARRIES or (self.quiet and last == "imaging") else last


def frame_of(lower: str, sentence: Extent, found: list[Hit], last: Frame | None) -> Frame:
    """Read the frame of a sentence after the one before it; a restated rule says nothing of the person."""
    before = last.lasting if last else ""
    if last and last.complains and _NO.match(lower, *sentence):
        before = "complaint"
    names = [name for _, _, name in found]
    hits = tuple([(start, name) for start, _, name in found if name in _ORDER])
    return Frame(_is_guideline(lower, sentence, names, last), hits, before)


def _is_guideline(lower: str, sentence: Extent, names: list[str], last: Frame | None) -> bool:
    """A sentence restates a rule by its own words, or because it goes on from one and names no person."""
    rules = names.count("guideline")
    if (rules or "source" in names) and says_a_rule().search(lower, *sentence):
        return not pattern("this_case").search(lower, *sentence)
    if not rules and not (last and last.guideline):
        return False
    if "person" in names or _THERE_IS.match(lower, *sentence) or _THERE_IS_NOT.search(lower, *sentence):
        return False
    if rules:
        return "pronoun" not in names or rules > 1
    return "pronoun" not in names and not pattern("narrative").search(lower, *sentence)
