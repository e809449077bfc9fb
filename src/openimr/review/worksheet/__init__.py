"""The worksheet: each criterion, its state, and the phrases that decide it, beside the record."""

from openimr.review.worksheet.page import image_name, render, render_index

__all__ = ["image_name", "render", "render_index"]
