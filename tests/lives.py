"""Fictional lives of cases, event by event, for tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from openimr.process.life import CaseLife, Event, Item, Step, begin, life_rules, transition

PACIFIC = ZoneInfo("America/Los_Angeles")
FIRST = datetime(2016, 11, 3, 9, 0, tzinfo=PACIFIC)
TODAY = date(2017, 12, 29)
IDENTITY = {"worker": "w1", "physician": "p1", "date_of_injury": "2015-01-05"}
APPLICATION = {
    "injury_on": "2015-01-05",
    "ur_decision_on": "2016-10-20",
    "received_on": "2016-11-02",
    **IDENTITY,
}
# What a usual event of this kind carries, so that a test names only what it is about.
USUAL: dict[str, tuple[str, dict[str, object]]] = {
    "application_received": ("intake", APPLICATION),
    "found_duplicate": ("intake", {"survivor": "CM16-0000002"}),
    "found_ineligible": ("case_manager", {"reasons": ["UNTIMELY"]}),
    "liability_disputed": ("case_manager", {"liability_disputed": True}),
    "noarfi_sent": ("case_manager", {"service": "mail_in_state"}),
    "records_received": ("claims_administrator", {"complete": True}),
    "converted_to_expedited": ("physician", {"certified": True, "documents_attached": True}),
    "reviewer_assigned": ("case_manager", {"reviewer": "r1", "conflict": "clear", "credentials": "s1"}),
    "reviewer_accepted": ("reviewer", {"reviewer": "r1", "independent": True}),
    "reviewer_declined": ("reviewer", {"reviewer": "r1"}),
    "reviewer_recused": ("reviewer", {"reviewer": "r1"}),
    "draft_submitted": ("reviewer", {"reviewer": "r1", "decisions": {"1": "upheld", "2": "overturned"}}),
    "determination_issued": ("medical_director", {"service": "mail_in_state"}),
    "determination_corrected": ("medical_director", {"reason": "a date was misprinted"}),
    "appeal_granted": ("appeals_board", {"ground": "plain_error", "fact": "the surgery was never done"}),
    "item_authorized": ("claims_administrator", {"items": [1, 2]}),
    "joined_to_another": ("case_manager", {"survivor": "CM16-0000002"}),
}
TO_REVIEW = ("found_unique", "found_eligible", "noarfi_sent", "records_received")
TO_DRAFT = (*TO_REVIEW, "reviewer_assigned", "reviewer_accepted")
TO_ISSUE = (*TO_DRAFT, "draft_submitted", "draft_approved", "determination_issued")


def event(kind: str, at: datetime = FIRST, role: str | None = None, **data: object) -> Event:
    """An event of that kind, by its usual role and with its usual data unless told otherwise."""
    usual, facts = USUAL.get(kind, (min(life_rules("ca_workers_comp").events[kind].roles), {}))
    return Event(kind, at, role or usual, {**facts, **data})  # type: ignore[arg-type]


class Life:
    """A case that is lived a day at a time; keeps its events and the last step."""

    def __init__(self, *kinds: str, items: tuple[int | Item, ...] = (1, 2), **application: object) -> None:
        self.at = FIRST
        self.events = [event("application_received", **application)]
        self.step: Step = begin("CM16-0000001", items, self.events[0], TODAY)
        for kind in kinds:
            self.do(kind)

    @property
    def case(self) -> CaseLife:
        return self.step.case

    def do(self, kind: str, role: str | None = None, *, after: int = 1, **data: object) -> Step:
        """One event, some days after the last; refused events leave everything as it was."""
        at = self.at + timedelta(days=after)
        one = event(kind, at, role, **data)
        self.step = transition(self.case, one, TODAY)
        self.at = at
        self.events.append(one)
        return self.step


def standing(life: Life) -> list[str]:
    return [item.standing for item in life.case.items]


def clock(life: Life, rule: str) -> tuple[str, str]:
    """The last clock of that rule: how it stands and when it ends."""
    last = [one for one in life.case.clocks if one.rule == rule][-1]
    return last.standing, last.due.isoformat() if last.due else ""


def notices(step: Step) -> list[str]:
    return [notice.kind for notice in step.notices]
