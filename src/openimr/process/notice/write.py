"""A composed notice as accessible PDF and as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr import typeset
from openimr.process.notice.page import fill
from openimr.programs import folder

if TYPE_CHECKING:
    from openimr.process.notice.model import Notice

TEMPLATE = "notice"


def write_pdf(notice: Notice) -> bytes:
    """The notice as a tagged PDF (PDF/UA-1, PDF/A-2a), dated by its day; the same notice, the same bytes."""
    return typeset.pdf(folder(notice.program) / "notices", TEMPLATE, fill(notice), notice.day)


def write_html(notice: Notice) -> str:
    """The notice as one HTML page without script, for screen, phone and print."""
    return typeset.html(folder(notice.program) / "notices", TEMPLATE, fill(notice))
