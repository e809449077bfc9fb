"""Which cue reaches which mention, and the status that it gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from openimr.facts.model import COUNTS
from openimr.facts.pattern import pattern

if TYPE_CHECKING:
    from openimr.facts.frame import Frame
    from openimr.facts.mention import Mention
    from openimr.facts.model import Status
    from openimr.facts.sentence import Extent
    from openimr.facts.vocabulary import Cue, Found, Words

_EXAMINED = frozenset({"neuro_deficit", "exam_finding", "provocation_test"})
_PICTURED = frozenset({"imaging_finding"})
_PLANNABLE = frozenset({
    "conservative_treatment", "prior_imaging", "prior_surgery", "electrodiagnostics", "laboratory",
    "rehab_program", "procedure_planned", "surgery_option",
})  # fmt: skip
_DENIES = frozenset({"absent", "record_silence", "hedged_absence", "judged_absence", "patient_denial"})
_COMPLAINED = frozenset({"symptom", "radicular_symptom", "trauma", "diagnosis", "red_flag"})
_SUSPECTED = frozenset(
    {
        "diagnosis",
        "imaging_finding",
        "red_flag",
        "radicular_symptom",
        "neuro_deficit",
        "trauma",
        "electrodiagnostics",
    }
)
_HARD, _SOFT = frozenset({"hard"}), frozenset({"soft"})
_SAID_OF_RECORD = frozenset({"record_silence", "hedged_absence"})
_LIST_END = re.compile(r"\b(?:or|nor)\b")
_CONJUNCTION = re.compile(r",|\b(?:and|or)\b")


_SOURCES = frozenset({"prior_imaging", "electrodiagnostics"})
_ON = re.compile(r"\b(?:on|per|by|from) (?:the |his |her |an? |prior |previous |recent |that |this )*$")
_WRITTEN = ("document", "record", "mention")
_IN_A_FILE = frozenset({
    "file_document", "prior_imaging", "request_purpose", "trauma", "conservative_treatment",
})  # fmt: skip
_PLANS = frozenset({"plan", "plan_after"})
# What each cue can speak of; a cue that is not listed speaks of everything.
_SPEAKS_OF = {
    "denied": _COMPLAINED | _PLANNABLE,
    "request": _PLANNABLE,
    "plan": _PLANNABLE,
    "plan_after": _PLANNABLE,
    "doubt": _SUSPECTED,
    "rule_out": _SUSPECTED | _PLANNABLE,
    "missing": _IN_A_FILE,
    "missing_before": _IN_A_FILE,
}


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
        close = self.lower.find(";", mention.end, self.end)
        examined = frame.has("exam", hit.start, close if close >= 0 else self.end)
        if self._is_silence(hit):
            mention.status = "record_silence"
        else:
            mention.status = status_of(hit.cue, mention, frame.at(hit.start), examined=examined)
        if mention.status == "conditional" and mention.concept in {"prior_surgery", "procedure_planned"}:
            mention.concept, mention.status = "procedure_planned", "affirmed"

    def _names_source(self, mention: Mention, hit: Hit) -> bool:
        """Whether a study only tells on what something was not seen: "no herniation on MRI"."""
        if mention.concept not in _SOURCES or hit.end > mention.start:
            return False
        between = any(hit.end <= other.start and other.end <= mention.start for other in self.mentions)
        return between and _ON.search(self.lower, hit.end, mention.start) is not None

    def _is_silence(self, hit: Hit) -> bool:
        """Whether a cue speaks of what is written: by its own words, or by a document as its subject."""
        if hit.cue.id == "silence" and any(word in self.lower[hit.start : hit.end] for word in _WRITTEN):
            return True
        if hit.cue.id not in {"silence", "shows_not"}:
            return False
        subject = max(self.start, hit.start - 90), hit.start
        names = [match.start() for match in pattern("documents").finditer(self.lower, *subject)]
        looked = [match.start() for match in pattern("looked_at").finditer(self.lower, *subject)]
        return bool(names) and not looked

    def _forward(self, mention: Mention) -> Hit | None:
        """The last cue before a mention that still reaches it; an absence before a doubt is an absence."""
        doubt = None
        for hit in reversed(self.cues):
            if hit.end > mention.start or hit.cue.direction == "backward":
                continue
            if not applies(hit.cue, mention) or not self._reaches(hit, hit.end, mention.start):
                continue
            if hit.cue.id != "doubt":
                return hit if doubt is None or hit.cue.status in _DENIES else doubt
            doubt = doubt or hit
        return doubt

    def _backward(self, mention: Mention) -> Hit | None:
        """The first cue after a mention that reaches back to it."""
        for hit in self.cues:
            if hit.start < mention.end or hit.cue.direction == "forward":
                continue
            if applies(hit.cue, mention) and self._reaches(hit, mention.end, hit.start):
                return hit
            return None
        return None

    def _reaches(self, hit: Hit, start: int, end: int) -> bool:
        gap = self.lower[start:end]
        if ";" in gap or self._stopped(hit, start, end):
            return False
        if hit.cue.reach == "item":
            return len(gap) < 60 and not _CONJUNCTION.search(gap)
        if hit.cue.reach == "no":
            return self._no_reaches(gap, end)
        return len(gap) < 240

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
            if m.start < hit.end and hit.start < m.end and m.concept != "request_purpose"
        ]
        if hit.cue.direction == "none" or any(start <= hit.start for start in inside):
            continue
        clear.append(hit._replace(end=min(inside)) if inside else hit)
    return clear


def applies(cue: Cue, mention: Mention) -> bool:
    """Whether a cue can speak of a mention: one plans a treatment, not a pain."""
    if cue.id in _PLANS and mention.kind == "medication":
        return False  # a drug in a plan is mostly one that goes on
    if cue.id in _SPEAKS_OF:
        return mention.concept in _SPEAKS_OF[cue.id]
    if cue.status == "historical":
        return mention.concept not in {"file_document", "request_purpose"}
    return mention.concept != "file_document" or cue.status != "conditional"


def status_of(cue: Cue, mention: Mention, at: str, *, examined: bool) -> Status:
    """The status that a cue gives to a mention; a plain absence is judged by who looked and how."""
    if cue.id == "denied" and mention.concept in _PLANNABLE:
        return "conditional"
    if cue.status == "absent":
        return _absence(mention, at, examined=examined)
    if (
        cue.id == "silence"
        and (at == "imaging" or mention.concept in _PICTURED)
        and mention.concept in {"imaging_finding", "diagnosis"}
    ):
        return "test_negative"
    if cue.id in {"silence", "lack"} and mention.concept in _EXAMINED and examined:
        return "exam_negative"
    if cue.id == "missing" and mention.concept in {"request_purpose", "trauma"}:
        return "record_silence"
    status: Status = cue.status  # type: ignore[assignment]
    assert status in COUNTS  # noqa: S101 - the data names a status
    return status


def _absence(mention: Mention, at: str, *, examined: bool) -> Status:
    if mention.concept == "file_document":
        return "not_submitted"
    if mention.concept in {"exam_finding", "provocation_test"}:
        return "exam_negative"
    if (examined or at == "exam") and mention.concept in _EXAMINED | {
        "symptom",
        "diagnosis",
        "radicular_symptom",
        "red_flag",
    }:
        return "exam_negative"
    if mention.concept in _PICTURED or (at == "imaging" and mention.concept == "diagnosis"):
        return "test_negative"
    if at == "complaint" and mention.concept in {"symptom", "radicular_symptom"}:
        return "patient_denial"
    return "judged_absence"
