"""Fictional facts for each kind of notice, in several variants; every value is invented."""

from datetime import UTC, date, datetime

from openimr.process.clock import deadline
from openimr.process.notice import Recipient, compose, kinds
from openimr.programs import load

DAY = date(2024, 3, 4)
MOMENT = datetime(2024, 3, 4, 17, tzinfo=UTC)
CASE = {
    "case_number": "CM24-0001234",
    "claim_number": "FIC-77120",
    "date_of_injury": date(2023, 6, 9),
    "ur_decision_date": date(2024, 1, 29),
}
CAME = {"application_received": date(2024, 2, 20)}
CARE = ["MRI of the lumbar spine without contrast", "Physical therapy, 12 visits for the low back"]
RECORDS = {"records_due": deadline("D8", DAY)}
APPEAL = {"appeal_by": deadline("D21", DAY, service="mail_in_state")}
DECIDED = {**CAME, **APPEAL, "decision_date": DAY, "provider": "R. Fictional, M.D."}
NOARFI = {
    **CAME,
    **RECORDS,
    "treatments": CARE,
    "requesting_physician": "R. Fictional, M.D.",
    "own_documents_due": deadline("D12", DAY),
}
FACTS: dict[str, list[dict[str, object]]] = {
    "acknowledgement": [CAME, {**CAME, "priority": "expedited"}],
    "duplicate": [{**CAME, "survivor": "CM24-0001200"}],
    "eligibility_information": [
        {**CAME, "asked_of": who, "questions": asked, "answer_due": deadline("D5", DAY)}
        for who, asked in (
            ("worker", ["Did you sign the form yourself?", "On what day did you get the letter?"]),
            ("claims_administrator", ["Was the decision served by mail?"]),
        )
    ],
    "ineligible": [
        {**CAME, **APPEAL, "reasons": ["NO_SIGNATURE", "NO_UR_DECISION"], "curable_by": deadline("D1", DAY)},
        {**CAME, **APPEAL, "reasons": ["UNTIMELY"]},
        {**CAME, **APPEAL, "reasons": ["CONDITIONAL_DENIAL"]},
        {**CAME, **APPEAL, "reasons": ["CARVE_OUT", "NOT_AUTHORIZED_FILER"]},
        {**CAME, **APPEAL, "reasons": ["UR_UNTIMELY", "PRIOR_DECISION", "NOT_UR_DISPUTE", "WRONG_DATES"]},
        {**CAME, **APPEAL, "reasons": ["DUPLICATE", "AUTHORIZED_ALREADY", "NON_MEDICAL", "WITHDRAWN"]},
    ],
    "deferral": [{**CAME, "reason": reason} for reason in ("claim", "body_part", "other")],
    "noarfi": [
        {**NOARFI, "priority": "standard", "request_date": date(2024, 1, 22)},
        {**NOARFI, "priority": "expedited", "records_due": deadline("D10", MOMENT)},
        {**NOARFI, "priority": "standard", "records_due": deadline("D9", DAY)},
    ],
    "records_reminder": [
        {"noarfi_date": date(2024, 2, 13), "records_due": deadline("D8", date(2024, 2, 13))},
        {
            "noarfi_date": date(2024, 2, 13),
            "records_due": deadline("D9", date(2024, 2, 13)),
            "documents": ["Doctor's report of January 8, 2024", "MRI report"],
            "days_late": "7",
        },
    ],
    "conversion_to_expedited": [
        {"certified_on": DAY, "records_due": deadline("D10", MOMENT)},
        {
            "certified_on": DAY,
            "records_due": deadline("D10", MOMENT),
            "decision_due": deadline("D16", MOMENT),
        },
    ],
    "additional_information": [
        {
            "asked_of": "worker",
            "questions": ["When did you last work?"],
            "answer_due": deadline("D13", DAY),
        },
        {
            "asked_of": "physician",
            "questions": ["Please send the exam of May."],
            "answer_due": deadline("D13", DAY),
        },
        {"asked_of": "claims_administrator", "answer": ["Exam of May 2, 2023"]},
    ],
    "termination": [
        {"ended_on": DAY, "items": CARE[:count], "whole": whole, "reason": reason}
        for reason in ("authorized", "withdrawn", "settled", "judge")
        for count, whole in ((2, "all"), (1, "part"))
    ],
    "determination_cover": [
        {**DECIDED, "result": "upheld", "items": [(CARE[0], "upheld"), (CARE[1], "upheld")]},
        {
            **DECIDED,
            "result": "overturned",
            "items": [(CARE[0], "overturned")],
            "authorize_by": deadline("D18", DAY),
        },
        {**DECIDED, "result": "partial", "items": [(CARE[0], "overturned"), (CARE[1], "upheld")]},
    ],
    "remand": [
        {
            "decided_on": DAY,
            "ground": "plain_error",
            "fact": "The scan was of the neck, not of the low back.",
        },
        {"decided_on": DAY, "ground": "conflict"},
    ],
    "invoice": [
        {
            "invoice_number": "INV-2024-0042",
            "fee": 345,
            "fee_basis": "regular review, from 2020-01-01",
            "assigned_on": DAY,
            "ended_on": DAY,
            "pay_by": deadline("D22", DAY),
        }
    ],
}


def facts_of(kind: str, variant: int = 0) -> dict[str, object]:
    """The facts of a variant, with the common ones of the case."""
    return {**CASE, **FACTS[kind][variant]}


def recipient(role: str, channels: tuple[str, ...] = ("mail",)) -> Recipient:
    """A fictional recipient of a role."""
    return Recipient(role, "Alex Example", ("12 Fictional Street", "Oak Valley, CA 90000"), channels)  # type: ignore[arg-type]


def roles_of(kind: str) -> list[str]:
    """The roles that a kind goes to."""
    return list(load(f"notices/{kind}.yaml")["recipients"])


def composed(kind: str, role: str, language: str = "en", variant: int = 0):  # type: ignore[no-untyped-def]
    """A notice with fictional facts."""
    return compose(kind, recipient(role), facts_of(kind, variant), today=DAY, language=language)  # type: ignore[arg-type]


def worker_notices() -> list[tuple[str, int, str]]:
    """Each kind, variant and language that speaks to the worker's side."""
    return [
        (kind, variant, language)
        for kind in kinds()
        if "worker" in roles_of(kind)
        for variant in range(len(FACTS[kind]))
        for language in ("en", "es")
    ]
