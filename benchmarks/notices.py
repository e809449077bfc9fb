"""How many notices a second are composed, and become tagged PDF, no two of them alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from benchmarks.row import Row, seconds
from openimr.process.clock import deadline
from openimr.process.notice import Notice, Recipient, compose, write_html, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUDGET = ">= 60 notices/s, as for letters"
NOTICES = 40
DAY = date(2024, 3, 4)


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """Rows for composing alone and for the PDF; the peer renders our own HTML to PDF/UA-1."""
    numbers = iter(range(1, 1_000_000))
    composing = seconds(lambda: [notice(next(numbers)) for _ in range(NOTICES)], runs=3)
    writing = seconds(lambda: [write_pdf(notice(next(numbers))) for _ in range(NOTICES)], runs=3)
    return [
        Row("notice composed", NOTICES / composing, "notices/s", "none", "none", None),
        Row(
            "notice to tagged PDF, one process",
            NOTICES / writing,
            "notices/s",
            BUDGET,
            "WeasyPrint",
            _weasyprint(lambda: notice(next(numbers))),
        ),
    ]


def notice(number: int) -> Notice:
    """A fictional notice of assignment to a worker; the number makes each one new to the engine."""
    facts = {
        "case_number": f"CM24-{number:07d}",
        "application_received": date(2024, 2, 20),
        "ur_decision_date": date(2024, 1, 29),
        "priority": "standard",
        "treatments": [f"MRI of the lumbar spine, request {number}", "Physical therapy, 12 visits"],
        "requesting_physician": "R. Fictional, M.D.",
        "records_due": deadline("D8", DAY),
        "own_documents_due": deadline("D12", DAY),
    }
    who = Recipient("worker", f"Fictional Worker {number}", ("12 Example Street", "Oak Valley, CA 90000"))
    return compose("noarfi", who, facts, today=DAY, language="es" if number % 3 == 0 else "en")


def _weasyprint(fresh: Callable[[], Notice]) -> float | None:
    """Notices a second of the peer in one process, None where it is not installed."""
    try:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError):
        return None
    fonts = FontConfiguration()

    def write() -> None:
        for _ in range(5):
            page = write_html(fresh())
            HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", font_config=fonts)

    return 5 / seconds(write, runs=3)
