"""Guideline citations: prose to typed citations and back, over the programme's catalogue of editions."""

from openimr.citation.catalogue import Chapter, Edition, Period
from openimr.citation.cite import catalogue_citation, cite, cite_line
from openimr.citation.model import Basis, Citation, GuidelineLine
from openimr.citation.pages import page_range
from openimr.citation.parse import parse

__all__ = [
    "Basis",
    "Chapter",
    "Citation",
    "Edition",
    "GuidelineLine",
    "Period",
    "catalogue_citation",
    "cite",
    "cite_line",
    "page_range",
    "parse",
]
