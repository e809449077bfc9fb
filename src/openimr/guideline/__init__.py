"""Guideline criteria as data, the four-state evaluator, and the ladder of evidence."""

from openimr.guideline.context import Context
from openimr.guideline.errors import GuidelineError
from openimr.guideline.evaluate import evaluate
from openimr.guideline.evidence import Evidence, Index, index
from openimr.guideline.ladder import Standard, Tier, first_day, gap, ladder, standard
from openimr.guideline.load import applicable, load_all
from openimr.guideline.model import Finding, Guideline, Kind, State
from openimr.guideline.sought import sought
from openimr.guideline.state import all_of, any_of, at_least, negate

__all__ = [
    "Context",
    "Evidence",
    "Finding",
    "Guideline",
    "GuidelineError",
    "Index",
    "Kind",
    "Standard",
    "State",
    "Tier",
    "all_of",
    "any_of",
    "applicable",
    "at_least",
    "evaluate",
    "first_day",
    "gap",
    "index",
    "ladder",
    "load_all",
    "negate",
    "sought",
    "standard",
]
