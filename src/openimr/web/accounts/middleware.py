"""Around every request: sessions end, pages are in the person's language and zone, headers are strict."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.http import urlencode

from openimr.web.accounts.role import PARTIES, STAFF

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

OPENED, SEEN = "opened_at", "seen_at"
_PRECISION = 60  # seconds between two notes of the last request
_ENDED = {
    "en": "You were signed out because the page was not used for a while. Sign in to go on.",
    "es": "Se cerró su sesión porque la página no se usó por un tiempo. Entre de nuevo para continuar.",
}
HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


class SessionsEnd:
    """Signs out who was idle (staff 30 minutes, parties 60) or signed in for 8 hours, by the real time."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End the session when its time is over; otherwise note that it is used."""
        person: Any = request.user
        if person.is_authenticated and _is_over(request):
            logout(request)
            messages.warning(request, _ENDED["es" if translation.get_language() == "es" else "en"])
            back = request.get_full_path() if request.method == "GET" else "/"
            response = redirect(f"{settings.LOGIN_URL}?{urlencode({'next': back})}")
            if request.headers.get("HX-Request"):
                response.status_code, response["HX-Redirect"] = 204, response["Location"]
            return response
        return self._get_response(request)


def _is_over(request: HttpRequest) -> bool:
    now, session, person = time.time(), request.session, request.user
    idle = settings.IDLE_STAFF if person.role_set & STAFF else settings.IDLE_PARTIES  # type: ignore[union-attr]
    opened, seen = session.get(OPENED, now), session.get(SEEN, now)
    if now - seen > idle or now - opened > settings.SESSION_COOKIE_AGE:
        return True
    if SEEN not in session or now - seen > _PRECISION:
        session[OPENED], session[SEEN] = opened, now
    return False


class InTheirWay:
    """Pages of parties are in their language, all others in English; moments are in the person's zone."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language and zone of the person; who is signed out chooses by the browser."""
        person: Any = request.user
        if not person.is_authenticated:
            return self._get_response(request)
        translation.activate(person.language if person.role_set & PARTIES else "en")
        try:
            zone = ZoneInfo(person.zone)
        except (ZoneInfoNotFoundError, ValueError):
            zone = ZoneInfo(settings.TIME_ZONE)
        with timezone.override(zone):
            return self._get_response(request)


class StrictHeaders:
    """Headers that every answer carries; what signed-in people see is kept by no cache."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse what is larger than the setting before reading it, and set the headers of the answer."""
        size = request.META.get("CONTENT_LENGTH") or "0"
        too_large = size.isdigit() and int(size) > settings.UPLOAD_LIMIT
        response = (
            render(request, "accounts/too_large.html", status=413)
            if too_large
            else self._get_response(request)
        )
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or request.path.startswith("/account/"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
