"""Pages for what went wrong: they say what to do, and never what the application held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page is not for this role."""
    del exception
    return render(request, "look/forbidden.html", status=403)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or not for this person."""
    del exception
    return render(request, "look/missing.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke; nothing of it is shown."""
    return render(request, "look/failed.html", status=500)
