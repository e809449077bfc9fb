"""The error of the case room."""

from openimr.errors import OpenimrError


class CaseError(OpenimrError):
    """A case description that cannot be taken as it stands."""
