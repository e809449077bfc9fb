"""Letters on a screen: as a page of its own that runs nothing, and as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from openimr.letter import write_html, write_pdf
from openimr.web.casefile.views import paper

if TYPE_CHECKING:
    from openimr.letter import DeterminationLetter

# The letter carries its style in itself and may stand inside a page of ours; it can do nothing else.
_ALONE = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}


def show_html(letter: DeterminationLetter) -> HttpResponse:
    """The letter as a page."""
    return alone(write_html(letter).encode())


def show_pdf(letter: DeterminationLetter) -> HttpResponse:
    """The letter as PDF."""
    return paper(write_pdf(letter), "application/pdf", f"{letter.case_number}-preview.pdf")


def alone(page: bytes) -> HttpResponse:
    """The bytes of a letter's HTML as a page."""
    return HttpResponse(page, content_type="text/html; charset=utf-8", headers=_ALONE)
