"""A page never ends with a line that only announces what follows."""

from dataclasses import replace

import pypdfium2
import pytest

from openimr.letter import DeterminationLetter, write_pdf
from openimr.programs import load

WORDS = load("letters/determination.yaml")
ANNOUNCING = (
    *(WORDS["headings"][name] for name in ("how_made", "documents", "summary", "issues", "effect", "basis")),
    *WORDS["summary"].values(),
    WORDS["issues"],
    WORDS["credentials"]["lead"],
    "contrast: Overturned",
    "sessions is: Upheld",
    "The treatment is medically necessary.",
    "The treatment stays refused.",
)


@pytest.mark.parametrize("lines", range(0, 44, 2))
def test_titles_and_leads_stay_with_what_they_announce(final: DeterminationLetter, lines: int) -> None:
    letter = replace(final, summary=("Pain.",) * lines + ("Grip is weak.",), items=final.items * 3)
    document = pypdfium2.PdfDocument(write_pdf(letter))
    pages = [page.get_textpage().get_text_bounded().splitlines() for page in document]
    document.close()
    for page in pages:
        assert page[-1].startswith("CM16-0000042 Final Determination Letter Page ")
        assert not page[-2].strip().endswith(ANNOUNCING)
