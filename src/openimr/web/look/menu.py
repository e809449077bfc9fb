"""The menu of a person: the first pages of the rooms that are open to their roles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import get_language

from openimr.web.access import rule_of

if TYPE_CHECKING:
    from django.http import HttpRequest

# The name of an address, its words in English and Spanish; who sees it follows from the rule of the address.
_MENU = (
    ("portal_cases", "My cases", "Mis casos"),
    ("portal_apply", "New application", "Nueva solicitud"),
    ("claims_cases", "Cases", "Casos"),
    ("claims_notices", "Notices", "Avisos"),
    ("claims_invoices", "Fees", "Cargos"),
    ("intake_queue", "Queue", ""),
    ("intake_notices", "Notices", ""),
    ("assignment_queue", "Assignment", ""),
    ("assignment_panel", "Panel", ""),
    ("desk_cases", "My reviews", ""),
    ("quality_queue", "Quality review", ""),
    ("letters_queue", "Letters", ""),
    ("regulator_overview", "Overview", ""),
    ("regulator_monthly", "Monthly report", ""),
    ("regulator_timeliness", "Timeliness", ""),
    ("regulator_penalties", "Late records", ""),
    ("regulator_cases", "Cases", ""),
    ("office_people", "People", ""),
    ("office_rules", "Rules in force", ""),
    ("office_audit", "Audit", ""),
    ("office_jobs", "Jobs", ""),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu."""

    address: str
    words: str
    current: bool


def entries(request: HttpRequest) -> list[Entry]:
    """What the menu of this person shows; nothing before they signed in."""
    person: Any = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return []
    mine = [line for line in _lines() if line.roles & person.role_set]
    here = _nearest(request.path, mine)
    spanish = get_language() == "es"
    return [
        Entry(line.address, (spanish and line.spanish) or line.english, line.address == here) for line in mine
    ]


@dataclass(frozen=True, slots=True)
class _Line:
    """A first page of a room with the roles that it is open to."""

    address: str
    english: str
    spanish: str
    roles: frozenset[str]


@cache
def _lines() -> tuple[_Line, ...]:
    """The lines of all menus; addresses do not change while the application runs."""
    found = []
    for name, english, spanish in _MENU:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        rule = rule_of(resolve(address).func)
        if rule:
            found.append(_Line(address, english, spanish, rule.roles))
    return tuple(found)


def _nearest(path: str, lines: list[_Line]) -> str | None:
    """The first page of the room that the path is in: of two that fit, the one that says more."""
    fitting = [line.address for line in lines if path.startswith(line.address)]
    return max(fitting, key=len, default=None)
