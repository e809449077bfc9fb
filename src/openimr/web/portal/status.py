"""What the status page tells: where the case stands, who must do what next, dates with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from openimr.process.clock import deadline, explain
from openimr.process.docket.chain import read_payload
from openimr.process.life import life_rules, timeline
from openimr.web import moment
from openimr.web.portal.words import has, language
from openimr.web.store.dispute import treatments_of
from openimr.web.store.models import EventRow

if TYPE_CHECKING:
    from openimr.process.clock import Day
    from openimr.process.life import CaseLife, Clock, Entry, Event

_DECIDED = {
    "determined",
    "implementation_due",
    "implementation_penalty",
    "implemented",
    "appealed",
    "affirmed",
}


@dataclass(frozen=True, slots=True)
class Coming:
    """A date that lies ahead (or was missed), with how it was counted."""

    key: str
    day: date
    words: str
    why: str
    recalled: bool

    @property
    def passed(self) -> bool:
        """Whether the day is over."""
        return self.day < moment.today()


@dataclass(frozen=True, slots=True)
class Treatment:
    """A disputed item: what it is, its standing, the legal word and the plain one by key."""

    number: int
    words: str
    standing: str


def is_decided(life: CaseLife) -> bool:
    """Whether a letter was issued and stands."""
    return life.state in _DECIDED


def events_of(number: str) -> list[Event]:
    """The events of the case in their order."""
    rows = EventRow.objects.filter(case_id=number).order_by("sequence").values_list("payload", flat=True)
    return [read_payload(payload)[0] for payload in rows]


def lines(life: CaseLife, events: list[Event]) -> list[Entry]:
    """The timeline in the language of the page."""
    return timeline(events, life, language())


def coming(life: CaseLife) -> list[Coming]:
    """The dates that a person on the worker's side should know, the next one first."""
    named = life_rules(life.program).data["clocks"]
    found = [
        _coming(clock, clock.due, life, named[clock.rule][language()])
        for clock in life.clocks
        if clock.standing == "running" and clock.due is not None and clock.rule in named
    ]
    return sorted(found, key=lambda one: one.day)


def treatments(life: CaseLife) -> list[Treatment]:
    """The treatments as the application calls them, each with where it stands."""
    told = treatments_of(life)
    return [Treatment(item.number, told.get(item.number, ""), item.standing) for item in life.items]


def next_key(life: CaseLife) -> str:
    """The key of the words on who must do what next."""
    return life.state if has(f"next.{life.state}") else "other"


def _coming(clock: Clock, due: Day, life: CaseLife, words: str) -> Coming:
    computed = deadline(
        clock.rule, clock.trigger, service=clock.service, priority=clock.priority, program=life.program
    )
    day = timezone.localtime(due).date() if isinstance(due, datetime) else due
    return Coming(clock.rule, day, words, explain(computed, language()), computed.recalled)
