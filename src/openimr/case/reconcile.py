"""Whether the parts of a modified request add up: original = authorized + remaining (8 CCR 9792.10.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.case.count_words import NUMBERS, UNITS
from openimr.case.service import read_service

if TYPE_CHECKING:
    from openimr.case.model import Quantity, Request

# A bare count such as "6 visits" names no service of its own.
_COUNTED = re.compile(rf"\b(?:\d+|{'|'.join(NUMBERS)})\s+(?:{UNITS})\b")
# Units in which a request and its parts can be added up, by what they count.
_SAME = {"visit": "session", "treatment": "session"}


def one_unit(*quantities: Quantity | None) -> bool:
    """Whether all quantities are known and counted in one unit; a visit counts as a session."""
    return len({_SAME.get(q.unit, q.unit) if q else None for q in quantities} - {None}) == 1 and all(
        quantities
    )


def in_one_unit(request: Request) -> tuple[float, float, float] | None:
    """Requested, authorized and remaining amounts, where all three are known and counted in one unit."""
    parts = [request.original, request.authorized, request.remaining]
    quantities = [part.quantity for part in parts if part is not None and part.quantity is not None]
    if len(quantities) < 3 or not one_unit(*quantities):
        return None
    original, authorized, remaining = (quantity.amount for quantity in quantities)
    return original, authorized, remaining


def is_substituted(request: Request, program: str = "ca_workers_comp") -> bool:
    """Whether another kind of service was authorized; the whole original then stays in dispute."""
    if request.original is None or request.authorized is None:
        return False
    asked = read_service(request.original.text, program).kind
    given = read_service(_COUNTED.sub(" ", request.authorized.text.lower()), program).kind
    return "other" not in {asked, given} and asked != given
