"""The questions on the form: who signed, what was attached, whether it stands, what it is about."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from openimr.process.eligibility.answer import Answer, from_answer, says
from openimr.process.eligibility.reason import choice, era

if TYPE_CHECKING:
    from datetime import date

    from openimr.case import Case


def stands(case: Case) -> Answer:
    """An application stands until the worker withdraws it."""
    return from_answer("application.withdrawn", case.application.withdrawn, good=False)


def signed(case: Case) -> Answer:
    """The application carries a signature; naming who signed says as much."""
    application = case.application
    found = True if application.signed is None and application.signed_by else application.signed
    return from_answer("application.signed", found, good=True)


def may_file(case: Case) -> Answer:
    """Worker and attorney may file; a designee named after the decision; the physician alone may not."""
    application, decided = case.application, case.utilization_review.date
    who = says("application.signed_by", application.signed_by)
    if application.signed is False:
        return Answer("cannot_tell", (says("application.signed", value=False),), effect="flag")
    if application.signed_by in {"worker", "attorney"}:
        return Answer("met", (who,))
    if application.signed_by == "physician":
        return Answer("not_met", (who,))
    named = application.designated
    evidence = (who, says("application.designated", named), says("utilization_review.date", decided))
    if application.signed_by is None:
        return Answer("cannot_tell", (who,))
    if named is None or decided is None:
        return Answer("cannot_tell", evidence)
    counts = choice("designation_on_the_day_of_the_decision", case.program) == "counts"
    after = named > decided or (counts and named == decided)
    return Answer("met" if after else "not_met", evidence)


def attached(case: Case) -> Answer:
    """A copy of the decision came with the application."""
    return from_answer("application.ur_decision_attached", case.application.ur_decision_attached, good=True)


def is_unconditional(case: Case) -> Answer:
    """Necessity was decided; the decision did not only ask for information."""
    return from_answer(
        "utilization_review.lack_of_information", case.utilization_review.lack_of_information, good=False
    )


def is_care(case: Case) -> Answer:
    """The dispute is about care, not the amount of a bill."""
    return from_answer("utilization_review.billing_only", case.utilization_review.billing_only, good=False)


def is_no_carve_out(case: Case) -> Answer:
    """The claim is not under a collectively bargained programme."""
    return from_answer("utilization_review.carve_out", case.utilization_review.carve_out, good=False)


def is_on_necessity(case: Case) -> Answer:
    """Utilization review denied or modified for necessity; a delay counts only in decisions before 2018."""
    review = case.utilization_review
    evidence = (
        says("utilization_review.outcome", review.outcome),
        says("utilization_review.date", review.date),
    )
    if review.outcome == "delayed" and review.date and review.date >= era("no_more_delays", case.program):
        return Answer("not_met", evidence)
    answer = from_answer("utilization_review.on_necessity", review.on_necessity, good=True)
    return Answer(answer.state, (*answer.evidence, *evidence))


def is_undisputed(case: Case) -> Answer:
    """Liability is not disputed, or the administrator agrees to the review, or the dispute is over."""
    review = case.utilization_review
    answer = from_answer("utilization_review.liability_disputed", review.liability_disputed, good=False)
    if answer.state != "not_met":
        return answer
    evidence = (
        *answer.evidence,
        says("utilization_review.liability_reason", review.liability_reason),
        says("utilization_review.liability_agreed", review.liability_agreed),
        says("utilization_review.liability_resolved", review.liability_resolved),
    )
    settled = review.liability_agreed or review.liability_resolved is not None
    return Answer("met" if settled else "not_met", evidence)


def dates_fit(case: Case) -> Answer:
    """The decision lies in the time of the law for this injury, and the dates follow in order."""
    review = case.utilization_review
    dated: list[tuple[str, date | None]] = [
        ("date_of_injury", case.date_of_injury),
        ("utilization_review.date", review.date),
        ("utilization_review.served", review.served),
        ("application.received", case.application.received),
    ]
    known = [(name, day) for name, day in dated if day is not None]
    evidence = tuple(says(name, day) for name, day in dated if day or name != "utilization_review.served")
    if any(second < first for (_, first), (_, second) in pairwise(known)):
        # A decision is served after it is made and before the form comes back; a later service is a slip too.
        return Answer("not_met", evidence)
    communicated = review.served or review.date
    if communicated is None:
        return Answer("cannot_tell", evidence)
    if communicated < era("begins", case.program):
        return Answer("not_met", evidence)
    if communicated >= era("every_injury", case.program):
        return Answer("met" if case.date_of_injury else "cannot_tell", evidence)
    if case.date_of_injury is None:
        return Answer("cannot_tell", evidence)
    return Answer("met" if case.date_of_injury >= era("begins", case.program) else "not_met", evidence)
