"""From the coordinates of a PDF page to boxes as a person sees the page."""

from __future__ import annotations

from typing import NamedTuple

from openimr.record.model import Box


class Placement(NamedTuple):
    """The visible part of a page in PDF user space (origin lower left) and its clockwise quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def size(self) -> tuple[float, float]:
        """Width and height of the page as shown, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box of a rectangle of user space, on the page as shown, origin upper left."""
        if self.turns == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.turns == 1:
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turns == 2:
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
