"""One case under review: worksheet, conclusion, draft rationale. The physician decides."""

from openimr.review.case import review
from openimr.review.determination import to_json
from openimr.review.evidence import body_start, evidence_of, is_party_paper
from openimr.review.facts import facts_in, facts_of
from openimr.review.letter import letter_of
from openimr.review.model import Conclusion, Determination, ItemReview, Sentence
from openimr.review.published import case_of, outcomes_of
from openimr.review.search import Search

__all__ = [
    "Conclusion",
    "Determination",
    "ItemReview",
    "Search",
    "Sentence",
    "body_start",
    "case_of",
    "evidence_of",
    "facts_in",
    "facts_of",
    "is_party_paper",
    "letter_of",
    "outcomes_of",
    "review",
    "to_json",
]
