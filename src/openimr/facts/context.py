"""Which cue reaches which mention, and the status that it gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from openimr.facts.bearing import applies, plannable, status_of
from openimr.facts.pattern import pattern

if TYPE_CHECKING:
    from openimr.facts.frame import Frame
    from openimr.facts.mention import Mention
    from openimr.facts.model import Status
    from openimr.facts.sentence import Extent
    from openimr.facts.vocabulary import Cue, Found, Words

_DENIES = frozenset({"absent", "record_silence", "hedged_absence", "judged_absence", "patient_denial"})
_HARD, _SOFT = frozenset({"hard"}), frozenset({"soft"})
_SAID_OF_RECORD = frozenset({"record_silence", "hedged_absence"})
_LIST_END = re.compile(r"\b(?:or|nor)\b")
_CONJUNCTION = re.compile(r",|\b(?:and|or)\b")


_SOURCES = frozenset({"prior_imaging", "electrodiagnostics"})
_ON = re.compile(r"\b(?:on|per|by|from) (?:the |his |her |an? |prior |previous |recent |that |this )*$")
_WRITTEN = ("document", "record", "mention")
_RECOMMENDS = frozenset({"recommended", "recommends", "recommending", "suggested", "proposed"})
_ASKED = frozenset({"requested", "recommended", "proposed", "ordered", "sought", "planned"})
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;]|$|(?:and|but|by|on|in)\b)")
_ANSWER = r"(yes|no|none|neg|denies|denied|not present|n/a)"
_FIELD = re.compile(rf"[^.;:,?]{{0,40}}: ?{_ANSWER}(?= *(?:[.,;]|$))")
_QUESTION = re.compile(rf"[^.;:,?]{{0,40}}\? {_ANSWER}(?= *(?:[.,;]|$))")
# Fields that run on without a mark; of a study, "MRI: no tear" would look the same.
_RUN_ON = re.compile(rf"[^.;:,?]{{0,40}}: ?{_ANSWER}(?= [a-z /]{{3,40}}: ?(?:yes|no|neg|denies)\b)")
_REQUEST = re.compile(r"\b(?:request|authoriz|certif|treatment|coverage|claim|appeal|liability)")
_FIELD_BEGINS = re.compile(r"[.,;]")
# What asks for treatment names it in lists that semicolons part and that run long.
_ASKS = frozenset({"request", "plan", "to_come"})


class Hit(NamedTuple):
    """A cue where it stands."""

    start: int
    end: int
    cue: Cue


class Context:
    """The cues of one sentence and the words that end their reach."""

    def __init__(
        self, lower: str, sentence: Extent, found: Found, words: Words, mentions: list[Mention]
    ) -> None:
        """Take those of the sentence; a cue inside a mention is part of that mention."""
        self.lower = lower
        self.start, self.end = sentence
        self.cues = _clear_of(mentions, [Hit(*hit) for hit in found.cues.within(*sentence)])
        self.stops = found.stops.within(*sentence) if self.cues else []
        self.words = words
        self.mentions = mentions

    def settle(self, mention: Mention, frame: Frame) -> None:
        """Give a mention its status from the cue that reaches it, unless a finding settled it."""
        if mention.settled:
            return
        hit = self._forward(mention) or self._backward(mention)
        if hit is None or hit.cue.status is None or self._names_source(mention, hit):
            return
        mention.cue = (hit.start, hit.end)
        if hit.cue.id == "family":
            mention.value["holder"] = "family"  # a relative's illness is no fact about this person
        close = self.lower.find(";", mention.end, self.end)
        examined = frame.has("exam", hit.start, close if close >= 0 else self.end)
        if self._is_silence(hit):
            mention.status = "record_silence"
        else:
            mention.status = status_of(hit.cue, mention, self._at(mention, hit, frame), examined=examined)
        if mention.status == "conditional" and mention.concept in {"prior_surgery", "procedure_planned"}:
            mention.concept, mention.status = "procedure_planned", "affirmed"

    def answer(self, mention: Mention) -> bool:
        """Whether the field or question that names a mention is answered with yes or no, which settles it.

        "Failed therapy: No" leaves open whether there was any, as "n/a" does; "Therapy: No" does not.
        """
        answer = None if mention.settled else self._answered(mention)
        if answer is None:
            return False
        if answer[1] == "yes":
            return True
        mention.cue = answer.span(1)
        mention.status = self._status_of_answer(mention, answer[1])
        return True

    def _status_of_answer(self, mention: Mention, answer: str) -> Status:
        """A complaint is denied by the patient; a treatment by a review, which tells of none before."""
        refused = answer in {"denies", "denied"}
        if plannable(mention):
            narrower = bool(_FIELD_BEGINS.split(self.lower[self.start : mention.start])[-1].strip())
            return "hedged_absence" if refused or narrower or answer == "n/a" else "judged_absence"
        if refused:
            return "patient_denial"
        return "hedged_absence" if answer == "n/a" else "judged_absence"

    def _answered(self, mention: Mention) -> re.Match[str] | None:
        field = _FIELD.match(self.lower, mention.end, self.end) or _QUESTION.match(self.lower, mention.end)
        if field or plannable(mention):
            return field
        return _RUN_ON.match(self.lower, mention.end, self.end)

    def _at(self, mention: Mention, hit: Hit, frame: Frame) -> str:
        """Who looked, at a cue: a nerve study or an image named before it in the sentence, else the frame."""
        if mention.concept == "diagnosis" and hit.cue.id in {"negative_for", "shows_not"}:
            tested = any(m.concept in _SOURCES | {"laboratory"} and m.end <= hit.start for m in self.mentions)
            if tested:
                return "imaging"
        return frame.at(hit.start)

    def _names_source(self, mention: Mention, hit: Hit) -> bool:
        """Whether a study only tells on what something was not seen: "no herniation on MRI"."""
        if mention.concept not in _SOURCES:
            return False
        begin = hit.end if hit.end <= mention.start else self.start
        on = _ON.search(self.lower, begin, mention.start)
        if on is None:
            return False
        named = any(begin <= other.start and other.end <= mention.start for other in self.mentions)
        return named or (begin == hit.end and bool(self.lower[begin : on.start()].strip()))

    def _is_silence(self, hit: Hit) -> bool:
        """Whether a cue speaks of what is written: by its own words, or by a document as its subject."""
        if hit.cue.id == "silence" and any(word in self.lower[hit.start : hit.end] for word in _WRITTEN):
            return True
        if hit.cue.id not in {"silence", "shows_not"}:
            return False
        subject = max(self.start, hit.start - 90), hit.start
        if pattern("documents").search(self.lower, *subject) is None:
            return False
        return pattern("looked_at").search(self.lower, *subject) is None

    def _forward(self, mention: Mention) -> Hit | None:
        """The last cue before a mention that still reaches it; an absence before a doubt is an absence."""
        doubt = None
        for hit in reversed(self.cues):
            if hit.end > mention.start or (hit.cue.direction == "backward" and not self._heads(hit)):
                continue
            firm = self.lower[hit.start : hit.end] in _RECOMMENDS
            if not applies(hit.cue, mention, firm=firm) or not self._reaches(hit, hit.end, mention.start):
                continue
            if hit.cue.id != "doubt":
                return hit if doubt is None or hit.cue.status in _DENIES else doubt
            doubt = doubt or hit
        return doubt

    def _backward(self, mention: Mention) -> Hit | None:
        """The first cue after a mention that reaches back to it."""
        for hit in self.cues:
            if hit.start < mention.end or (hit.cue.direction == "forward" and not self._closes(hit)):
                continue
            if applies(hit.cue, mention) and self._reaches(hit, mention.end, hit.start):
                return None if self._refuses(hit) else hit
            return None
        return None

    def _refuses(self, hit: Hit) -> bool:
        """Whether "is denied" speaks of a request, as a utilization review does, and not of a complaint."""
        if hit.cue.id != "denied_after":
            return False
        asked = any(plannable(other) and other.end <= hit.start for other in self.mentions)
        return asked or _REQUEST.search(self.lower, self.start, hit.start) is not None

    def _heads(self, hit: Hit) -> bool:
        """Whether what is asked for is listed after: "the following was requested; ..."."""
        return hit.cue.id == "plan_after" and self.lower[hit.end : hit.end + 1] in {";", ":"}

    def _closes(self, hit: Hit) -> bool:
        """Whether a word of asking ends its clause, and so speaks of what stands before it."""
        return (
            hit.cue.id in {"request", "plan"}
            and self.lower[hit.start : hit.end] in _ASKED
            and _CLAUSE_ENDS.match(self.lower, hit.end) is not None
        )

    def _reaches(self, hit: Hit, start: int, end: int) -> bool:
        gap = self.lower[start:end]
        asks = hit.cue.id in _ASKS or (hit.cue.direction == "backward" and hit.end == start)
        if (";" in gap and not asks) or self._stopped(hit, start, end):
            return False
        if hit.cue.reach == "item":
            return len(gap) < 60 and not _CONJUNCTION.search(gap)
        if hit.cue.reach == "no":
            return self._no_reaches(gap, end)
        return len(gap) < (400 if asks else 240)

    def _stopped(self, hit: Hit, start: int, end: int) -> bool:
        """Whether a word between ends the reach; "no indication that the patient" goes on over a subject."""
        runs_on = hit.cue.status in _SAID_OF_RECORD or hit.cue.id == "pre_injury"
        ends = _HARD if runs_on else _HARD | _SOFT
        return any(start <= s and e <= end and name in ends for s, e, name in self.stops)

    def _no_reaches(self, gap: str, end: int) -> bool:
        """A plain "no" passes a comma only into a list that goes on to "or"; a new statement ends it."""
        if len(gap) > 160 or not self.words.new_statement.isdisjoint(gap.split()):
            return False
        if "," not in gap:
            return True
        return bool(_LIST_END.search(gap) or _LIST_END.search(self.lower[end : min(self.end, end + 60)]))


def _clear_of(mentions: list[Mention], cues: list[Hit]) -> list[Hit]:
    """The cues that stand inside no mention; one that runs into a mention ends where that begins."""
    clear = []
    for hit in cues:
        inside = [
            m.start
            for m in mentions
            if m.start < hit.end
            and hit.start < m.end
            and m.concept != "request_purpose"
            and m.kind != "request_for_authorization"
        ]
        if hit.cue.direction == "none" or any(start <= hit.start for start in inside):
            continue
        clear.append(hit._replace(end=min(inside)) if inside else hit)
    return clear
