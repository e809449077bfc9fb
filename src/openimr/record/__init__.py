"""The case file: documents, pages, words with boxes, and a stable address for every span."""

from openimr.record.errors import RecordError
from openimr.record.highlight import find_boxes
from openimr.record.model import Box, CaseFile, Document, Page, Unreadable, Word
from openimr.record.picture import render_page
from openimr.record.read import read_case_file, read_document, read_with_gaps
from openimr.record.search import search

__all__ = [
    "Box",
    "CaseFile",
    "Document",
    "Page",
    "RecordError",
    "Unreadable",
    "Word",
    "find_boxes",
    "read_case_file",
    "read_document",
    "read_with_gaps",
    "render_page",
    "search",
]
