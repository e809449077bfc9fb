"""Every published letter, set again by us as an accessible PDF, says the same when it is read back."""

import pytest

from openimr.letter import DeterminationLetter, ReviewedDocument, read_text, write_pdf
from openimr.letter.source import decode

pytestmark = [pytest.mark.shared, pytest.mark.slow]

FILE = (ReviewedDocument("report.pdf", "Progress report"),)


def test_published_letters_come_back_whole(published):
    assert published
    for letter, _ in published:
        again = decode(write_pdf(DeterminationLetter.from_letter(letter, FILE)), letter.source)
        assert read_text(again, source=letter.source) == letter, letter.source
