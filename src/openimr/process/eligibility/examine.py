"""The front door: every question asked of one application, and the outcome that follows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from openimr.process.eligibility import earlier, form, timely
from openimr.process.eligibility.duplicates import find_duplicates
from openimr.process.eligibility.model import Cure, EligibilityReport, Finding
from openimr.process.eligibility.portion import adds_up, portions
from openimr.process.eligibility.reason import choice, era, reasons, rules
from openimr.text import us_date

if TYPE_CHECKING:
    from openimr.case import Case
    from openimr.process.eligibility.answer import Answer
    from openimr.process.eligibility.docket import Docket
    from openimr.process.eligibility.model import Duplicate, Effect, Filing, Outcome, Portion
    from openimr.process.eligibility.reason import Reason


def examine(filing: Filing, docket: Docket | None, today: date) -> EligibilityReport:
    """What the file says on each question of eligibility, and what follows (8 CCR 9792.10.3).

    ``docket`` holds the applications on file; without one, duplicates cannot be told. The report
    proposes: the Administrative Director decides. Nothing that the file does not say is taken as said.
    """
    case = filing.case
    duplicates = find_duplicates(filing, docket) if docket is not None else ()
    parts = portions(case)
    answers = _ask(filing, docket, duplicates, parts)
    findings = tuple(
        _finding(reason, answers[code], case, today) for code, reason in reasons(case.program).items()
    )
    outcome = _outcome(findings, parts, case)
    words = rules(case.program)["outcomes"][outcome]
    return EligibilityReport(
        number=case.number,
        today=today,
        outcome=outcome,
        explanation=_explained(words["en"], [finding.reason for finding in findings if finding.effect]),
        explanation_es=_explained(words["es"], [finding.reason_es for finding in findings if finding.effect]),
        findings=findings,
        portions=parts,
        duplicates=duplicates,
        recalled=any(finding.recalled for finding in findings if finding.effect),
    )


def _ask(
    filing: Filing, docket: Docket | None, found: tuple[Duplicate, ...], parts: tuple[Portion, ...]
) -> dict[str, Answer]:
    """The answer to each reason of the programme, by its code."""
    case = filing.case
    return {
        "WITHDRAWN": form.stands(case),
        "WRONG_DATES": form.dates_fit(case),
        "NOT_UR_DISPUTE": form.is_on_necessity(case),
        "NON_MEDICAL": form.is_care(case),
        "CARVE_OUT": form.is_no_carve_out(case),
        "DUPLICATE": earlier.is_only_one(filing, docket, found),
        "PRIOR_DECISION": earlier.is_undecided(filing, docket, found),
        "AUTHORIZED_ALREADY": earlier.is_still_refused(filing),
        "NO_SIGNATURE": form.signed(case),
        "NOT_AUTHORIZED_FILER": form.may_file(case),
        "NO_UR_DECISION": form.attached(case),
        "CONDITIONAL_DENIAL": form.is_unconditional(case),
        "UNTIMELY": timely.in_time(case),
        "UR_UNTIMELY": timely.decided_in_time(case),
        "LIABILITY_DISPUTE": form.is_undisputed(case),
        "QUANTITIES": adds_up(case, parts),
    }


def _finding(reason: Reason, answer: Answer, case: Case, today: date) -> Finding:
    effect = _effect(reason, answer, case)
    cure = _cure(reason, case, today, effect) if effect else None
    return Finding(
        code=reason.code,
        question=reason.question,
        state=answer.state,
        effect=effect,
        evidence=answer.evidence,
        reason=_sentence(reason, answer, cure, effect, language="en", program=case.program),
        reason_es=_sentence(reason, answer, cure, effect, language="es", program=case.program),
        citation=reason.citation,
        recalled=reason.recalled or answer.recalled or _is_unread(reason, case),
        cure=cure,
        deadline=answer.deadline,
        items=answer.items,
    )


def _effect(reason: Reason, answer: Answer, case: Case) -> Effect | None:
    if answer.state == "met":
        return None
    if answer.state == "cannot_tell":
        overridden = answer.effect if answer.effect == "ask" else None
        return overridden or ("ask" if reason.asks and answer.effect is None else None)
    return answer.effect or reason.effect_on(case.application.received or date.max)


def _is_unread(reason: Reason, case: Case) -> bool:
    """Regulations of April 2026 were not read; what rests on them is recalled."""
    received = case.application.received
    return "CCR" in reason.citation and received is not None and received >= era("unread", case.program)


def _cure(reason: Reason, case: Case, today: date, effect: Effect) -> Cure | None:
    if effect == "remind":
        until = today + timedelta(days=int(choice("reminder_days", case.program)))
        return Cure(reason.words["cure"], reason.words["cure_es"], until, (until - today).days)
    if not reason.curable or effect == "ask":
        return None
    days = timely.last_days(case) if reason.until == "filing" else None
    due = days[0].due if days else None
    if not isinstance(due, date):
        return Cure(reason.words["cure"], reason.words["cure_es"])
    return Cure(reason.words["cure"], reason.words["cure_es"], due, (due - today).days)


def _sentence(
    reason: Reason, answer: Answer, cure: Cure | None, effect: Effect | None, *, language: str, program: str
) -> str:
    """The sentence for the worker, with the time left to mend it where there is some."""
    if effect is None:
        return ""
    wording = f"{answer.wording}{language}" if answer.state == "not_met" else f"ask_{language}"
    values = {"items": ", ".join(str(number) for number in answer.items), **answer.values}
    text = reason.words[wording].format(**values)
    if cure is None or cure.until is None or cure.days_left is None or cure.days_left < 0:
        return text
    words = rules(program)["words"][language]
    until = us_date(cure.until)
    if effect == "remind":
        return f"{text} {words['reminder'].format(until=until)}"
    if cure.days_left < 2:
        left = words["one_left"] if cure.days_left else words["last"]
    else:
        left = words["left"].format(days=cure.days_left)
    return f"{text} {words['curable'].format(until=until, left=left)}"


def _outcome(findings: tuple[Finding, ...], parts: tuple[Portion, ...], case: Case) -> Outcome:
    """Duplicates first, because they are counted apart; then what closes, what waits, what is asked."""
    whole = {finding.effect for finding in findings if not finding.items}
    lost = {number for finding in findings if finding.effect == "ineligible" for number in finding.items}
    if "duplicate" in whole:
        return "duplicate"
    if "ineligible" in whole or lost >= {item.number for item in case.items}:
        return "ineligible"
    if "defer" in whole:
        return "deferred"
    if {"ask", "remind", "weigh"} & {finding.effect for finding in findings}:
        return "needs_information"
    if lost or any(part.kind == "remaining" for part in parts):
        return "partly_eligible"
    return "eligible"


def _explained(lead: str, sentences: list[str]) -> str:
    return " ".join([lead, *sentences])
