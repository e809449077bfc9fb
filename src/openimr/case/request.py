"""What was asked, authorized and left in dispute, from the words of an item's heading."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from openimr.case.model import Request, RequestPart, Service
from openimr.case.quantity import read_quantity
from openimr.case.reconcile import in_one_unit
from openimr.case.service import read_service, words
from openimr.text import read_us_date

_ORIGINAL = re.compile(
    r"\A(?P<original>.+?)\s+(?:was|were)\s+the\s+original\s+request\.?\s*", re.IGNORECASE | re.DOTALL
)
_AUTHORIZED = re.compile(
    r"(?P<authorized>.+?)\s+(?:was|were)\s+(?:authorized|approved|certified)\s+by\s+the\s+Claims\s+Administrator\.?\s*",
    re.IGNORECASE | re.DOTALL,
)
_SUBSTITUTE = re.compile(
    r"The\s+Claims\s+Administrator\s+(?:authorized|approved|certified)\s+(?P<authorized>.+?),?\s+leaving\s+the\s+"
    r"original\s+request\s+IMR\s+eligible\.?\s*",
    re.IGNORECASE | re.DOTALL,
)
_REMAINING = re.compile(
    r"The\s+(?:remaining\s+IMR\s+eligible\s+portions?\s+of\s+that\s+request"
    r"|(?:remaining\s+IMR\s+eligible\s+portions?\s+of\s+the\s+)?original\s+request),?\s*(?P<remaining>.+?)"
    r"(?:,?\s+(?:is|are))?\s*:?\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_DATE = re.compile(r"\b(?:DOS|dates?\s+of\s+service|per|on)\W{0,3}(\d{1,2}/\d{1,2}/\d{2,4})", re.IGNORECASE)


@lru_cache(maxsize=8192)
def read_item(heading: str, program: str = "ca_workers_comp") -> tuple[Service, Request, tuple[str, ...]]:
    """Service, request and warnings of one heading; the service is the one that remains in dispute."""
    request, warnings = read_request(heading, program)
    return _disputed(heading, request, program), request, warnings


def read_request(heading: str, program: str = "ca_workers_comp") -> tuple[Request, tuple[str, ...]]:
    """The request with its parts, and a warning when their quantities do not add up.

    Only the part that utilization review did not authorize is reviewed; after a substitute
    authorization the whole original request remains. Authority: 8 CCR 9792.10.1.
    """
    original, authorized, remaining = _parts(heading)
    retrospective = words(program).retrospective.search(heading.lower()) is not None
    day = _DATE.search(heading) if retrospective else None
    request = Request(original, authorized, remaining, retrospective, read_us_date(day[1]) if day else None)
    return request, _reconcile(request, substitute=bool(_SUBSTITUTE.search(heading)))


def _disputed(heading: str, request: Request, program: str) -> Service:
    """The service that remains; what its words leave out is as in the original request."""
    if request.remaining is None:
        return read_service(heading, program)
    service = read_service(request.remaining.text, program)
    if request.original is None or (service.region and service.kind != "other"):
        return service
    whole = read_service(request.original.text, program)
    kind = whole.kind if service.kind == "other" else service.kind
    if service.region or kind != whole.kind:
        return replace(service, kind=kind)
    return replace(service, kind=kind, region=whole.region, side=service.side or whole.side)


def _parts(heading: str) -> tuple[RequestPart | None, RequestPart | None, RequestPart | None]:
    original = _ORIGINAL.match(heading)
    if original is None:
        return None, None, None
    authorized = _SUBSTITUTE.match(heading, original.end()) or _AUTHORIZED.match(heading, original.end())
    remaining = _REMAINING.match(heading, authorized.end() if authorized else original.end())
    return (
        _part(original["original"]),
        _part(authorized["authorized"]) if authorized else None,
        _part(remaining["remaining"]) if remaining else None,
    )


def _part(text: str) -> RequestPart:
    text = text.strip()
    return RequestPart(text, read_quantity(text.lower()))


def _reconcile(request: Request, *, substitute: bool) -> tuple[str, ...]:
    """Original = authorized + remaining, where all three name a quantity in one unit."""
    amounts = None if substitute else in_one_unit(request)
    if amounts is None or amounts[0] == amounts[1] + amounts[2]:
        return ()
    original, authorized, remaining = amounts
    unit = request.original.quantity.unit if request.original and request.original.quantity else ""
    sums = (
        f"quantities do not reconcile: {original:g} requested, {authorized:g} authorized, "
        f"{remaining:g} remaining ({unit})"
    )
    return (sums,)
