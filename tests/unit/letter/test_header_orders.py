"""The header table is read in whatever order an extractor prints labels and values."""

from datetime import date

import pytest
from tests.fictional import ORDERS, Fields, header, letter_of_2014, letter_of_2016

from openimr.letter import read_text

FIELDS = Fields()


@pytest.mark.parametrize("order", ORDERS)
def test_header_is_read_in_this_order(order):
    letter = read_text(letter_of_2016(FIELDS, order))
    assert letter.case_number == "CM16-0000012"
    assert letter.date_assigned == date(2016, 11, 10)
    assert letter.date_of_injury == date(2016, 10, 12)
    assert letter.decision_date == date(2016, 12, 8)
    assert letter.ur_denial_date == date(2016, 11, 3)
    assert letter.application_received == date(2016, 11, 7)
    assert letter.priority == "standard"
    assert letter.warnings == ()


def test_missing_header_is_none_with_one_warning():
    letter = read_text(letter_of_2014(FIELDS, with_header=False))
    assert (letter.case_number, letter.decision_date, letter.priority) == (None, None, None)
    assert letter.warnings == ("no header: case number, dates and priority are not in the text",)


@pytest.mark.parametrize(
    ("field", "line", "warning"),
    [
        ("case_number", "Case Number: CM16-0000012 ", "no case number in the header"),
        ("decision_date", "Decision Date: 12/08/2016 ", "no decision date in the header"),
        ("priority", "Priority: Standard ", "no priority in the header"),
    ],
)
def test_missing_field_is_none_with_its_name_in_a_warning(field, line, warning):
    text = letter_of_2016(FIELDS)
    letter = read_text(text.replace(line, ""))
    assert line in text
    assert getattr(letter, field) is None
    assert letter.warnings == (warning,)


def test_impossible_date_is_none_with_a_warning():
    letter = read_text(letter_of_2016(FIELDS.but(date_of_injury="02/30/2016")))
    assert letter.date_of_injury is None
    assert letter.date_assigned == date(2016, 11, 10)
    assert letter.warnings == ("no date of injury in the header",)


@pytest.mark.parametrize(
    ("words", "expected"), [("Standard", "standard"), ("Expedited", "expedited"), ("Regular", "standard")]
)
def test_priority(words, expected):
    assert read_text(letter_of_2016(FIELDS.but(priority=words))).priority == expected


def test_dates_of_the_summary_are_no_header():
    text = letter_of_2014(FIELDS.but(summary="Seen on 03/04/2014, Priority: Standard."), with_header=False)
    assert read_text(text).date_assigned is None


@pytest.mark.parametrize("number", ["CM16-0000012", "CM13-12345", "IMR17-000777"])
def test_case_numbers(number):
    assert read_text(letter_of_2016(FIELDS.but(case_number=number))).case_number == number


def test_header_without_letter_is_no_letter():
    from openimr.letter import NotALetterError

    with pytest.raises(NotALetterError, match=r"\Aa\.txt: .*; expected .*; "):
        read_text(header(FIELDS), source="a.txt")
