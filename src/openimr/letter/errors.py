"""What can be wrong with a file that should hold a letter."""

from openimr.errors import OpenimrError


class LetterError(OpenimrError):
    """A file that cannot be read as a determination letter."""


class NotALetterError(LetterError):
    """The text has none of the headings of a determination letter."""


class UnreadableLetterError(LetterError):
    """The bytes give no text: empty, damaged, encrypted, too large, or of an unknown encoding."""


class IncompleteLetterError(LetterError):
    """A final letter that lacks what the law asks of it; it is not written."""
