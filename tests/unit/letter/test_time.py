"""No text keeps the reader busy: what only repeats the words that open something is read in moments."""

import time
from contextlib import suppress

import pytest

from openimr.errors import OpenimrError
from openimr.letter import read_text

MARKS = "HOW THE IMR FINAL DETERMINATION WAS MADE\nIMR ISSUES, DECISIONS AND RATIONALES\n"
NOTICE = "Notice of Independent Medical Review Determination\n"
ITEM = "{}: Upheld\nClaims Administrator guideline: a\nMAXIMUS guideline: b\nDecision rationale: c"
SIZE = 60_000  # twice the longest letter; what grows with the square of the length takes seconds here
LIMIT = 2.0

TEXTS = {
    "spaces": MARKS + " " * SIZE,
    "lines": MARKS + "\n" * SIZE,
    "labels": "Case Number: " * (SIZE // 26) + "01/02/2016 " * (SIZE // 22) + MARKS,
    "credentials": MARKS[:41] + "Board Certified in a " * (SIZE // 21) + MARKS[41:],
    "outcomes": MARKS + "Upheld " * (SIZE // 7),
    "items": MARKS + (ITEM.format("a") + "\n") * (SIZE // 80),
    "guideline headings": MARKS + ITEM.format("a").replace(" a", "Aa Bb guideline: " * (SIZE // 17)),
    "title of one word": MARKS + ITEM.format("a " * (SIZE // 2)),
    "title of numbers": MARKS + ITEM.format("1 times " * (SIZE // 8)),
    "title of requests": MARKS + ITEM.format("a was the original request. " * (SIZE // 28)),
    "results": NOTICE + "1) a has determined the request for " * (SIZE // 36),
    "disclaimers": NOTICE + "Case Summary: Disclaimer: " * (SIZE // 26),
    "line-end hyphens": MARKS + ITEM.format("a-\n" * (SIZE // 3)),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_repeated_openings_are_read_in_moments(name):
    start = time.perf_counter()
    with suppress(OpenimrError):
        read_text(TEXTS[name])
    assert time.perf_counter() - start < LIMIT
