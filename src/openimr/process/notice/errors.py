"""What stops a notice."""

from openimr.process.errors import ProcessError


class NoticeError(ProcessError):
    """A notice that cannot be composed: unknown kind, role or fact; fact missing or of a wrong type."""
