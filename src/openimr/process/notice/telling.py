"""What a notice tells, from the case, its dispute and the event that owes it: the facts of each kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.process.clock import deadline
from openimr.process.errors import ProcessError
from openimr.process.fees import FeeKey, fee
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openimr.process.clock import Deadline
    from openimr.process.life import CaseLife, Event

    Facts = dict[str, Any]

_GROUNDS = {"excess_of_powers": "powers", "conflict_of_interest": "conflict"}
_ENDINGS = {
    "item_authorized": "authorized",
    "item_withdrawn": "withdrawn",
    "claim_settled": "settled",
    "board_took_necessity": "judge",
}


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the application says, as notices quote it. The physician's name is printed and never logged."""

    treatments: Mapping[int, str]
    requesting_physician: str = field(repr=False)
    claim_number: str | None = field(default=None, repr=False)
    date_of_injury: date | None = None
    ur_decision_date: date | None = None
    request_date: date | None = None
    pharmacy_only: bool = False


def facts_of(kind: str, case: CaseLife, event: Event, dispute: Dispute) -> Facts:
    """The facts that fill a notice of the kind, owed by the event; None stands for what is not known.

    Raises ProcessError for a kind that no event owes.
    """
    if kind not in _TELLINGS:
        raise ProcessError(
            f"no event owes a notice of kind {kind!r}",
            where=f"case {case.number}",
            expected=f"one of {', '.join(_TELLINGS)}",
            do="check the kind in life.yaml",
        )
    common = {
        "case_number": case.number,
        "claim_number": dispute.claim_number,
        "date_of_injury": dispute.date_of_injury or _date(case, "injury"),
        "ur_decision_date": dispute.ur_decision_date or _date(case, "ur_decision"),
    }
    return {**common, **_deadlines(kind, case), **_TELLINGS[kind](case, event, dispute)}


def _deadlines(kind: str, case: CaseLife) -> Facts:
    """For each date that the notice may name, the clock of the case under a rule that its slot accepts."""
    slots = load(f"notices/{kind}.yaml", case.program)["slots"]
    return {name: _due(case, slot["rules"]) for name, slot in slots.items() if slot["type"] == "deadline"}


def _due(case: CaseLife, rules: Sequence[str]) -> Deadline | None:
    """The newest clock under one of the rules that runs or was missed, with its explanation."""
    for clock in reversed(case.clocks):
        if clock.rule in rules and clock.standing in {"running", "missed"}:
            return deadline(
                clock.rule,
                clock.trigger,
                service=clock.service,
                priority=clock.priority,
                program=case.program,
            )
    return None


def _date(case: CaseLife, milestone: str) -> date | None:
    text = case.dates.get(milestone)
    return date.fromisoformat(text) if text else None


def _received(case: CaseLife, *_: object) -> Facts:
    return {"application_received": _date(case, "received")}


def _acknowledgement(case: CaseLife, *_: object) -> Facts:
    return {**_received(case), "priority": case.priority}


def _duplicate(case: CaseLife, *_: object) -> Facts:
    return {**_received(case), "survivor": case.survivor}


def _eligibility_information(case: CaseLife, event: Event, _: Dispute) -> Facts:
    asked = {"questions": event.data.get("questions"), "asked_of": event.data.get("asked_of")}
    return {**_received(case), **asked}


def _ineligible(case: CaseLife, event: Event, _: Dispute) -> Facts:
    return {**_received(case), "reasons": event.data.get("reasons")}


def _deferral(case: CaseLife, event: Event, _: Dispute) -> Facts:
    reason = event.data.get("reason")
    return {**_received(case), "reason": reason if reason in {"claim", "body_part"} else "other"}


def _noarfi(case: CaseLife, _: Event, dispute: Dispute) -> Facts:
    return {
        **_received(case),
        "priority": case.priority,
        "treatments": _treatments(case, dispute, ("in_dispute", "upheld", "overturned")),
        "requesting_physician": dispute.requesting_physician,
        "request_date": dispute.request_date,
    }


def _records_reminder(case: CaseLife, _: Event, __: Dispute) -> Facts:
    return {"noarfi_date": _date(case, "noarfi")}


def _conversion(case: CaseLife, _: Event, __: Dispute) -> Facts:
    return {"certified_on": _date(case, "expedited")}


def _additional_information(_: CaseLife, event: Event, __: Dispute) -> Facts:
    data = event.data
    return {
        "asked_of": data.get("asked_of") or data.get("sender"),
        "questions": data.get("questions"),
        "answer": data.get("answer"),
    }


def _determination_cover(case: CaseLife, _: Event, dispute: Dispute) -> Facts:
    decided = [item for item in case.items if item.standing in {"upheld", "overturned"}]
    outcomes = {item.standing for item in decided}
    return {
        **_received(case),
        "decision_date": _date(case, "issued"),
        "provider": dispute.requesting_physician,
        "result": "partial" if len(outcomes) > 1 else next(iter(outcomes), None),
        "items": [(_named(dispute, item.number), item.standing) for item in decided],
    }


def _remand(_: CaseLife, event: Event, __: Dispute) -> Facts:
    ground = event.data.get("ground")
    return {
        "decided_on": date.fromisoformat(event.data.get("decided_on") or event.at.date().isoformat()),
        "ground": _GROUNDS.get(str(ground), ground),
        "fact": event.data.get("fact"),
    }


def _termination(case: CaseLife, event: Event, dispute: Dispute) -> Facts:
    gone = event.data.get("items")
    numbers = list(gone) if gone else [item.number for item in case.items]
    return {
        "ended_on": _date(case, "terminated") or event.at.date(),
        "items": [_named(dispute, number) for number in numbers],
        "whole": "all" if case.state == "terminated" else "part",
        "reason": _ENDINGS.get(event.kind),
    }


def _invoice(case: CaseLife, _: Event, dispute: Dispute) -> Facts:
    ended = _date(case, "issued") or _date(case, "terminated")
    assigned = _date(case, "noarfi") or _date(case, "eligible")
    owed = fee(
        FeeKey(
            assigned=assigned or date.fromisoformat(case.dates["received"]),
            priority=case.priority,
            pharmacy_only=dispute.pharmacy_only,
            stage="completed" if "issued" in case.dates else _stage(case),
            applications=1 + len(case.children),
        )
    )
    return {
        "invoice_number": f"{case.number}-1",
        "fee": owed.amount,
        "fee_basis": f"{owed.explanation} ({owed.source}{', recalled' if owed.recalled else ''})",
        "assigned_on": assigned,
        "ended_on": ended,
    }


def _stage(case: CaseLife) -> Any:  # noqa: ANN401 - one of the two words of a stage
    return "ended_after_reviewer" if case.fee_stage == "after_reviewer" else "ended_before_reviewer"


def _treatments(case: CaseLife, dispute: Dispute, standings: tuple[str, ...]) -> list[str]:
    return [_named(dispute, item.number) for item in case.items if item.standing in standings]


def _named(dispute: Dispute, number: int) -> str:
    return dispute.treatments.get(number, f"Item {number}")


_TELLINGS: dict[str, Callable[[CaseLife, Event, Dispute], Facts]] = {
    "acknowledgement": _acknowledgement,
    "duplicate": _duplicate,
    "eligibility_information": _eligibility_information,
    "ineligible": _ineligible,
    "deferral": _deferral,
    "noarfi": _noarfi,
    "records_reminder": _records_reminder,
    "conversion_to_expedited": _conversion,
    "additional_information": _additional_information,
    "determination_cover": _determination_cover,
    "remand": _remand,
    "termination": _termination,
    "invoice": _invoice,
}
