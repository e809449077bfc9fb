"""Every address of the application, room by room. Each is added by ``access.route`` and so has a rule."""

from __future__ import annotations

from importlib import import_module

from openimr.web.access import ANYONE, route
from openimr.web.look.home import home

ROOMS = (
    "accounts",
    "casefile",
    "portal",
    "claims",
    "intake",
    "assignment",
    "desk",
    "quality",
    "letters",
    "regulator",
    "office",
)

urlpatterns = [
    route("", home, "home", roles=ANYONE),
    *(pattern for room in ROOMS for pattern in import_module(f"openimr.web.{room}.urls").urlpatterns),
]
handler403 = "openimr.web.look.errors.forbidden"
handler404 = "openimr.web.look.errors.missing"
handler500 = "openimr.web.look.errors.failed"
