"""The two questions of time: did the application come in time, and did utilization review decide in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

from openimr.case import ServiceMethod
from openimr.process.clock import deadline
from openimr.process.eligibility.answer import Answer, says
from openimr.process.eligibility.reason import choice, era, rules
from openimr.process.errors import ClockError
from openimr.text import us_date

if TYPE_CHECKING:
    from openimr.case import Case
    from openimr.process.clock import Deadline
    from openimr.process.eligibility.model import Evidence, State

_METHODS: tuple[ServiceMethod, ...] = get_args(ServiceMethod)


def last_days(case: Case) -> tuple[Deadline, Deadline | None] | None:
    """The earliest and the latest day that the application may be due, under all that the file leaves open.

    The latest is None where no reading bounds it: the decision's service is not dated. None where nothing
    can be computed. Rules D1 to D3 of the programme's clocks.
    """
    review = case.utilization_review
    trigger = review.served or review.date
    if trigger is None:
        return None
    try:
        dues = [
            deadline(number, trigger, service=method, program=case.program)
            for method in _methods(review.service)
            for number in _clocks(case, trigger)
        ]
        again = _restarted(case)
    except ClockError:
        return None
    first, last = min(dues, key=_due), max(dues, key=_due)
    if again:
        first, last = max(first, again[0], key=_due), max(last, again[1], key=_due)
    dated = review.served is not None or (again is not None and last is again[1])
    return first, last if dated else None


def in_time(case: Case) -> Answer:
    """The application was received, not only posted, by the last day (8 CCR 9792.10.1(b)(1))."""
    review, received = case.utilization_review, case.application.received
    evidence = (
        says("application.received", case.application.received_at or received),
        says("utilization_review.served", review.served),
        says("utilization_review.service", review.service),
    )
    if review.form_sent is False:
        clock = deadline("D4", review.date, program=case.program) if review.date else None
        sent = says("utilization_review.form_sent", value=False)
        return Answer("met", (sent, *evidence), deadline=clock, recalled=True)
    if review.liability_disputed and not review.liability_agreed and review.liability_resolved is None:
        waiting = says("utilization_review.liability_resolved", None)
        return Answer("cannot_tell", (*evidence, waiting), effect="flag")
    days = last_days(case)
    if received is None or days is None:
        return Answer("cannot_tell", evidence)
    first, last = days
    if received <= _due(first):
        return _answer("met", evidence, first)
    if last is not None and received > _due(last):
        return _answer("not_met", evidence, last)
    return _answer("cannot_tell", evidence, first)


def decided_in_time(case: Case) -> Answer:
    """Utilization review decided in time; only the appeals board may say that it did not (Dubon II)."""
    review = case.utilization_review
    found = says("utilization_review.found_untimely", review.found_untimely)
    if review.found_untimely is not None:
        if not review.found_untimely:
            return Answer("met", (found,))
        effect = choice("board_found_the_decision_untimely", case.program)
        return Answer("not_met", (found,), effect=effect, wording="found_")
    evidence = (
        says("utilization_review.request_received", review.request_received),
        says("utilization_review.date", review.date),
    )
    if review.request_received is None or review.date is None or case.application.priority == "expedited":
        return Answer("cannot_tell", evidence)
    past = bool(case.items) and all(item.request.retrospective for item in case.items)
    try:
        clock = deadline("U3" if past else "U1", review.request_received, program=case.program)
    except ClockError:
        return Answer("cannot_tell", evidence)
    if review.date <= _due(clock):
        return _answer("met", evidence, clock)
    cap = timedelta(days=rules(case.program)["information_cap"]["days"])
    asked = not past and review.date <= review.request_received + cap
    return _answer("cannot_tell" if asked else "not_met", evidence, clock)


def _answer(state: State, evidence: tuple[Evidence, ...], clock: Deadline) -> Answer:
    return Answer(state, evidence, clock, recalled=clock.recalled, values={"due": us_date(_due(clock))})


def _methods(service: ServiceMethod | None) -> tuple[ServiceMethod, ...]:
    return (service,) if service else _METHODS


def _clocks(case: Case, trigger: date) -> tuple[str, ...]:
    """The rules that the dispute may be under: D1, or D2 for the formulary; silence leaves a drug both."""
    if trigger < era("formulary", case.program) or case.utilization_review.formulary is False:
        return ("D1",)
    if case.utilization_review.formulary:
        return ("D2",)
    drugs = set(rules(case.program)["formulary_kinds"])
    return ("D2", "D1") if any(item.service.kind in drugs for item in case.items) else ("D1",)


def _restarted(case: Case) -> tuple[Deadline, Deadline] | None:
    """The earliest and latest end of the time that a resolved dispute of liability gives again (D3)."""
    review = case.utilization_review
    taken = choice("resolved_liability_restarts_the_clock", case.program)
    if not review.liability_disputed or review.liability_resolved is None or taken != "later_of_both":
        return None
    dues = [
        deadline("D3", review.liability_resolved, service=method, program=case.program)
        for method in _methods(review.liability_service)
    ]
    return min(dues, key=_due), max(dues, key=_due)


def _due(clock: Deadline) -> date:
    return clock.due if isinstance(clock.due, date) else date.max
