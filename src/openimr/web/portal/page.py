"""What every view of the worker's side shares: the person, their language, their cases."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from openimr.web.accounts.models import User

APPLICANTS = frozenset({"worker", "attorney", "designee"})
PEOPLE = APPLICANTS | {"physician"}


def person(request: HttpRequest) -> User:
    """The person who is signed in; the rule of the address saw to that."""
    return cast("User", request.user)


def in_their_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page in the language that the person chose here, or else in that of their account."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - of any view
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and person(request).language == "es":
            with translation.override("es"):
                return view(request, *args, **kwargs)
        return view(request, *args, **kwargs)

    return shown


def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language that the person wants, on this device and for their account, and go back."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if safe else "portal_cases")
    wanted = request.POST.get("language")
    if request.method == "POST" and wanted in dict(settings.LANGUAGES):
        user = person(request)
        user.language = wanted
        user.save(update_fields=["language"])
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=365 * 24 * 3600,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
