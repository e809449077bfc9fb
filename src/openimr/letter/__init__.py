"""The final determination letter: model, read, write."""

from openimr.letter.draft import DecidedItem, DeterminationLetter, Recipient, ReviewedDocument
from openimr.letter.errors import IncompleteLetterError, LetterError, NotALetterError, UnreadableLetterError
from openimr.letter.model import Letter, LetterItem, Outcome, ReviewerQualifications
from openimr.letter.read import read, read_text
from openimr.letter.write import write_html, write_pdf

__all__ = [
    "DecidedItem",
    "DeterminationLetter",
    "IncompleteLetterError",
    "Letter",
    "LetterError",
    "LetterItem",
    "NotALetterError",
    "Outcome",
    "Recipient",
    "ReviewedDocument",
    "ReviewerQualifications",
    "UnreadableLetterError",
    "read",
    "read_text",
    "write_html",
    "write_pdf",
]
