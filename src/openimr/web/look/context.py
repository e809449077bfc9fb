"""What every page may show: the menu, the organization, whether this is the demo and its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from openimr.web import moment
from openimr.web.look.menu import entries

if TYPE_CHECKING:
    from django.http import HttpRequest


def look(request: HttpRequest) -> dict[str, Any]:
    """The context of every template."""
    return {
        "menu": SimpleLazyObject(lambda: entries(request)),
        "organization": settings.ORGANIZATION,
        "demo": settings.DEMO,
        "today": moment.today(),
    }
