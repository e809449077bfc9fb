"""Five layouts, one value; text that has the marks of none is no letter."""

from datetime import date

import pytest
from tests.fictional import (
    Fields,
    Item,
    letter_of_2014,
    letter_of_2016,
    letter_with_documents,
    notice_of_2013,
    professional_review,
)

from openimr.letter import NotALetterError, read, read_text

TWO = Fields(items=(Item(), Item("Wrist splint", "Overturned")))
BUILDERS = [
    (letter_of_2016, "2016"),
    (letter_of_2014, "2014"),
    (letter_with_documents, "2013-documents"),
    (notice_of_2013, "2013"),
    (professional_review, "professional-review"),
]


@pytest.mark.parametrize(("build", "name"), BUILDERS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", " \n", "\n\n"])
def test_layout_is_known_by_its_headings(build, name, ends):
    letter = read_text(build(TWO).replace("\n", ends), source="a.txt")
    assert (letter.layout, letter.source) == (name, "a.txt")
    assert letter.case_number == "CM16-0000012"
    assert letter.clinical_case_summary == TWO.summary
    assert letter.items[0].heading == "MRI of the left wrist"
    assert letter.items[0].outcome == "upheld"
    assert letter.reviewer.specialties == ("Family Practice",)
    assert letter.reviewer.states_of_licensure == ("California", "Oregon")


@pytest.mark.parametrize("build", [letter_of_2016, letter_of_2014, letter_with_documents, notice_of_2013])
def test_every_item_is_read_once(build):
    found = [(item.number, item.heading, item.outcome) for item in read_text(build(TWO)).items]
    assert found == [(1, "MRI of the left wrist", "upheld"), (2, "Wrist splint", "overturned")]


def test_notice_says_its_dates_and_that_the_rest_is_not_read():
    letter = read_text(notice_of_2013(TWO))
    assert letter.decision_date == date(2016, 12, 8)
    assert letter.ur_denial_date == date(2016, 11, 3)
    assert letter.application_received == date(2016, 11, 7)
    assert letter.warnings == ("layout of 2013: guideline lines and rationales are not read",)


@pytest.mark.parametrize(("outcome", "expected"), [("Upheld", "upheld"), ("Overturned", "overturned")])
def test_undated_form_says_its_outcome_in_a_heading(outcome, expected):
    letter = read_text(professional_review(Fields(items=(Item(outcome=outcome),))))
    assert letter.items[0].outcome == expected
    assert letter.items[0].rationale == Item().rationale
    assert letter.items[0].reviewer_guideline.text == Item().reviewer


def test_other_review_organisations_are_read():
    text = letter_of_2016(TWO).replace("MAXIMUS guideline", "Orrin Review Partners guideline")
    assert [item.reviewer_guideline.text for item in read_text(text).items] == [Item().reviewer] * 2


@pytest.mark.parametrize(
    ("part", "warning"),
    [
        (f"Claims Administrator guideline: {Item().administrator}\n", None),
        (f"MAXIMUS guideline: {Item().reviewer}\n", "item 1: no reviewer guideline"),
        (f"Decision rationale: {Item().rationale}\n", "item 1: no rationale"),
    ],
)
def test_part_that_is_not_there_is_none_with_a_warning(part, warning):
    text = letter_of_2016(Fields())
    assert part in text
    letter = read_text(text.replace(part, ""))
    assert letter.warnings == ((warning,) if warning else ("no decided item",))


def test_summary_that_is_not_there_is_none_with_a_warning():
    text = letter_of_2016(Fields()).replace("CLINICAL CASE SUMMARY", "")
    letter = read_text(text)
    assert letter.clinical_case_summary is None
    assert "no clinical case summary" in letter.warnings


@pytest.mark.parametrize(
    "text",
    ["", "Bread, milk and eggs.", "\x00\x01", "CLINICAL CASE SUMMARY\nonly this", "Upheld", "IMR", "\ufffe"],
)
def test_other_text_is_no_letter_and_the_error_teaches(text):
    with pytest.raises(NotALetterError) as raised:
        read_text(text, source="shopping.txt")
    error = raised.value
    assert str(error) == f"shopping.txt: {error.what}; expected {error.expected}; {error.do}"
    assert "\n" not in str(error)


def test_letter_is_read_from_its_bytes():
    data = letter_of_2016(TWO).encode()
    assert read(data).case_number == "CM16-0000012"
    assert (read(data).source, read(data, source="upload").source) == ("bytes", "upload")
