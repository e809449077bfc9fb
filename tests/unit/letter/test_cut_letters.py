"""Headings that stand where they open nothing: the letter is read as far as it goes."""

import pytest
from tests.fictional import Fields, Item, letter_of_2016

from openimr.letter import read_text


@pytest.mark.parametrize(
    "text",
    [
        "MEDICAL PROFESSIONAL REVIEW",
        "MEDICAL PROFESSIONAL REVIEW\nRATIONALE FOR WHY",
        "as told under HOW THE IMR FINAL DETERMINATION WAS MADE\nnothing",
        "see\nthe IMR ISSUES, DECISIONS AND RATIONALES",
        "Notice of Independent Medical Review Determination",
    ],
)
def test_heading_alone_is_a_letter_without_items(text):
    letter = read_text(text)
    assert letter.items == ()
    assert "no decided item" in letter.warnings


def test_item_without_an_outcome_word_that_we_know_is_told():
    text = letter_of_2016(Fields(items=(Item(), Item("Wrist splint", "Postponed"))))
    letter = read_text(text)
    assert len(letter.items) == 1
    assert letter.warnings == ("2 rationales, but 1 with a title that names an outcome",)


def test_second_letter_in_a_text_is_told_and_leaves_the_first_whole():
    one, two = letter_of_2016(Fields()), letter_of_2016(Fields(case_number="CM16-0000099"))
    letter = read_text(one + "\n" + two)
    assert letter.warnings == ("another letter follows in the same text; only the first is read",)
    assert letter.items == read_text(one).items
    assert letter.case_number == "CM16-0000012"
