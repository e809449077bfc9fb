"""What goes wrong when a guideline file or a ladder is read."""

from __future__ import annotations

from openimr.errors import OpenimrError


class GuidelineError(OpenimrError):
    """A guideline file that cannot be used; the line says which key or code, and the nearest right one."""
