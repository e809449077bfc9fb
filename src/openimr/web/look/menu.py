"""The menu of a person: the first pages of the rooms that are open to their roles."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    ("regulator_cases", "Cases", ""),
    ("office_people", "People", ""),
    ("office_rules", "Rules in force", ""),
    ("office_audit", "Audit", ""),
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
    found = []
    for name, english, spanish in _MENU:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        rule = rule_of(resolve(address).func)
        if rule and rule.roles & person.role_set:
            words = spanish if get_language() == "es" and spanish else english
            found.append(Entry(address, words, current=False))
    here = max((one.address for one in found if request.path.startswith(one.address)), key=len, default=None)
    return [replace(one, current=one.address == here) for one in found]
