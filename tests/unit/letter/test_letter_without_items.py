"""A letter that is cut before its first decision is still a letter."""

from openimr.letter import read_text

CUT = """CLINICAL CASE SUMMARY
A gardener bruised the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES
"""


def test_letter_cut_before_the_first_item_is_read_with_a_warning():
    letter = read_text(CUT)
    assert letter.items == ()
    assert "no decided item" in letter.warnings
