"""What must be true for an event: small questions about a case and the event.

Each stands in one table under its name in ``life.yaml``, which has the rule of law and its citation.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from openimr.process.clock.rule import rule as clock_rule
from openimr.process.life.guard_after import AFTER_DETERMINATION
from openimr.process.life.purpose import clocks_for, rules_for, runs
from openimr.process.life.read import (
    days_in_order,
    flag,
    in_dispute,
    is_day,
    numbers,
    outcomes,
    running,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from openimr.process.life.model import CaseLife, Event
    from openimr.process.life.purpose import Purpose

    Guard = Callable[[CaseLife, Event, date], bool]

_IDENTITY = ("worker", "physician", "date_of_injury")
_WIRE = ("electronic", "fax")
_NO_INELIGIBILITY = ("DUPLICATE", "LIABILITY_DISPUTE")  # the one is closed and linked, the other deferred


def _names_survivor(case: CaseLife, event: Event, _: date) -> bool:
    return text(event, "survivor") not in {None, case.number}


def _reasons_are_named(_: CaseLife, event: Event, __: date) -> bool:
    reasons = event.data.get("reasons")
    if not isinstance(reasons, list | tuple) or not reasons:
        return False
    return all(isinstance(one, str) and one not in _NO_INELIGIBILITY for one in reasons)


def _an_item_is_eligible(case: CaseLife, event: Event, _: date) -> bool:
    dropped = numbers(event, "ineligible_items")
    return dropped is not None and bool(in_dispute(case) - set(dropped))


def _by_mail(case: CaseLife, event: Event, _: date) -> bool:
    return case.priority == "standard" and event.data.get("service") not in _WIRE


def _by_wire(case: CaseLife, event: Event, _: date) -> bool:
    return case.priority == "standard" and event.data.get("service") in _WIRE


def _on_formulary_track(case: CaseLife, event: Event, day: date) -> bool:
    """Whether the short clock of formulary drugs applies: it exists since 2018."""
    documents_in = date.fromisoformat(text(event, "received_on") or day.isoformat())
    return case.formulary and documents_in >= min(
        clock_rule(rule, case.program).since for rule in rules_for("formulary_determination", case.program)
    )


def _physician_certified(_: CaseLife, event: Event, __: date) -> bool:
    return flag(event, "certified") and flag(event, "documents_attached")


def _records_asked_for(case: CaseLife, _: Event, __: date) -> bool:
    return case.state in {"records_requested", "insufficient_records"}


def _file_is_open(case: CaseLife, _: Event, __: date) -> bool:
    return "records_complete" in case.dates or "records_closed" in case.dates


def _file_is_complete(case: CaseLife, event: Event, _: date) -> bool:
    return flag(event, "complete") and (bool(case.records) or brings_more_than_the_decision(event))


def brings_more_than_the_decision(event: Event) -> bool:
    """Whether an event adds documents beyond the utilization review decision; unnamed ones count."""
    documents = event.data.get("documents")
    return not isinstance(documents, list | tuple) or any(one != "ur_decision" for one in documents)


def _records_are_late(case: CaseLife, event: Event, day: date) -> bool:
    waiting = [clock for clock in clocks_for(case, "records") if clock.standing == "running"]
    return all(is_over(clock.due, event, day) for clock in waiting)


def is_over(due: date | datetime | None, event: Event, day: date) -> bool:
    """Whether the last day, or for hours the last moment, has passed; never for a clock without one."""
    if isinstance(due, datetime):
        return event.at > due
    return due is not None and day > due


def _clock_is_over(case: CaseLife, event: Event, day: date) -> bool:
    clock = running(case, text(event, "rule"))
    return clock is not None and is_over(clock.due, event, day)


def _reviewer_is_free(case: CaseLife, event: Event, _: date) -> bool:
    reviewer = text(event, "reviewer")
    return reviewer is not None and reviewer not in case.barred_reviewers


def _credentials_are_on_file(case: CaseLife, event: Event, _: date) -> bool:
    return (text(event, "credentials") or case.credentials) is not None


def _is_the_reviewer(case: CaseLife, event: Event, _: date) -> bool:
    return case.reviewer is not None and text(event, "reviewer") == case.reviewer


def _independence_is_attested(case: CaseLife, event: Event, _: date) -> bool:
    return case.attested or flag(event, "independent")


def _every_item_is_decided(case: CaseLife, event: Event, _: date) -> bool:
    decided = outcomes(event) if "decisions" in event.data else case.decisions
    disputed = in_dispute(case)
    return decided is not None and bool(disputed) and disputed <= decided.keys()


def _items_are_in_dispute(case: CaseLife, event: Event, _: date) -> bool:
    named = numbers(event, "items")
    return bool(named) and set(named or ()) <= in_dispute(case)


def _no_item_would_remain(case: CaseLife, event: Event, _: date) -> bool:
    return not in_dispute(case) - set(numbers(event, "items") or ())


def _applications_belong_together(case: CaseLife, event: Event, _: date) -> bool:
    children = event.data.get("children")
    if not isinstance(children, list | tuple) or not children:
        return False
    return all(isinstance(child, dict) and _belongs(case, child) for child in children) and (
        len({child["number"] for child in children}) == len(children)
    )


def _belongs(case: CaseLife, child: dict[str, object]) -> bool:
    """Eligible, another number, its own day and items, the same worker, physician and date of injury."""
    same = all(case.identity.get(key) and child.get(key) == case.identity[key] for key in _IDENTITY)
    number, received, items = (child.get(key) for key in ("number", "received_on", "items"))
    return (
        same
        and child.get("eligible") is True
        and isinstance(number, str)
        and number not in {case.number, *case.children}
        and is_day(received)
        and isinstance(items, int)
        and items > 0
    )


def _extension_is_short(case: CaseLife, event: Event, _: date) -> bool:
    days = event.data.get("days")
    still_due = runs(case, "expedited_determination") and "extended" not in case.dates
    return still_due and type(days) is int and 1 <= days <= 3


def _ran_out(case: CaseLife, event: Event, purpose: Purpose) -> bool:
    return event.data.get("rule") in rules_for(purpose, case.program)


GUARDS: dict[str, Guard] = {
    "names_survivor": _names_survivor,
    "reasons_are_named": _reasons_are_named,
    "liability_is_disputed": lambda _, event, __: (
        flag(event, "liability_disputed") and not flag(event, "administrator_agrees")
    ),
    "liability_is_resolved": lambda case, _, __: "liability_resolved" in case.dates,
    "an_item_is_eligible": _an_item_is_eligible,
    "decision_date_is_known": lambda case, _, __: "ur_decision" in case.dates,
    "dates_are_in_order": lambda case, _, __: days_in_order(case.dates),
    "by_mail": _by_mail,
    "by_wire": _by_wire,
    "is_standard": lambda case, _, __: case.priority == "standard",
    "is_expedited": lambda case, _, __: case.priority == "expedited",
    "is_ordinary": lambda case, event, day: (
        case.priority == "standard" and not _on_formulary_track(case, event, day)
    ),
    "is_formulary": lambda case, event, day: (
        case.priority == "standard" and _on_formulary_track(case, event, day)
    ),
    "records_asked_for": _records_asked_for,
    "file_is_open": _file_is_open,
    "physician_certified": _physician_certified,
    "file_is_complete": _file_is_complete,
    "sender_is_the_administrator": lambda _, event, __: (
        event.data.get("sender", event.role) == "claims_administrator"
    ),
    "records_are_late": _records_are_late,
    "more_than_the_decision_text": lambda case, _, __: bool(case.records),
    "clock_is_over": _clock_is_over,
    "ran_out_information": lambda case, event, _: _ran_out(case, event, "eligibility_answer"),
    "ran_out_records": lambda case, event, _: _ran_out(case, event, "records"),
    "ran_out_additional": lambda case, event, _: _ran_out(case, event, "additional_answer"),
    "reviewer_is_free": _reviewer_is_free,
    "conflict_is_clear": lambda _, event, __: event.data.get("conflict") == "clear",
    "credentials_are_on_file": _credentials_are_on_file,
    "is_the_reviewer": _is_the_reviewer,
    "independence_is_attested": _independence_is_attested,
    "every_item_is_decided": _every_item_is_decided,
    "eligibility_is_found": lambda case, _, __: "eligible" in case.dates,
    "assignment_is_noticed": lambda case, _, __: "noarfi" in case.dates,
    "items_are_in_dispute": _items_are_in_dispute,
    "no_item_would_remain": _no_item_would_remain,
    "fee_is_owed": lambda case, _, __: "eligible" in case.dates and not any(clocks_for(case, "fee")),
    "applications_belong_together": _applications_belong_together,
    "extension_is_short": _extension_is_short,
    **AFTER_DETERMINATION,
}
