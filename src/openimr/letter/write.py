"""The front door for writing: a determination letter as accessible PDF and as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr import typeset
from openimr.letter.errors import IncompleteLetterError
from openimr.letter.page import fill
from openimr.programs import folder

if TYPE_CHECKING:
    from openimr.letter.draft import DeterminationLetter

TEMPLATE = "determination"


def write_pdf(letter: DeterminationLetter) -> bytes:
    """The letter as a tagged PDF, dated by the decision; the same letter gives the same bytes.

    Raises IncompleteLetterError.
    """
    return typeset.pdf(folder(letter.program) / "letters", TEMPLATE, _page(letter), letter.decision_date)


def write_html(letter: DeterminationLetter) -> str:
    """The letter as one HTML page without script, for screen, phone and print.

    Raises IncompleteLetterError.
    """
    return typeset.html(folder(letter.program) / "letters", TEMPLATE, _page(letter))


def _page(letter: DeterminationLetter) -> dict[str, Any]:
    lacking = letter.missing()
    if lacking:
        raise IncompleteLetterError(
            f"a final letter lacks {', '.join(lacking)}",
            where=letter.case_number,
            expected="what 8 CCR 9792.10.6(d) and Labor Code 4610.6 ask a determination to contain",
            do="add it, or write the letter as a draft",
        )
    return fill(letter)
