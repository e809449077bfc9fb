"""Plain data set as accessible pages: what every letter and notice shares, PDF by Typst and HTML by Jinja.

A page is a tree of text, numbers, lists and mappings; a template of the programme gives it its form. No word
of the data can become markup, and no character stops a page.
"""

from openimr.typeset.paper import pdf
from openimr.typeset.screen import html

__all__ = ["html", "pdf"]
