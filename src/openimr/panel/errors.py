"""What goes wrong with a panel; no message of this room ever repeats a person's name."""

from __future__ import annotations

from openimr.errors import OpenimrError


class PanelError(OpenimrError):
    """A panel, a case or a plan that cannot be taken as it stands."""


class SealedError(PanelError):
    """Somebody tried to write, copy or open what is sealed."""


class ClearanceError(PanelError):
    """A finding that nobody can clear, or a clearance without role or reason."""


class SolverMissingError(PanelError):
    """The optimiser is not installed."""
