"""What goes wrong in the life of a case, each with the rule behind it."""

from openimr.errors import OpenimrError


class ProcessError(OpenimrError):
    """The process cannot do what was asked."""


class ClockError(ProcessError):
    """A deadline cannot be computed: an unknown rule, a date outside its years, a date of the wrong kind."""


class ForbiddenEventError(ProcessError):
    """An event that the rules forbid in this state, from this role or on these facts; names the rule."""


class UnknownCaseError(ProcessError):
    """No case of that number is in the docket."""


class StaleCaseError(ProcessError):
    """The case has moved on since it was read; nothing was written."""
