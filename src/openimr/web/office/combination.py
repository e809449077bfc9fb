"""Which roles one person may fill together, and why not others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.web.accounts.role import OFFICE, PARTIES, STAFF

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_WORKERS_SIDE = PARTIES - {"claims_administrator"}


def refusal(roles: AbstractSet[str]) -> str | None:  # noqa: PLR0911 - one line a rule
    """Why these roles cannot belong to one person; None where they can."""
    if not roles:
        return "Choose at least one role."
    if roles & PARTIES and roles & STAFF:
        return "A party to cases cannot work on them: choose roles of a party or roles of staff, not both."
    if "claims_administrator" in roles and roles & _WORKERS_SIDE:
        return "The claims administrator and the worker's side are opposite parties: choose one of them."
    if "reviewer" in roles and len(roles) > 1:
        return "The reviewer is independent: an account of a reviewer has no other role."
    if "administrative_director" in roles and len(roles) > 1:
        return "The regulator oversees the review organization: this account has no other role."
    if "system_administrator" in roles and roles & OFFICE:
        return "The system administrator sees no case: this account has no role that works on cases."
    return None
