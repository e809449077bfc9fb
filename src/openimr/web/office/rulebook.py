"""Which rule is in force on a day: clocks, fees, evidence, eligibility, editions, closures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from openimr.citation.catalogue import editions
from openimr.process.calendar import calendar
from openimr.process.clock import rules as clock_rules
from openimr.process.eligibility.reason import reasons
from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.process.clock.rule import ClockRule, Period

FAMILIES = {
    "clocks": "Clocks",
    "fees": "Fees and penalties",
    "evidence": "Strength of evidence",
    "eligibility": "Eligibility",
    "editions": "Guideline editions in the MTUS",
    "calendar": "Closures of the day",
}


@dataclass(frozen=True, slots=True)
class InForce:
    """A rule as it stands on a day. ``since`` and ``to`` are None where no end is known."""

    family: str
    key: str
    title: str
    value: str
    citation: str
    recalled: bool
    since: date | None = None
    to: date | None = None


def in_force(day: date, family: str = "", program: str = DEFAULT) -> list[InForce]:
    """The rules of a family, or of all, that are in force on the day."""
    sources = {
        "clocks": _clocks,
        "fees": _fees,
        "evidence": _evidence,
        "eligibility": _eligibility,
        "editions": _editions,
        "calendar": _closures,
    }
    return [rule for name, find in sources.items() if family in {"", name} for rule in find(day, program)]


def compared(one: list[InForce], two: list[InForce]) -> list[tuple[InForce | None, InForce | None]]:
    """Rules that differ between two days: those with another value or status, those on one side only."""
    left, right = ({(rule.family, rule.key): rule for rule in side} for side in (one, two))
    keys = sorted(dict.fromkeys([*left, *right]), key=lambda key: list(FAMILIES).index(key[0]))
    pairs = [(left.get(key), right.get(key)) for key in keys]
    return [(old, new) for old, new in pairs if _said(old) != _said(new)]


def _said(rule: InForce | None) -> tuple[str, bool] | None:
    return (rule.value, rule.recalled) if rule else None


def _clocks(day: date, program: str) -> Iterator[InForce]:
    for number, rule in clock_rules(program).items():
        if day < rule.since:
            continue
        periods = [period for period in rule.periods if day <= period.until]
        unread = day >= rule.unread_from
        recalled = rule.recalled or unread or any(period.length.recalled for period in periods)
        value = "; ".join(map(_length, periods)) or "no day is set"
        if unread:
            value += " (the text in force was not read)"
        yield InForce(
            "clocks", number, rule.words["title"], value, rule.source, recalled, *_span(rule, periods, day)
        )


def _span(rule: ClockRule, periods: list[Period], day: date) -> tuple[date, date | None]:
    """Since when and until when the lengths hold."""
    ended = [period.until for period in rule.periods if period.until < day]
    ends = [period.until for period in periods if period.until != date.max]
    since = max([rule.since, *(end + timedelta(days=1) for end in ended)])
    if day >= rule.unread_from:
        since = max(since, rule.unread_from)
    elif rule.unread_from != date.max:
        ends.append(rule.unread_from - timedelta(days=1))
    return since, min(ends, default=None)


def _length(period: Period) -> str:
    words = f"{period.length.amount} {period.length.unit.replace('_', ' ')}"
    if period.length.amount == 0:
        words = "at once"
    asked = [
        *([period.priority] if period.priority else []),
        *(one.replace("_", " ") for one in period.service),
    ]
    return f"{words} ({', '.join(asked)})" if asked else words


def _fees(day: date, program: str) -> Iterator[InForce]:
    data = load("fees.yaml", program)
    for period in data["periods"]:
        if period["since"] <= day <= (period["to"] or date.max):
            yield from _amounts(period, data["currency"])
    if day >= data["unknown"]["since"]:
        told = data["unknown"]
        yield InForce("fees", "fee", "Fee of a review", "not known", told["reason"], True, told["since"])  # noqa: FBT003
    for name, rule in data["penalties"].items():
        value = f"{rule['per_day']} {data['currency']} a day, at most {rule['cap']} a {rule['per']}"
        recalled = rule["status"] == "recalled"
        yield InForce("fees", name, f"Penalty: {name.replace('_', ' ')}", value, rule["source"], recalled)


def _amounts(period: dict[str, Any], currency: str) -> Iterator[InForce]:
    span = (period["since"], period["to"])
    for one in period["amounts"]:
        asked = [one["priority"], "MD or DO" if one["degree"] == "md_do" else f"{one['degree']} degree"]
        asked += [f"{one['reviewers']} reviewer{'s' if one['reviewers'] > 1 else ''}"]
        asked += ["pharmacy only"] if one.get("pharmacy_only") else []
        key = ", ".join(asked)
        least = f"{one['least']} to " if "least" in one else ""
        recalled = one["status"] == "recalled"
        yield InForce(
            "fees",
            key,
            f"Fee: {key}",
            f"{least}{one['amount']} {currency}",
            period["source"],
            recalled,
            *span,
        )
    for name in ("before_reviewer", "after_reviewer"):
        one = period[name]
        title = f"Fee when ended {name.replace('_', ' a ')} had it"
        recalled = one["status"] == "recalled"
        yield InForce("fees", name, title, f"{one['amount']}", period["source"], recalled, *span)


def _evidence(day: date, program: str) -> Iterator[InForce]:
    data = load("ladder.yaml", program)
    for entry in data["hierarchy"]:
        if _covers(entry, day):
            recalled = entry["status"] == "recalled"
            yield InForce(
                "evidence", "hierarchy", "How the standards are ordered", entry["means"], entry["reference"],
                recalled, *_ends(entry),
            )  # fmt: skip
    for entry in data["search"]:
        if _covers(entry, day):
            value = "; ".join(f"{tier['step']}: {tier['name']}" for tier in entry["tiers"])
            recalled = "recalled" in {entry["status"], entry.get("status_of_dates")}
            yield InForce(
                "evidence",
                "search",
                "Order of the search",
                value,
                entry["reference"],
                recalled,
                *_ends(entry),
            )


def _ends(entry: dict[str, Any]) -> tuple[date | None, date | None]:
    since, to = entry.get("from"), entry.get("to")
    return (
        date.fromisoformat(str(since)) if since else None,
        date.fromisoformat(str(to)) if to else None,
    )


def _covers(entry: dict[str, Any], day: date) -> bool:
    since, to = _ends(entry)
    return (since or date.min) <= day <= (to or date.max)


def _eligibility(day: date, program: str) -> Iterator[InForce]:
    for code, reason in reasons(program).items():
        begun = [since for since, _ in reason.effects if since <= day]
        later = [since for since, _ in reason.effects if since > day]
        since = begun[-1] if begun and begun[-1] != date.min else None
        to = min(later) - timedelta(days=1) if later else None
        value = f"{str(reason.effect_on(day)).replace('_', ' ')}: {reason.meaning}"
        yield InForce(
            "eligibility", code, reason.question, value, reason.citation, reason.recalled, since, to
        )


def _editions(day: date, program: str) -> Iterator[InForce]:
    for id_, edition in editions(program).items():
        for period in edition.mtus or ():
            if (period.start or date.min) <= day <= (period.end or date.max):
                recalled = period.start_status != "confirmed" or period.end_status == "recalled"
                title = f"{edition.title}{f' ({edition.year})' if edition.year else ''}"
                yield InForce(
                    "editions", id_, title, "part of the MTUS", period.authority, recalled, period.start,
                    period.end,
                )  # fmt: skip


def _closures(day: date, program: str) -> Iterator[InForce]:
    for name, entry in load("calendar.yaml", program)["calendars"].items():
        closed = calendar(name, program).closure(day)
        value = f"closed: {closed.reason}" if closed else "open"
        yield InForce(
            "calendar",
            name,
            entry["what"],
            value,
            entry["source"],
            bool(closed and closed.recalled),
            day,
            day,
        )
