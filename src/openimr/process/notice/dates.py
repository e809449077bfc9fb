"""Dates as a letter to a person writes them, and how a deadline was counted, in short sentences."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from openimr.process.clock import explain
from openimr.process.clock.model import Deadline
from openimr.process.notice.model import ShownDeadline
from openimr.programs import load

if TYPE_CHECKING:
    from openimr.process.clock.explain import Language
    from openimr.process.clock.model import Day, SkippedDay, Step

Words = dict[str, Any]


def long_date(day: Day, words: Words, *, weekday: bool = False) -> str:
    """A day with its month in words; a moment with its hour and zone."""
    form = words["long_weekday" if weekday else "long"]
    text: str = form.format(
        weekday=words["weekdays"][day.weekday()],
        month=words["months"][day.month - 1],
        day=day.day,
        year=day.year,
    )
    if isinstance(day, datetime):
        hour = day.strftime("%I:%M").lstrip("0")
        half = words["am"] if day.hour < 12 else words["pm"]
        text = words["moment"].format(day=text, hour=f"{hour} {half}", zone=day.tzname() or "").strip()
    return text


def show_deadline(
    fact: str, given: Deadline | date, words: Words, language: Language, program: str, *, plain: bool
) -> ShownDeadline:
    """A deadline as a notice names it: plain sentences for the worker's side, the clock's own for others."""
    if not isinstance(given, Deadline):
        return ShownDeadline(fact, None, given, long_date(given, words, weekday=True), "", recalled=False)
    due = words["no_day"] if given.due is None else long_date(given.due, words, weekday=True)
    counted = (
        count(given, words, language, program) if plain and given.due else explain(given, language, program)
    )
    recalled = given.recalled or any(step.recalled for step in given.steps)
    return ShownDeadline(fact, given.rule, given.due, due, counted, recalled)


def count(deadline: Deadline, words: Words, language: Language, program: str) -> str:
    """The count in short sentences: from when, how long, what mail adds, why the last day moved."""
    trigger = deadline.trigger_name_es if language == "es" else deadline.trigger_name
    start = words["from"].format(trigger=trigger, day=long_date(deadline.trigger, words))
    return " ".join([start, *(_step(step, deadline, words, language, program) for step in deadline.steps)])


def _step(step: Step, deadline: Deadline, words: Words, language: Language, program: str) -> str:
    end = long_date(step.end, words)
    if step.kind == "roll_over":
        skipped = [
            words["closed"].format(day=long_date(day.day, words), reason=_reason(day, program, language))
            for day in step.skipped
        ]
        return " ".join([*skipped, words["moved"].format(end=end)])
    if step.unit == "immediately":
        return str(words["at_once"])
    one, many = words["units"][step.unit]
    amount = f"{step.amount} {one if step.amount == 1 else many}"
    said: str = words["steps"][step.kind].format(
        amount=amount, end=end, method=words["methods"][deadline.service]
    )
    closed = words["not_counted"] if step.skipped else ""
    return f"{said} {closed}".strip()


def _reason(skipped: SkippedDay, program: str, language: Language) -> str:
    """Why a day did not count, with the article that the clock's words give it."""
    reason = skipped.reason_es if language == "es" else skipped.reason
    return str(load("clocks.yaml", program)["words"][language]["article"].get(reason, reason))
