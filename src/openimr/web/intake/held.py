"""Parts of pages that stay the same until what they show changes: kept in memory, bounded, by what they show.

The key holds every value that the part prints, so that nothing has to be told that something has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from openimr.web import moment
from openimr.web.casefile.bounded import Bounded

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from django.http import HttpRequest
    from django.utils.safestring import SafeString

_BYTES = 48 * 1024 * 1024
_PARTS: Bounded[str] = Bounded(_BYTES)
_TOKEN = "the-token-of-this-request"  # noqa: S105 - a mark; each request puts its own token in its place


def held(
    request: HttpRequest, template: str, key: Hashable, told: Callable[[], dict[str, Any]]
) -> SafeString:
    """The part rendered with ``told``, made when nobody has seen it today in these roles."""
    person: Any = request.user
    seen = (template, moment.today(), person.role_set, get_language(), timezone.get_current_timezone_name())
    made = _PARTS.get(
        (key, seen),
        lambda: render_to_string(template, {**told(), "request": request, "csrf_token": _TOKEN}),
        len,
    )
    return mark_safe(made.replace(_TOKEN, get_token(request)))  # noqa: S308 - a template of ours, escaped there
