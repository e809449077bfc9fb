"""What a person does to a case from a page: one event, in a role of theirs, on the case as they saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied

from openimr.process.life import Event, life_rules
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.store.docket import DatabaseDocket

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.process.life import Role, Step
    from openimr.web.accounts.models import User


def role_for(user: User, kind: str, program: str = DEFAULT) -> Role:
    """The role in which the person may do this. Raises PermissionDenied when they fill none."""
    roles = user.role_set & set(life_rules(program).events[kind].roles)
    if not roles:
        raise PermissionDenied
    return cast("Role", min(roles))


def perform(
    user: User, number: str, kind: str, data: Mapping[str, Any] | None = None, *, version: int | None = None
) -> Step:
    """Let it happen now; who did it is kept by reference.

    ``version`` is the version of the case that the page showed. Raises StaleVersionError when the case has
    moved on since, ForbiddenEventError (which names the rule) when the life of a case does not allow it.
    """
    event = Event(kind, moment.now(), role_for(user, kind), {**(data or {}), "by": user.ref})
    return DatabaseDocket().append(number, event, moment.today(), expected_version=version)
