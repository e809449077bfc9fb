"""No text in any field stops a letter or breaks the accessible, archivable file."""

from dataclasses import replace

import page
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openimr.case import Request, RequestPart
from openimr.letter import (
    DecidedItem,
    DeterminationLetter,
    ReviewedDocument,
    ReviewerQualifications,
    write_html,
    write_pdf,
)

pytestmark = pytest.mark.slow

ODD = [
    "",
    "\n\n",
    "\r\n",
    " ",
    "seen by , the patient",
    "( ) ____",
    "\u202eright to left",
    "\u05d0 \u0627 \u0915 \u4e2d",
    "\u00ad\u200b\u200d\ufeff\u2028",
    "e\u0301 \u00bd \u2265 \u2192 \u2713",
    "\x00\x85\ue000\U000f0000\ud800",
    "Upheld",
    "Claims Administrator guideline:",
    "{hash} {{ x }} #let $a$ <b>&amp;",
    "w" * 3000,
    "https://example.org/" + "x" * 200,
]
WORDS = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
FEW = st.lists(WORDS, max_size=3).map(tuple)
SOME = WORDS.map("it {}".format)
PARTS = st.builds(RequestPart, WORDS)
ITEMS = st.builds(
    DecidedItem,
    st.integers(0, 99),
    WORDS,
    st.sampled_from(["upheld", "overturned"]),
    SOME,
    st.none() | WORDS,
    st.none() | WORDS,
    st.none() | st.builds(Request, PARTS, st.none() | PARTS, PARTS),
)
DOCUMENTS = st.builds(ReviewedDocument, WORDS, WORDS, st.none(), st.none() | st.integers(0, 900), FEW)
CHANGES = st.fixed_dictionaries(
    {
        "case_number": WORDS,
        "organisation": st.none() | WORDS,
        "summary": st.lists(SOME, min_size=1, max_size=3).map(tuple),
        "items": st.lists(ITEMS, min_size=1, max_size=3).map(tuple),
        "documents": st.lists(DOCUMENTS, min_size=1, max_size=3).map(tuple),
        "notes": FEW,
        "verification": st.none() | WORDS,
        "reviewer": st.builds(ReviewerQualifications, FEW, FEW, FEW),
        "status": st.sampled_from(["draft", "final"]),
    }
)


@given(CHANGES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_letter_is_written_and_valid(final: DeterminationLetter, changes: dict[str, object]) -> None:
    letter = replace(final, **changes)  # type: ignore[arg-type]
    write_html(letter).encode("utf-8")
    pdf = write_pdf(letter)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        failures = page.validate_pdf_bytes(pdf, profile=profile).failures
        assert [(failure.rule_id, failure.message) for failure in failures] == []
