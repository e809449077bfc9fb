"""Letters as they were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from openimr.web import vault
from openimr.web.casefile.views import paper
from openimr.web.letters.models import LetterRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def pdf(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """The issued letter of that version."""
    del request
    row = get_object_or_404(LetterRow, case_id=number, version=version)
    return paper(vault.read(row.digest), "application/pdf", f"{number}-determination-{version}.pdf")
