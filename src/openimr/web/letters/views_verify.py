"""The public page on which anyone who holds a letter sees whether it is in the chain of its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from openimr.web.letters.verification import confirmed

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def verify(request: HttpRequest) -> HttpResponse:
    """Take a case number and a hash; say whether they belong together, and nothing else of the case."""
    if request.method != "POST":
        return render(request, "letters/verify.html")
    number, written = request.POST.get("number", "")[:40], request.POST.get("hash", "")[:200]
    told = {"number": number, "hash": written, "asked": True, "confirmed": confirmed(number, written)}
    return render(request, "letters/verify.html", told)
