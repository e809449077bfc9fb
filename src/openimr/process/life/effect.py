"""What an event changes in a case, by the names of ``life.yaml``: each gives the fields that change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from openimr.process.life.guard import brings_more_than_the_decision
from openimr.process.life.model import Determination, Item, Remand
from openimr.process.life.purpose import rules_for
from openimr.process.life.read import numbers, outcomes, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from openimr.process.life.model import CaseLife, Event, ItemStanding

    Changes = dict[str, Any]
    Effect = Callable[[CaseLife, Event, date], Changes]

_IDENTITY = ("worker", "physician", "date_of_injury")
_NO_REVIEWER: dict[str, Any] = {"reviewer": None, "credentials": None, "attested": False, "decisions": {}}


def open_case(case: CaseLife, event: Event, _: date) -> Changes:
    """The priority, the references to compare by, and the dates that the application names."""
    data = event.data
    return {
        "priority": "expedited" if data.get("priority") == "expedited" else "standard",
        "identity": {key: data[key] for key in _IDENTITY if isinstance(data.get(key), str)},
        "dates": _known_dates(case, event),
    }


def take_findings(case: CaseLife, event: Event, _: date) -> Changes:
    """Partial eligibility: what is not in dispute leaves; the dates that the review established stay."""
    return {
        "items": _move(case, numbers(event, "ineligible_items") or (), "ineligible"),
        "formulary": event.data.get("formulary", case.formulary) is True,
        "dates": _known_dates(case, event),
    }


def _known_dates(case: CaseLife, event: Event) -> dict[str, str]:
    fields = (("injury", "injury_on"), ("ur_decision", "ur_decision_on"))
    return {**case.dates, **{name: event.data[key] for name, key in fields if text(event, key)}}


def _move(case: CaseLife, chosen: Iterable[int], standing: ItemStanding) -> tuple[Item, ...]:
    """The items with the chosen ones moved, those only that are in dispute."""
    wanted = set(chosen)
    return tuple(
        replace(item, standing=standing) if item.number in wanted and item.standing == "in_dispute" else item
        for item in case.items
    )


def remove_items(case: CaseLife, event: Event, _: date) -> Changes:
    """Authorized or withdrawn items leave the dispute; what a draft said of them is dropped."""
    gone = numbers(event, "items") or ()
    standing: ItemStanding = "authorized" if event.kind == "item_authorized" else "withdrawn"
    decisions = {number: word for number, word in case.decisions.items() if number not in gone}
    return {"items": _move(case, gone, standing), "decisions": decisions}


def withdraw_all_items(case: CaseLife, _: Event, __: date) -> Changes:
    """Nothing is left to decide."""
    return {"items": _move(case, (item.number for item in case.items), "withdrawn"), "decisions": {}}


def drop_all_items(case: CaseLife, _: Event, __: date) -> Changes:
    """No item is eligible."""
    return {"items": _move(case, (item.number for item in case.items), "ineligible")}


def restore_items(case: CaseLife, _: Event, __: date) -> Changes:
    """A finding of ineligibility was set aside: its items are in dispute again."""
    items = tuple(
        replace(item, standing="in_dispute") if item.standing == "ineligible" else item for item in case.items
    )
    return {"items": items, "dates": _reopened(case)}


def _reopened(case: CaseLife) -> dict[str, str]:
    return {name: day for name, day in case.dates.items() if name != "closed"}


def end_early(case: CaseLife, _: Event, __: date) -> Changes:
    """The fee depends on whether a reviewer already had the case; none is owed before the assignment."""
    if "eligible" not in case.dates:
        return {}
    return {"fee_stage": case.fee_stage or "before_reviewer"}


def add_records(case: CaseLife, event: Event, _: date) -> Changes:
    """Who sent documents for the reviewer; the utilization review decision alone adds nobody."""
    sender = event.data.get("sender", event.role)
    if sender in case.records or not brings_more_than_the_decision(event):
        return {}
    return {"records": (*case.records, sender)}


def assign_reviewer(_: CaseLife, event: Event, __: date) -> Changes:
    """The reviewer as an opaque reference, with the snapshot of the credentials."""
    return {**_NO_REVIEWER, "reviewer": event.data["reviewer"], "credentials": event.data["credentials"]}


def start_review(_: CaseLife, __: Event, ___: date) -> Changes:
    """From here on a reviewer had the case, whatever comes."""
    return {"attested": True, "fee_stage": "after_reviewer"}


def bar_reviewer(case: CaseLife, _: Event, __: date) -> Changes:
    """The reviewer leaves the case for good."""
    return {**_NO_REVIEWER, "barred_reviewers": _barred(case)}


def _barred(case: CaseLife) -> tuple[str, ...]:
    if case.reviewer is None or case.reviewer in case.barred_reviewers:
        return case.barred_reviewers
    return (*case.barred_reviewers, case.reviewer)


def keep_draft(case: CaseLife, event: Event, _: date) -> Changes:
    """The outcomes of the draft, of the items in dispute; the items change at issue only."""
    said = outcomes(event) or {}
    disputed = {item.number for item in case.items if item.standing == "in_dispute"}
    return {"decisions": {number: word for number, word in said.items() if number in disputed}}


def decide_items(case: CaseLife, event: Event, day: date) -> Changes:
    """The determination becomes a version of the history and its outcomes those of the items."""
    items = tuple(
        replace(item, standing=case.decisions[item.number]) if item.standing == "in_dispute" else item
        for item in case.items
    )
    issued = text(event, "issued_on") or day.isoformat()
    number = len(case.determinations) + 1
    new = Determination(number, issued, dict(case.decisions), case.reviewer, case.credentials)
    return {"items": items, "determinations": (*case.determinations, new), "fee_stage": "after_reviewer"}


def add_correction(case: CaseLife, event: Event, day: date) -> Changes:
    """A new version with the same outcomes; the old one stays in the history."""
    last = case.determinations[-1]
    issued = text(event, "corrected_on") or day.isoformat()
    new = replace(last, version=last.version + 1, issued=issued, corrects=last.version, published=None)
    return {"determinations": (*case.determinations, new)}


def mark_published(case: CaseLife, event: Event, day: date) -> Changes:
    """The version that is public now."""
    *earlier, last = case.determinations
    public = replace(last, published=text(event, "published_on") or day.isoformat())
    return {"determinations": (*earlier, public)}


def remand(case: CaseLife, event: Event, day: date) -> Changes:
    """The decided items are in dispute again; the first reviewer is barred; the history stays."""
    items = tuple(
        replace(item, standing="in_dispute") if item.standing in {"upheld", "overturned"} else item
        for item in case.items
    )
    *earlier, last = case.determinations
    set_aside = replace(last, reversed_on=text(event, "decided_on") or day.isoformat())
    return {
        **_NO_REVIEWER,
        "barred_reviewers": _barred(case),
        "items": items,
        "determinations": (*earlier, set_aside),
        "remand": Remand(event.data["ground"], text(event, "fact")),
        "dates": _reopened(case),
    }


def join_children(case: CaseLife, event: Event, _: date) -> Changes:
    """The items of the joined applications follow on; each application keeps its own day of receipt."""
    items, received = list(case.items), dict(case.children_received)
    for child in event.data["children"]:
        first = max(item.number for item in items) + 1
        items += [Item(first + offset) for offset in range(child["items"])]
        received[child["number"]] = child["received_on"]
    return {"items": tuple(items), "children": tuple(received), "children_received": received}


def extend_determination(case: CaseLife, event: Event, _: date) -> Changes:
    """The expedited determination is due later by the days that the director allowed."""
    more = timedelta(days=event.data["days"])
    extended = rules_for("expedited_determination", case.program)
    return {
        "clocks": tuple(
            replace(clock, due=clock.due + more)
            if clock.rule in extended and clock.standing == "running" and clock.due is not None
            else clock
            for clock in case.clocks
        )
    }


def miss_clock(case: CaseLife, event: Event, _: date) -> Changes:
    """Lateness is a mark on the clock, nothing else."""
    late = event.data["rule"]
    return {
        "clocks": tuple(
            replace(clock, standing="missed") if clock.rule == late and clock.standing == "running" else clock
            for clock in case.clocks
        )
    }


EFFECTS: dict[str, Effect] = {
    "open_case": open_case,
    "link_survivor": lambda _, event, __: {"survivor": event.data["survivor"]},
    "take_findings": take_findings,
    "drop_all_items": drop_all_items,
    "restore_items": restore_items,
    "remove_items": remove_items,
    "withdraw_all_items": withdraw_all_items,
    "end_early": end_early,
    "add_records": add_records,
    "expedite": lambda _, __, ___: {"priority": "expedited"},
    "assign_reviewer": assign_reviewer,
    "start_review": start_review,
    "bar_reviewer": bar_reviewer,
    "clear_draft": lambda _, __, ___: {"decisions": {}},
    "keep_draft": keep_draft,
    "decide_items": decide_items,
    "add_correction": add_correction,
    "mark_published": mark_published,
    "remand": remand,
    "join_children": join_children,
    "extend_determination": extend_determination,
    "miss_clock": miss_clock,
}
