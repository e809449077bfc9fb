"""A deadline in one sentence, and as JSON: the rule, the trigger, each day that did not count, the result."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from openimr.programs.load import DEFAULT, load
from openimr.text import us_date

if TYPE_CHECKING:
    from openimr.process.clock.model import Day, Deadline, SkippedDay, Step

Language = Literal["en", "es"]
Words = dict[str, Any]


def explain(deadline: Deadline, language: Language = "en", program: str = DEFAULT) -> str:
    """The deadline in one sentence (and its notes), in English or Spanish; recalled rules say so."""
    words: Words = load("clocks.yaml", program)["words"][language]
    spanish = language == "es"
    title = _sentence(deadline.title_es if spanish else deadline.title)
    notes = " ".join(deadline.notes_es if spanish else deadline.notes)
    if deadline.recalled:
        notes = notes if _says_recalled(deadline) else f"{notes} {words['recalled_rule']}"
    if deadline.due is None:
        return str(words["none"]).format(title=title, notes=notes.strip())
    trigger = deadline.trigger_name_es if spanish else deadline.trigger_name
    steps = "; ".join(
        part
        for position, step in enumerate(deadline.steps)
        for part in _parts(step, deadline, trigger, words, language, after_receipt=position > 0)
    )
    due = show(deadline.due, words, weekday=True)
    lead = words["until" if deadline.steps[0].unit == "months" else "lead"]
    return f"{lead.format(title=title, due=due, steps=steps)} {notes}".strip()


def show(day: Day, words: Words, *, weekday: bool = False) -> str:
    """A day as letters write it; a moment with its hour and zone."""
    text = us_date(day.date() if isinstance(day, datetime) else day)
    if weekday:
        text = f"{words['weekdays'][day.weekday()]} {text}"
    if isinstance(day, datetime):
        hour = day.strftime("%I:%M").lstrip("0")
        text = f"{text} {hour} {'am' if day.hour < 12 else 'pm'} {day.tzname()}"
    return text


def to_json(deadline: Deadline, program: str = DEFAULT) -> dict[str, Any]:
    """The deadline as JSON: dates ISO, both explanations, each step with its source and skipped days."""
    return {
        "rule": deadline.rule,
        "title": deadline.title,
        "trigger": deadline.trigger.isoformat(),
        "trigger_name": deadline.trigger_name,
        "service": deadline.service,
        "priority": deadline.priority,
        "due": deadline.due.isoformat() if deadline.due else None,
        "recalled": deadline.recalled,
        "source": deadline.source,
        "steps": [_step_json(step) for step in deadline.steps],
        "when_missed": deadline.when_missed,
        "notes": list(deadline.notes),
        "explanation": explain(deadline, "en", program),
        "explanation_es": explain(deadline, "es", program),
    }


def _parts(
    step: Step, deadline: Deadline, trigger: str, words: Words, language: Language, *, after_receipt: bool
) -> list[str]:
    """What one step says, and the days on its way that did not count."""
    end = show(step.end, words)
    source = f"{step.source}, {words['recalled']}" if step.recalled else step.source
    if step.kind == "roll_over":
        closed = [
            words["closed"].format(day=us_date(day.day), reason=_reason(day, words, language))
            for day in step.skipped
        ]
        return [words["roll_over"].format(end=end, days=_joined(closed, words), source=source)]
    said = words[_wording(step, after_receipt=after_receipt)].format(
        amount=_amount(step, words),
        trigger=trigger,
        start=show(step.start, words),
        end=end,
        source=source,
        method=words["methods"][deadline.service],
    )
    return [said, *_skipped(step, words, language)]


def _wording(step: Step, *, after_receipt: bool) -> str:
    if step.kind == "receipt":
        return "faxed" if step.unit == "business_days" else "posted"
    if step.kind == "service":
        return "service"
    if step.unit == "immediately":
        return "immediately"
    if after_receipt:
        return "after_receipt"
    return "one" if step.amount == 1 else "period"


def _skipped(step: Step, words: Words, language: Language) -> list[str]:
    if not step.skipped:
        return []
    days = [
        words["day"].format(
            reason=skipped.reason_es if language == "es" else skipped.reason, day=us_date(skipped.day)
        )
        for skipped in step.skipped
    ]
    return [words["skipped"].format(days=_joined(days, words))]


def _reason(skipped: SkippedDay, words: Words, language: Language) -> str:
    reason = skipped.reason_es if language == "es" else skipped.reason
    return str(words["article"].get(reason, reason))


def _amount(step: Step, words: Words) -> str:
    if step.unit == "immediately":
        return ""
    one, many = words["units"][step.unit]
    return f"{step.amount} {one if step.amount == 1 else many}"


def _joined(parts: list[str], words: Words) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {words['and']} {parts[-1]}"


def _says_recalled(deadline: Deadline) -> bool:
    return any(step.recalled for step in deadline.steps)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "from": step.start.isoformat(),
        "to": step.end.isoformat(),
        "amount": step.amount,
        "unit": step.unit,
        "source": step.source,
        "recalled": step.recalled,
        "skipped": [{"day": _iso(skipped.day), "reason": skipped.reason} for skipped in step.skipped],
    }


def _iso(day: date) -> str:
    return day.isoformat()
