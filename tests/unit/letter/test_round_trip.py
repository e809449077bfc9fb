"""What a letter says in a layout's form is read back; whatever else comes in never crashes it."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fictional import ORDERS, Fields, Item, letter_of_2014, letter_of_2016

from openimr.letter import NotALetterError, UnreadableLetterError, read_text
from openimr.letter.source import decode

DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
PRINTED = DAYS.map(lambda day: f"{day:%m/%d/%Y}")
TITLES = st.sampled_from(
    ["MRI of the left wrist", "Zorbex 5mg #60", "Associated service: sling", "Therapy, six visits"]
)
SENTENCES = st.sampled_from(
    [
        "Grip is weak.",
        "The plan of 03/04/2016 was: rest.",
        "No cast (yet)!",
        "She lifts 12-15 lb.",
        "Why not?",
    ]
)
PROSE = st.lists(SENTENCES, min_size=1, max_size=30).map(" ".join)
ITEMS = st.builds(Item, title=TITLES, outcome=st.sampled_from(["Upheld", "Overturned"]), rationale=PROSE)
NAMES = st.lists(
    st.sampled_from(["Ohio", "New York", "California", "Utah"]), min_size=1, max_size=4, unique=True
)
FIELDS = st.builds(
    Fields,
    case_number=st.from_regex(r"CM1[3-9]-\d{7}", fullmatch=True).filter(str.isascii),
    date_assigned=PRINTED,
    date_of_injury=PRINTED,
    decision_date=PRINTED,
    ur_denial_date=PRINTED,
    application_received=PRINTED,
    priority=st.sampled_from(["Standard", "Expedited"]),
    states=NAMES.map(tuple),
    summary=PROSE,
    items=st.lists(ITEMS, min_size=1, max_size=6).map(tuple),
)


DATES = ("date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "application_received")


def _said(letter):
    return (
        letter.case_number,
        *(f"{getattr(letter, name):%m/%d/%Y}" for name in DATES),
        letter.priority,
        letter.reviewer.states_of_licensure,
        letter.clinical_case_summary,
        [(item.heading, item.outcome, item.rationale) for item in letter.items],
        letter.warnings,
    )


def _expected(fields):
    return (
        fields.case_number,
        *(getattr(fields, name) for name in DATES),
        fields.priority.lower(),
        fields.states,
        fields.summary,
        [(item.title, item.outcome.lower(), item.rationale) for item in fields.items],
        (),
    )


@given(FIELDS, st.sampled_from(ORDERS))
def test_letter_of_2016_comes_back(fields, order):
    assert _said(read_text(letter_of_2016(fields, order))) == _expected(fields)


@given(FIELDS)
def test_letter_of_2014_comes_back(fields):
    assert _said(read_text(letter_of_2014(fields))) == _expected(fields)


@given(FIELDS, st.integers(40, 120))
def test_letter_comes_back_however_wide_its_lines_are(fields, width):
    assert _said(read_text(_wrapped(letter_of_2016(fields), width))) == _expected(fields)


def _wrapped(text, width):
    """The text with each line broken at a width, and never between the label and the word of an outcome."""
    lines = []
    for line in text.split("\n"):
        words = line.split(" ")
        row = words[0]
        for word in words[1:]:
            if len(row) + 1 + len(word) > width:
                lines.append(row)
                row = word
            else:
                row += " " + word
        lines.append(row)
    return "\n".join(lines)


HEADINGS = st.sampled_from(
    ["HOW THE IMR FINAL DETERMINATION WAS MADE", "CLINICAL CASE SUMMARY",
     "IMR ISSUES, DECISIONS AND RATIONALES",
     "IMR DECISION(S) AND RATIONALE(S)", "DOCUMENTS REVIEWED", "State(s) of Licensure:",
     "Certification(s)/Specialty:", "Case Number:", "Date Assigned:", "Application\nReceived:", "02/30/2016",
     ": Upheld", "Overturned", "Claims Administrator guideline:", "MAXIMUS guideline:", "guideline:",
     "Decision rationale:", "was the original request.", "was authorized by the Claims Administrator.",
     "The remaining IMR eligible portion of the original request,", "MEDICAL PROFESSIONAL REVIEW",
     "ISSUE AT DISPUTE:", "CASE SUMMARY:", "Notice of Independent Medical Review Determination",
     "1) MAXIMUS has determined the request for sling is not medically necessary", "0) x", "Disclaimer:",
     "Decision based on MTUS", "Section(s):", "Non-MTUS Citation", "\n", "\f", " ", "."]
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(HEADINGS, st.text(max_size=8)), max_size=25).map("".join))
def test_any_text_is_a_letter_or_an_error_that_teaches(text):
    try:
        letter = read_text(text)
    except NotALetterError:
        pass
    else:
        assert [item.number for item in letter.items] or letter.warnings
        assert letter.to_json()["source"] == "text"


@given(st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda tail: b"%PDF-1.7\n" + tail)))
def test_any_bytes_are_text_or_an_error_that_teaches(data):
    try:
        assert isinstance(decode(data, "a.pdf"), str)
    except UnreadableLetterError as error:
        line = str(error)
    else:
        line = "a.pdf: read"
    assert line.startswith("a.pdf: ")
    assert "\n" not in line


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"the wrist", "the wrist"),
        (b"\xef\xbb\xbfthe wrist", "the wrist"),
        ("the wrist \u00b0".encode(), "the wrist \u00b0"),
        ("the wrist \u00b0".encode("utf-16"), "the wrist \u00b0"),
        (b"\xfe\xff" + "the wrist".encode("utf-16-be"), "the wrist"),
        ("90\u00b0 \u201cweak\u201d".encode("cp1252"), "90\u00b0 \u201cweak\u201d"),
    ],
)
def test_encodings(data, expected):
    assert decode(data, "a.txt") == expected
