"""What every page may show: the menu, the organization, whether this is the demo and its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from openimr.web import moment
from openimr.web.accounts.role import PARTIES
from openimr.web.look.menu import entries

if TYPE_CHECKING:
    from django.http import HttpRequest


def look(request: HttpRequest) -> dict[str, Any]:
    """The context of every template."""
    return {
        "menu": SimpleLazyObject(lambda: entries(request)),
        "organization": settings.ORGANIZATION,
        "bilingual": SimpleLazyObject(lambda: _bilingual(request)),
        "demo": settings.DEMO,
        "today": moment.today(),
    }


def _bilingual(request: HttpRequest) -> bool:
    """Whether the page is one of those that exist in both languages: the parties', and before signing in."""
    person: Any = getattr(request, "user", None)
    return person is None or not person.is_authenticated or bool(person.role_set & PARTIES)
