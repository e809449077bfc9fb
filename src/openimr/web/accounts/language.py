"""The language of pages: chosen by a button, kept for the account and on the device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language and go back to the page; an address outside of the application is not followed."""
    person: Any = request.user
    wanted = request.POST.get("language", "")
    if person.is_authenticated and wanted in dict(settings.LANGUAGES):
        person.language = wanted
        person.save(update_fields=["language"])
    return set_language(request)
