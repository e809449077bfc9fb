"""Whose attempts are counted, and the page for those who tried too often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def whose(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The e-mail address that was typed, in small letters: attempts are counted by it and by where from."""
    typed = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(typed).strip().lower()[:255]


def locked_out(request: HttpRequest, *_: object) -> HttpResponse:
    """Says that and how long to wait; the same for an address that has an account and one that has none."""
    return render(request, "accounts/locked_out.html", status=429)
