"""Read ``case.yaml``: the application, the dates, the utilization review decision, the disputed items."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo

from openimr.case.checks import check_dates, check_items, check_quantities
from openimr.case.document import parse
from openimr.case.fields import Fields
from openimr.case.model import (
    Application,
    Case,
    DisputedItem,
    Priority,
    Quantity,
    Region,
    Request,
    RequestPart,
    Service,
    ServiceMethod,
    Side,
    Signer,
    UtilizationReviewDecision,
)
from openimr.case.request import read_item
from openimr.programs.load import DEFAULT, load

CASE = (
    "case_number",
    "program",
    "date_of_injury",
    "date_assigned",
    "decision_date",
    "application",
    "utilization_review",
    "items",
    "parties",
    "note",
)
APPLICATION = (
    "received",
    "priority",
    "signed",
    "signed_by",
    "designated",
    "ur_decision_attached",
    "withdrawn",
)
REVIEW_DAYS = ("request_received", "served", "liability_resolved")
REVIEW_ANSWERS = (
    "form_sent",
    "on_necessity",
    "lack_of_information",
    "liability_disputed",
    "liability_agreed",
    "formulary",
    "carve_out",
    "billing_only",
    "found_untimely",
)
REVIEW_WORDS = ("date", "outcome", "guideline", "reason", "service", "liability_reason", "liability_service")
UTILIZATION_REVIEW = (*REVIEW_WORDS, *REVIEW_DAYS, *REVIEW_ANSWERS)
OUTCOMES = ("denied", "modified", "delayed")
ITEM = ("number", "heading", "service", "request", "associated_with", "authorized")
REQUEST = ("original", "authorized", "remaining", "retrospective", "date_of_service")
REGIONS = get_args(Region)
CONTRAST = ("with", "without", "with_and_without")


def read_case(text: str, *, where: str, reconciled: bool = True) -> Case:
    """The case that the YAML text describes (shape: docs/case-folder.md); ``where`` names it in errors.

    ``parties`` and ``note`` may be there for people and are not kept: a Case holds no person's name.
    Raises CaseError for the first thing that is missing, misspelt, of the wrong kind or at odds with
    the rest. With ``reconciled`` false, dates out of order and quantities that do not add up are left for
    eligibility to find.
    """
    fields = Fields(parse(text, where=where), where=where, path="", known=CASE)
    program = _read_program(fields)
    case = Case(
        number=cast("str", fields.text("case_number", required=True)),
        program=program,
        date_of_injury=fields.day("date_of_injury", required=True),
        date_assigned=fields.day("date_assigned"),
        decision_date=fields.day("decision_date"),
        application=_read_application(fields, program),
        utilization_review=_read_utilization_review(fields),
        items=tuple(
            _read_item(item, position, program)
            for position, item in enumerate(fields.rows("items", ITEM), start=1)
        ),
    )
    check_items(case, where=where)
    if reconciled:
        check_dates(case, where=where)
        for item in case.items:
            check_quantities(item, where=where)
    return case


def _read_program(fields: Fields) -> str:
    program = fields.text("program") or DEFAULT
    try:
        shipped = program.isidentifier() and load("services.yaml", program)
    except FileNotFoundError:
        shipped = None
    if not shipped:
        fields.fail(
            "program", f"is {program!r}", f"a programme that is shipped, such as {DEFAULT}", "correct it"
        )
    return program


def _read_application(fields: Fields, program: str) -> Application:
    inner = cast("Fields", fields.inner("application", APPLICATION, required=True))
    inner.get("received", required=True)
    received, moment = inner.moment("received"), None
    if isinstance(received, datetime):
        zone = ZoneInfo(load("clocks.yaml", program)["time_zone"])
        moment = received.astimezone(zone) if received.tzinfo else received.replace(tzinfo=zone)
        received = moment.date()
    return Application(
        received=received,
        priority=cast("Priority", inner.choice("priority", get_args(Priority)) or "standard"),
        received_at=moment,
        signed=inner.maybe("signed"),
        signed_by=cast("Signer | None", inner.choice("signed_by", get_args(Signer))),
        designated=inner.day("designated"),
        ur_decision_attached=inner.maybe("ur_decision_attached"),
        withdrawn=inner.maybe("withdrawn"),
    )


def _read_utilization_review(fields: Fields) -> UtilizationReviewDecision:
    inner = cast("Fields", fields.inner("utilization_review", UTILIZATION_REVIEW, required=True))
    methods = get_args(ServiceMethod)
    outcome: Any = inner.choice("outcome", OUTCOMES) or "denied"
    answers: dict[str, Any] = {key: inner.day(key) for key in REVIEW_DAYS}
    answers |= {key: inner.maybe(key) for key in REVIEW_ANSWERS}
    return UtilizationReviewDecision(
        date=inner.day("date", required=True),
        outcome=outcome,
        guideline=inner.text("guideline"),
        reason=inner.text("reason"),
        liability_reason=inner.text("liability_reason"),
        service=cast("ServiceMethod | None", inner.choice("service", methods)),
        liability_service=cast("ServiceMethod | None", inner.choice("liability_service", methods)),
        **answers,
    )


def _read_item(fields: Fields, position: int, program: str) -> DisputedItem:
    """One item; what ``service`` and ``request`` do not say is read from the heading."""
    heading = cast("str", fields.text("heading", required=True))
    service, request, _ = read_item(heading, program)
    return DisputedItem(
        number=fields.whole("number") or position,
        heading=heading,
        service=_read_service(fields) or service,
        request=_read_request(fields) or request,
        associated_with=fields.whole("associated_with"),
        authorized=fields.day("authorized"),
    )


def _read_service(fields: Fields) -> Service | None:
    inner = fields.inner("service", ("kind", "region", "side", "contrast", "quantity"))
    if inner is None:
        return None
    region, side = inner.choice("region", REGIONS), inner.choice("side", get_args(Side))
    return Service(
        kind=cast("str", inner.text("kind", required=True)),
        region=cast("Region | None", region),
        side=cast("Side | None", side),
        contrast=cast("Any", inner.choice("contrast", CONTRAST)),
        quantity=_read_quantity(inner),
    )


def _read_request(fields: Fields) -> Request | None:
    inner = fields.inner("request", REQUEST)
    if inner is None:
        return None
    day = inner.day("date_of_service")
    return Request(
        original=_read_part(inner, "original"),
        authorized=_read_part(inner, "authorized"),
        remaining=_read_part(inner, "remaining"),
        retrospective=inner.flag("retrospective") or day is not None,
        date_of_service=day,
    )


def _read_part(fields: Fields, key: str) -> RequestPart | None:
    inner = fields.inner(key, ("text", "quantity"))
    if inner is None:
        return None
    return RequestPart(cast("str", inner.text("text", required=True)), _read_quantity(inner))


def _read_quantity(fields: Fields) -> Quantity | None:
    inner = fields.inner("quantity", ("amount", "unit"))
    if inner is None:
        return None
    amount = cast("float", inner.number("amount", required=True))
    return Quantity(amount, cast("str", inner.text("unit", required=True)))
