"""The documents of a case as the record rooms read them, out of the vault."""

from openimr.web.casefile.key import Place, key_of, place_of
from openimr.web.casefile.open import opened
from openimr.web.casefile.paper import Paper, case_file, papers
from openimr.web.casefile.ruling import Ruling
from openimr.web.casefile.worksheet import Worksheet, reviewed_case, worksheet

__all__ = [
    "Paper",
    "Place",
    "Ruling",
    "Worksheet",
    "case_file",
    "key_of",
    "opened",
    "papers",
    "place_of",
    "reviewed_case",
    "worksheet",
]
