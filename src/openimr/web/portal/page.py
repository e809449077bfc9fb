"""What the views of the worker's side share: who may come, and the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from django.http import HttpRequest

    from openimr.web.accounts.models import User

APPLICANTS = frozenset({"worker", "attorney", "designee"})
PEOPLE = APPLICANTS | {"physician"}


def person(request: HttpRequest) -> User:
    """The person who is signed in; the rule of the address saw to that."""
    return cast("User", request.user)
