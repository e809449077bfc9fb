"""One text being read sentence by sentence, with what lasts from one sentence to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from openimr.facts.attributes import describe
from openimr.facts.claim import apply_to_last, speaks_of_claims
from openimr.facts.context import Context
from openimr.facts.dates import Dated, Dates, find_numbers, past_interval
from openimr.facts.finding import decide_functions, decide_laboratory, decide_tests, is_tested
from openimr.facts.frame import Frame, frame_of
from openimr.facts.mention import PLACE, Mention
from openimr.facts.merge import one_compound, one_motion, one_operation, without_overlaps, without_swallowed
from openimr.facts.pattern import pattern
from openimr.facts.place import Place, find_places
from openimr.facts.purpose import find_purpose
from openimr.facts.sift import name_surgery, sift
from openimr.facts.spread import locate, rated_places
from openimr.facts.strength import find_strength, graded_muscles
from openimr.facts.study import Studies
from openimr.facts.trauma import find_trauma
from openimr.facts.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from openimr.case import Service
    from openimr.facts.fold import Folded
    from openimr.facts.sentence import Extent
    from openimr.facts.vocabulary import Term, Words

_LASTING = frozenset({"symptom", "radicular_symptom", "significant_change"})
# What a plan names of these mostly goes on already or begins at once.
_GOES_ON = frozenset({"medication", "rest_or_modified_duty", "home_exercise", "modality"})
# Said of an operation, these answer whether one is considered at all.
_UNSAID = frozenset({"record_silence", "hedged_absence"})
_MAY_BE_FEARED = frozenset({"diagnosis", "exam_finding"})
_FOUND_ON_EXAMINATION = frozenset({"exam_finding", "provocation_test", "neuro_deficit"})


class Reading:
    """The mentions found so far, the frame of the last sentence, and the last place and study spoken of."""

    def __init__(
        self,
        folded: Folded,
        words: Words,
        *,
        written: date | None,
        injury: date | None,
        disputed: Collection[Service] = (),
    ) -> None:
        """Begin to read a folded text."""
        self.lower = folded.lower
        self.words = words
        self.found = words.find(folded.lower)
        numbers = find_numbers(folded.lower)
        self.dates = Dates(folded.lower, self.found.months, numbers)
        self.places = find_places(folded.lower, self.found.places, words, numbers)
        self.written = written
        self.disclaims = speaks_of_claims(self.found.cues)
        self.looks_back = " the past " in self.lower or " the last " in self.lower
        self.injury = injury
        self.mentions: list[Mention] = []
        self.last: list[Mention] = []
        self.frame: Frame | None = None
        self.planning = self.in_plan = False
        self.whereabouts = Whereabouts()
        self.studies = Studies(injury, disputed)

    def read(self, sentence: Extent) -> None:
        """Read one sentence and keep its mentions."""
        start, end = sentence
        frame = frame_of(self.lower, sentence, self.found.frames.within(start, end), self.frame)
        places = cast("list[Place]", self.places.within(start, end))
        dates = self.dates.within(start, end)
        mentions = self._mentions(sentence, frame, places, dates)
        self.planning = self._goes_on_with_plan(sentence, frame)
        disclaims = self.disclaims and bool(self.last)
        if mentions or disclaims:
            context = Context(self.lower, sentence, self.found, self.words, mentions)
        if disclaims:
            apply_to_last(context, mentions, self.last)
        if mentions:
            mentions = self._settle(mentions, context, frame, places)
            asked = self.studies.follow(mentions, self.lower, sentence, planning=self.planning)
            self.studies.place(places, sentence, self.last)
            self.studies.date(mentions, dates)
            self._date_complaints(mentions, sentence)
            frame = frame.asking() if asked else frame
            self.mentions += mentions
        self.frame, self.last = frame, mentions

    def close(self) -> list[Mention]:
        """The mentions of the whole text in order, without the studies that are themselves in dispute."""
        kept = self.studies.without_disputed(self.mentions, self.lower)
        return sorted(kept, key=PLACE)

    def _mentions(
        self, sentence: Extent, frame: Frame, places: list[Place], dates: list[Dated]
    ) -> list[Mention]:
        """Every mention in the sentence in order, by its words alone."""
        start, end = sentence
        mentions = self._concepts(sentence, frame)
        triggers = [name for _, _, name in self.found.triggers.within(start, end)]
        if "trauma" in triggers:
            mentions += [
                trauma
                for trauma in find_trauma(self.lower, start, end, dates, places)
                if not any(m.concept == "diagnosis" and m.end == trauma.end for m in mentions)
            ]
        if "purpose" in triggers and not frame.guideline:
            mentions += find_purpose(self.lower, start, end)
        if "rated" in triggers:
            mentions += rated_places(self.lower, mentions, places)
        if self.lower.find("/5", start, end) >= 0:
            strength = find_strength(self.lower, sentence)
            if strength:
                mentions = [m for m in mentions if m.concept not in _FOUND_ON_EXAMINATION] + [strength]
            else:
                mentions += graded_muscles(self.lower, sentence, [(m.start, m.end) for m in mentions])
        if len(mentions) > 1:
            mentions.sort(key=PLACE)
        return mentions

    def _concepts(self, sentence: Extent, frame: Frame) -> list[Mention]:
        """The concepts whose words stand in the sentence, with examined functions and tests decided."""
        terms = self.found.terms.within(*sentence)
        if not terms:
            return []
        examined = not _FOUND_ON_EXAMINATION.isdisjoint([term.concept for _, _, term in terms])
        found = [_mention(term, start, end, frame, examined=examined) for start, end, term in terms]
        concepts = {mention.concept for mention in found}
        examined = not concepts.isdisjoint(_FOUND_ON_EXAMINATION)
        if examined and any(mention.function or is_tested(mention) for mention in found):
            signs = self.found.signs.within(*sentence)
            found = decide_functions(self.lower, sentence.end, found, signs)
            decide_tests(self.lower, found, signs)
        if "laboratory" in concepts:
            decide_laboratory(self.lower, found, self.found.signs.within(*sentence))
        if "prior_surgery" in concepts:
            name_surgery(self.lower, sentence.start, found)
        if frame.guideline:
            self._as_rules_mean(found, sentence.start)
        return sift(self.lower, sentence, found, frame)

    def _as_rules_mean(self, mentions: list[Mention], start: int) -> None:
        """Give words the meaning that they have in a restated rule, as of disks that only look ill."""
        for mention in mentions:
            known = self.words.in_rules.get(self.lower[mention.start : mention.end])
            if known and any(word in self.lower[start : mention.start] for word in known[0]):
                mention.concept, mention.kind = known[1:]

    def _settle(
        self, mentions: list[Mention], context: Context, frame: Frame, places: list[Place]
    ) -> list[Mention]:
        """Status, place and attributes of the mentions of one sentence."""
        self._weigh_risks(mentions, context.start, context.end)
        self.studies.see(mentions, frame, self.lower, context.start)
        for mention in mentions:
            if not context.answer(mention) and context.cues:
                context.settle(mention, frame)
        if self.planning:
            for mention in mentions:
                if mention.concept != "conservative_treatment" or mention.status != "affirmed":
                    continue
                if not (self.in_plan and mention.kind in _GOES_ON):
                    mention.status = "conditional"
        for mention in mentions:
            if mention.concept == "procedure_planned" and mention.status in _UNSAID:
                mention.concept = "surgery_option"
        mentions = locate(self.lower, without_overlaps(mentions), places, self.words)
        mentions = without_swallowed(mentions)
        self.whereabouts.settle(mentions, places, self.lower, on_examination=frame.before == "exam")
        for mention in mentions:
            if mention.concept == "imaging_finding" and mention.status == "conditional":
                self.studies.suspect(mention)
            describe(mention, self.lower, context.start, context.end)
            if frame.guideline:
                mention.status = "guideline_restatement"
        return one_operation(self.lower, one_compound(self.lower, one_motion(mentions)))

    def _date_complaints(self, mentions: list[Mention], sentence: Extent) -> None:
        """Give complaints the interval that "over the past weeks" means as of the document's date."""
        if self.written is None or not self.looks_back:
            return
        when = past_interval(self.lower, *sentence, self.written)
        for mention in mentions:
            if mention.concept in _LASTING and mention.time is None:
                mention.time = when

    def _goes_on_with_plan(self, sentence: Extent, frame: Frame) -> bool:
        """Whether a short sentence without verb or heading lists more of the plan before it."""
        if self._under_plan(sentence):
            return pattern("verbs").search(self.lower, *sentence) is None
        if self.frame is None or not (self.planning or self.frame.asks(sentence.start)):
            return False
        if sentence.end - sentence.start > 150 or any(
            name not in {"request", "imaging"} for _, name in frame.hits
        ):
            return False
        return pattern("verbs").search(self.lower, *sentence) is None

    def _under_plan(self, sentence: Extent) -> bool:
        """Whether the title over a sentence is that of a plan or of the treatment requested."""
        if sentence.end - sentence.start < 64:
            line = self.lower[sentence.start : sentence.end].strip(" :.")
            if pattern("plan_titles").fullmatch(line):
                self.in_plan = True
            elif pattern("section_titles").match(line) and not pattern("columns").search(line):
                self.in_plan = False
        return self.in_plan

    def _weighs(self, mentions: list[Mention], deficit: Mention, start: int, end: int) -> bool:
        """Whether a progressive deficit stands in a list of red flags."""
        others = any(m.concept == "red_flag" and m is not deficit for m in mentions)
        return others or bool(self.found.risks.within(start, end))

    def _weigh_risks(self, mentions: list[Mention], start: int, end: int) -> None:
        """In a sentence that weighs risks, a fracture or an infection is a red flag and no diagnosis."""
        risky = None
        for mention in mentions:
            if mention.kind == "progressive_deficit" and not self._weighs(mentions, mention, start, end):
                mention.concept, mention.kind = "neuro_deficit", "unspecified"
            if mention.concept not in _MAY_BE_FEARED:
                continue
            kind = self.words.risk_kinds.get(self.lower[mention.start : mention.end])
            if kind is None:
                continue
            if risky is None:
                risky = any(m.concept == "red_flag" for m in mentions) or bool(
                    self.found.risks.within(start, end)
                )
            if risky:
                mention.concept, mention.kind = "red_flag", kind


def _mention(term: Term, start: int, end: int, frame: Frame, *, examined: bool) -> Mention:
    """The mention of a term; who speaks decides on a word for what a patient feels and an examiner finds."""
    if term.exam:
        at = frame.at(start)
        if at == "exam" or (examined and at != "complaint"):
            return Mention(*term.exam, start, end, term.function)
    return Mention(term.concept, term.kind, start, end, term.function)
