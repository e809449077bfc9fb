"""What happened to a case and what comes next, in plain words, for the worker's status page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from openimr.process.clock import deadline
from openimr.process.clock.rule import zone
from openimr.process.life.rule import life_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.process.clock import Language
    from openimr.process.life.model import CaseLife, Event

Kind = Literal["happened", "now", "coming"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline: a day, plain words, and whether its rule of law is recalled only.

    ``key`` is the event, the state or the clock that the line speaks of.
    """

    kind: Kind
    day: date
    label: str
    key: str
    recalled: bool = False


def timeline(events: Iterable[Event], case: CaseLife, language: Language = "en") -> list[Entry]:
    """What happened, where the case stands now, and the days to come, in English or Spanish.

    Steps inside the organization and the reviewer's references are left out; a draft is not shown before
    its issue.
    """
    data = life_rules(case.program).data
    past = [entry for event in events if (entry := _happened(event, case.program, data, language))]
    now = [Entry("now", _local(case.last_at, case.program), data["states"][case.state][language], case.state)]
    if case.last_at is None:
        now = []
    coming = sorted(_coming(case, data, language), key=lambda entry: entry.day)
    return [*past, *now, *coming]


def _happened(event: Event, program: str, data: Mapping[str, Any], language: Language) -> Entry | None:
    rule = data["events"][event.kind]
    if language not in rule:
        return None
    day = _local(event.at, program)
    return Entry("happened", day, rule[language], event.kind, rule["status"] == "recalled")


def _coming(case: CaseLife, data: Mapping[str, Any], language: Language) -> Iterable[Entry]:
    """The clocks that run and mean something to the worker."""
    for clock in case.clocks:
        words = data["clocks"].get(clock.rule)
        if clock.standing != "running" or clock.due is None or not words:
            continue
        day = _local(clock.due, case.program)
        computed = deadline(
            clock.rule, clock.trigger, service=clock.service, priority=clock.priority, program=case.program
        )
        label = f"{words[language]} {_written(day, language)}."
        yield Entry("coming", day, label, clock.rule, computed.recalled)


def _local(moment: date | datetime | None, program: str) -> date:
    if moment is None:
        return date.min
    return moment.astimezone(zone(program)).date() if isinstance(moment, datetime) else moment


def _written(day: date, language: Language) -> str:
    """The day as people write it: 12/09/2016 in English, 9/12/2016 would mislead in Spanish, so words."""
    if language == "en":
        return f"{day:%m/%d/%Y}"
    return f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}"


_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
