"""An address with its rule, checked here and nowhere else; an address without one opens to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import urlencode

from openimr.web.access.policy import may
from openimr.web.access.second_factor import is_missing
from openimr.web.accounts.role import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponseBase
    from django.urls import URLPattern

CASE = "number"  # the part of an address that names a case
ANYONE: frozenset[str] = frozenset()
SIGNED_IN = frozenset(ROLES)


@dataclass(frozen=True, slots=True)
class Rule:
    """Which roles an address is open to (none: everyone), and whether it names a case that must be theirs.

    ``second_factor`` is False only for the pages on which staff set up or show their second factor.
    """

    roles: frozenset[str]
    case: bool
    second_factor: bool = True

    @property
    def public(self) -> bool:
        """Whether it opens without signing in."""
        return not self.roles


def route(
    address: str,
    view: Callable[..., HttpResponseBase],
    name: str,
    *,
    roles: Iterable[str],
    second_factor: bool = True,
) -> URLPattern:
    """The address, guarded: another role is refused (403), another's case is not there (404).

    A ``<str:number>`` in the address is the number of a case and is checked against the person's cases.
    """
    rule = Rule(frozenset(roles), case=f":{CASE}>" in address, second_factor=second_factor)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        refused = None if rule.public else _refuse(request, rule, kwargs.get(CASE))
        return refused or view(request, *args, **kwargs)

    guarded.rule = rule  # type: ignore[attr-defined]
    return path(address, guarded, name=name)


def rule_of(view: object) -> Rule | None:
    """The rule of a view that an address led to; None where there is none."""
    return getattr(view, "rule", None)


def _refuse(request: HttpRequest, rule: Rule, number: str | None) -> HttpResponseBase | None:
    person: Any = request.user
    if not person.is_authenticated:
        return redirect(f"/account/sign-in/?{urlencode({'next': request.get_full_path()})}")
    if rule.second_factor and is_missing(request):
        return redirect("second_factor")
    roles = person.role_set & rule.roles
    if not roles:
        raise PermissionDenied
    if rule.case and not (number and may(person, roles, number)):
        raise Http404
    return None
