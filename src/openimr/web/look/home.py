"""The first page: what this is, and for those signed in the work of their role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render

from openimr.web.look.menu import entries

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def home(request: HttpRequest) -> HttpResponse:
    """The landing page, or the first page of the person's menu."""
    menu = entries(request)
    if menu:
        return redirect(menu[0].address)
    return render(request, "look/home.html")
