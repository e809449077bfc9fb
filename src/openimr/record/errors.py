"""The error of the record room."""

from openimr.errors import OpenimrError


class RecordError(OpenimrError):
    """A document or folder of a case file that cannot be read."""
