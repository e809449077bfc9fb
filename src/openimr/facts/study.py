"""Studies: which were done and when, what they showed, and which are themselves in dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.facts.dispute import asked_for, refused, tells_study_done
from openimr.facts.mention import Mention
from openimr.facts.pattern import pattern
from openimr.programs.load import load

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from openimr.case import Service
    from openimr.facts.frame import Frame
    from openimr.facts.model import FactTime
    from openimr.facts.place import Place
    from openimr.facts.sentence import Extent

_DATED = frozenset(
    {
        "prior_imaging",
        "prior_surgery",
        "electrodiagnostics",
        "laboratory",
        "conservative_treatment",
        "file_document",
    }
)
_SEEN_ON_IMAGE = frozenset({
    ("diagnosis", "disc_disease"), ("diagnosis", "stenosis"), ("diagnosis", "tear"),
    ("diagnosis", "fracture"), ("diagnosis", "tendinopathy"), ("diagnosis", "other"),
    ("exam_finding", "swelling"), ("exam_finding", "deformity"),
})  # fmt: skip
_STUDIES = frozenset({"prior_imaging", "electrodiagnostics"})
_OF_STUDIES = _STUDIES | {"imaging_finding"}
# What is said of a study that was never made, or only asked for.
_NOT_MADE = frozenset({
    "conditional", "record_silence", "judged_absence", "hedged_absence", "guideline_restatement",
})  # fmt: skip
_EARLIER = _STUDIES | {"prior_surgery"}  # historical where made before the injury
_FIXED = frozenset({"guideline_restatement", "not_submitted", "record_silence"})


class Studies:
    """The last study done, the studies refused, and each purpose with the studies it was stated for."""

    def __init__(self, injury: date | None, disputed: Collection[Service] = ()) -> None:
        """Begin without any; a study made before the injury is historical, one in dispute is none."""
        self.disputed = [_as_study(service) for service in disputed]
        self.injury = injury
        self.last: Mention | None = None
        self._refused: list[Mention] = [*self.disputed]
        self._purposes: list[tuple[Mention, list[Mention]]] = []

    def see(self, mentions: list[Mention], frame: Frame, lower: str, start: int) -> None:
        """Read a disease of a disc or a joint as the finding of the image that the sentence speaks of."""
        if frame.guideline:
            return
        if self.last is None and not any(m.concept == "prior_imaging" for m in mentions):
            return
        for mention in mentions:
            seen = (mention.concept, mention.kind) in _SEEN_ON_IMAGE
            if seen and self._is_seen(mention, frame, lower, start):
                mention.value["finding"] = str(mention.kind)
                mention.seen_as = mention.concept
                mention.concept, mention.kind = "imaging_finding", None

    @staticmethod
    def _is_seen(mention: Mention, frame: Frame, lower: str, start: int) -> bool:
        """Whether an image shows it: one named in the sentence, or before while no person is the subject."""
        if frame.at(mention.start) != "imaging" or frame.asks(mention.start):
            return False
        named = any(name == "imaging" for at, name in frame.hits if at < mention.start)
        if mention.kind == "other" and mention.concept == "diagnosis" and not named:
            return False
        return named or pattern("of_the_person").search(lower, start, mention.start) is None

    @staticmethod
    def suspect(mention: Mention) -> None:
        """Read as a diagnosis what is suspected and on no image yet."""
        kind = mention.value.pop("finding", None)
        if kind is not None and mention.seen_as is not None:
            mention.concept, mention.kind = mention.seen_as, str(kind)

    def follow(self, mentions: list[Mention], lower: str, sentence: Extent, *, planning: bool) -> bool:
        """Tell studies done from studies asked for, and bind findings to the last one done.

        ``planning`` tells that the sentence goes on with a plan.

        Returns whether the sentence only asks for its studies.
        """
        if _OF_STUDIES.isdisjoint([mention.concept for mention in mentions]):
            return False
        studies = [m for m in mentions if m.concept in _STUDIES and m.status not in _FIXED]
        asked = bool(studies) and (planning or asked_for(lower, *sentence))
        for study in studies:
            if asked and not tells_study_done(lower, study, *sentence):
                study.status = "conditional"
                if refused(lower, *sentence):
                    self._refused.append(study)
            elif study.status == "conditional" and not asked:
                study.status = "affirmed"
            elif study.status == "judged_absence" and pattern("in_the_file").search(lower, *sentence):
                study.status = "not_submitted"
            if study.status == "not_submitted":
                study.value["report_in_file"] = 0
        self._purposes += [(m, studies) for m in mentions if m.concept == "request_purpose" and studies]
        self._bind(mentions, lower)
        return asked and all(study.status == "conditional" for study in studies)

    def _bind(self, mentions: list[Mention], lower: str) -> None:
        for mention in mentions:
            if mention.concept == "prior_imaging" and mention.status in {"affirmed", "historical"}:
                if self.last and mention.region is None and mention.kind == self.last.kind:
                    mention.region, mention.time = self.last.region, self.last.time
                self.last = mention
                if pattern("normal_result").search(lower, mention.end, mention.end + 40):
                    mention.value["result"] = "normal"
            elif mention.concept == "imaging_finding" and self.last is not None:
                mention.region = mention.region or self.last.region
                mention.side = mention.side or self.last.side
                mention.time = mention.time or self.last.time
                self._result(self.last, mention, lower)

    @staticmethod
    def _result(study: Mention, finding: Mention, lower: str) -> None:
        if finding.status == "affirmed" and pattern("normal_result").search(
            lower, finding.start, finding.end
        ):
            study.value.setdefault("result", "normal")
        elif finding.status == "affirmed":
            mild = pattern("mild_result").search(lower, max(0, finding.start - 25), finding.end + 40)
            known = study.value.get("result")
            study.value["result"] = "abnormal" if known == "abnormal" or not mild else "mild"
        elif finding.status == "test_negative":
            study.value.setdefault("result", "normal")

    def place(self, places: list[Place], sentence: Extent, last: list[Mention]) -> None:
        """Give a study named in a title the part of the body with which the next line begins."""
        study = self.last
        if study is None or study.region or not places or study not in last:
            return
        if places[0].start - sentence.start < 3:
            study.region, study.side = places[0].region, places[0].side

    def date(self, mentions: list[Mention], dates: list[tuple[int, int, FactTime]]) -> None:
        """Give each kind of event the date that stands nearest after it, else before it."""
        for mention in mentions:
            if dates and mention.time is None and mention.concept in _DATED:
                mention.time = _nearest(mention, dates)
            if self.injury is not None:
                _place_in_time(mention, self.injury)
        if self.last is not None:
            for mention in mentions:
                if mention.concept == "imaging_finding" and mention.time is None:
                    mention.time = self.last.time

    def without_disputed(self, mentions: list[Mention], lower: str) -> list[Mention]:
        """The mentions but for studies that were refused, and for purposes of studies that were not."""
        idle = {id(m) for m in mentions if m.concept in _STUDIES and self._in_dispute(m, lower)}
        if self._refused:
            idle |= {
                id(p)
                for p, studies in self._purposes
                if not any(id(s) in idle or s.status != "conditional" for s in studies)
            }
        return [mention for mention in mentions if id(mention) not in idle] if idle else mentions

    def _in_dispute(self, mention: Mention, lower: str) -> bool:
        if mention.status in _NOT_MADE and self._is_disputed(mention):
            return not _told_from_request(lower, mention)
        if mention.status != "conditional":
            return False
        return any(
            mention.concept == other.concept
            and mention.kind == other.kind
            and (mention.region == other.region or not mention.region or not other.region)
            for other in self._refused
        )

    def _is_disputed(self, mention: Mention) -> bool:
        """Whether a study may be one under review: of its kind, or named by no kind at all."""
        return any(
            mention.concept == other.concept
            and mention.kind in {other.kind, "other"}
            and (mention.region in {other.region, None} or other.region is None)
            for other in self.disputed
        )


def _place_in_time(mention: Mention, injury: date) -> None:
    if mention.time is None or mention.concept not in _EARLIER:
        return
    if mention.status == "affirmed" and mention.time.latest < injury:
        mention.status = "historical"


def _told_from_request(lower: str, mention: Mention) -> bool:
    """Whether the words next to a study tell that it is an earlier one."""
    if pattern("earlier").search(lower, max(0, mention.start - 22), mention.start):
        return True
    clause = lower[mention.end : mention.end + 40].partition(".")[0]
    return mention.status != "conditional" and pattern("made").search(clause) is not None


def _as_study(service: Service) -> Mention:
    """A service under review as the mention of a study."""
    if service.kind in load("facts/vocabulary.yaml")["electrodiagnostic_services"]:
        return Mention("electrodiagnostics", None, 0, 0, region=service.region, side=service.side)
    return Mention("prior_imaging", service.kind, 0, 0, region=service.region, side=service.side)


def _nearest(mention: Mention, dates: list[tuple[int, int, FactTime]]) -> FactTime | None:
    after = next(((start, when) for start, _, when in dates if start >= mention.end), None)
    if after and after[0] - mention.end < 60:
        return after[1]
    before = [(end, when) for _, end, when in dates if end <= mention.start]
    return before[-1][1] if before and mention.start - before[-1][0] < 90 else None
