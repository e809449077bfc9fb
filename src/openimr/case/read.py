"""Read ``case.yaml``: the application, the dates, the utilization review decision, the disputed items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

from openimr.case.checks import check_dates, check_items
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
    Side,
    UtilizationReviewDecision,
)
from openimr.case.request import read_item
from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from datetime import date

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
ITEM = ("number", "heading", "service", "request", "associated_with")
REQUEST = ("original", "authorized", "remaining", "retrospective", "date_of_service")
REGIONS = get_args(Region)
CONTRAST = ("with", "without", "with_and_without")


def read_case(text: str, *, where: str) -> Case:
    """The case that the YAML text describes (shape: docs/case-folder.md); ``where`` names it in errors.

    ``parties`` and ``note`` may be there for people and are not kept: a Case holds no person's name.
    Raises CaseError for the first thing that is missing, misspelt, of the wrong kind or at odds with
    the rest.
    """
    fields = Fields(parse(text, where=where), where=where, path="", known=CASE)
    program = _read_program(fields)
    case = Case(
        number=cast("str", fields.text("case_number", required=True)),
        program=program,
        date_of_injury=fields.day("date_of_injury", required=True),
        date_assigned=fields.day("date_assigned"),
        decision_date=fields.day("decision_date"),
        application=_read_application(fields),
        utilization_review=_read_utilization_review(fields),
        items=tuple(
            _read_item(item, position, program)
            for position, item in enumerate(fields.rows("items", ITEM), start=1)
        ),
    )
    check_dates(case, where=where)
    check_items(case, where=where)
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


def _read_application(fields: Fields) -> Application:
    inner = cast("Fields", fields.inner("application", ("received", "priority"), required=True))
    priority = inner.choice("priority", get_args(Priority)) or "standard"
    return Application(inner.day("received", required=True), cast("Priority", priority))


def _read_utilization_review(fields: Fields) -> UtilizationReviewDecision:
    known = ("date", "outcome", "guideline", "reason")
    inner = cast("Fields", fields.inner("utilization_review", known, required=True))
    outcome: Any = inner.choice("outcome", ("denied", "modified")) or "denied"
    day: date | None = inner.day("date", required=True)
    return UtilizationReviewDecision(day, outcome, inner.text("guideline"), inner.text("reason"))


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
