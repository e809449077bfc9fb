"""Folding takes an extractor's line ends and odd characters out, and keeps the way back."""

from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openimr.text import fold, fold_with_origin

PAIRS = [
    ("", ""),
    (" \t\r\n\f ", ""),
    ("the left wrist", "the left wrist"),
    ("the  left\twrist ", "the left wrist"),
    ("the left\nwrist", "the left wrist"),
    ("the left \r\nwrist", "the left wrist"),
    ("the left\r\n\r\nwrist", "the left wrist"),
    ("the left \n\n\n wrist", "the left wrist"),
    ("the left\fwrist", "the left wrist"),
    ("the left\n\f\nwrist", "the left wrist"),
    ("the\u00a0left\u2009wrist", "the left wrist"),
    ("the left\u2028wrist\u0085today", "the left wrist today"),
    ("range-of-\nmotion", "range-of-motion"),
    ("range-of- \r\nmotion", "range-of-motion"),
    ("range-of-\n\nmotion", "range-of-motion"),
    ("12-\n1; pages", "12-1; pages"),
    ("pain 7 -\n8 of 10", "pain 7 - 8 of 10"),
    ("a dash -\nand more", "a dash - and more"),
    ("the list:\n- wrist", "the list: - wrist"),
    ("range\u2010\nof motion", "range-of motion"),
    ("hand/\r\nwrist and/\nor elbow", "hand/wrist and/or elbow"),
    ("hand/ \r\nwrist", "hand/ wrist"),
    ("hand /\nwrist", "hand / wrist"),
    ("https://\nwww.example.org/\na", "https://www.example.org/a"),
    ("C5\u2013\n6", "C5\u20136"),
    ("rest \u2013\nthen ice", "rest \u2013 then ice"),
    ("methyl\u200b\r\nmethyl", "methylmethyl"),
    ("electro\ufffemyography", "electro-myography"),
    ("electro\ufffe\r\nmyography", "electro-myography"),
    ("MRI\ufffe of the wrist", "MRI of the wrist"),
    ("electro\u00ef\u00bf\u00bemyography", "electro-myography"),
    ("MRI\u00ef\u00bf\u00be", "MRI"),
    ("na\u00efve 30\u00b0 \u00be inch \u00bfque?", "na\u00efve 30\u00b0 \u00be inch \u00bfque?"),
    ("MRI\ufffd of the wrist", "MRI\ufffd of the wrist"),
    ("O\ufffdBrien", "O\ufffdBrien"),
    ("physio\u00adtherapy", "physiotherapy"),
    ("physio\u00ad\ntherapy", "physio-therapy"),
    ("the\u200b left\ufeff wrist", "the left wrist"),
    ("\ufeffthe left wrist", "the left wrist"),
    ("the\x00 left\x07 wrist\x7f", "the left wrist"),
    ("the \x0c left\x1fwrist", "the left wrist"),
    ("the \x00 left", "the left"),
    ("\x00 wrist \x00", "wrist"),
    ("\u201cnumb\u201d hand \u00ae", "\u201cnumb\u201d hand \u00ae"),
]

# Letters, digits and everything that an extractor or an old encoding is known to leave behind.
PIECES = st.sampled_from(
    [*"aZ7-. ,:\t\n\r\f\v\x00\x07\x1c\x1f\x7f\x85\xa0\xad", "\u2010", "\u2028", "\u200b", "\ufeff",
     "\ufffe", "\ufffd", "\u00ef\u00bf\u00be", "\u00ef", "\u00bf", "\u00be", "\r\n", "-\n", "- \r\n\r\n",
     "/", "/\n", "\u2013\n", "\u200b\r\n"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=30))


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_folds(text, expected):
    assert fold(text) == expected
    assert fold_with_origin(text).text == expected


@given(TEXTS)
@example("-\nmild")
@example("a\x1f\x1fb")
@example("a-\x00\nb")
def test_both_foldings_give_the_same_text(text):
    assert fold_with_origin(text).text == fold(text)


@given(TEXTS)
@example("a\x00-\nb")
@example("a-\n\x00b")
@example("\u00ef\u00ad\u00bf\u00be")
@example("\u00ef\u00ef\u00bf\u00be\u00bf\u00be")
@example("\u00ef\u00bf\u00ef\u00bf\u00be\u00be")
def test_folding_twice_changes_nothing(text):
    once = fold(text)
    assert fold(once) == once


@given(TEXTS)
def test_folded_text_is_one_line_without_doubled_spaces(text):
    folded = fold(text)
    assert folded.split() == [word for word in folded.split(" ") if word]
    assert folded == folded.strip()
    assert "  " not in folded


@given(TEXTS)
def test_every_character_knows_where_it_stood(text):
    folded = fold_with_origin(text)
    last = 0
    for place, letter in enumerate(folded.text):
        start, end = folded.origin(place, place + 1)
        assert last <= start < end <= len(text)
        assert text[start] == letter or letter in " -"
        last = start


@given(TEXTS, st.data())
def test_words_come_back_from_their_place(text, data):
    folded = fold_with_origin(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.origin(start, end)
    assert first < last
    assert text[first:last].strip() == text[first:last] or " " in {folded.text[start], folded.text[end - 1]}


def test_quotation_comes_back_with_its_line_end():
    text = "Weak grip,\r\nlost range-of-\r\nmotion \r\nsince June."
    folded = fold_with_origin(text)
    start = folded.text.index("range-of-motion")
    first, last = folded.origin(start, start + len("range-of-motion"))
    assert text[first:last] == "range-of-\r\nmotion"


@pytest.mark.parametrize(
    "run", ["\n", " ", "\x00", "\ufffd", "\u00ef", "\u00ef\u00bf\u00be", "-\n", "-", "\r\n"]
)
def test_long_runs_are_folded_in_linear_time(run):
    text = "\u00ad a-" + run * 50_000 + "."
    start = perf_counter()
    assert fold_with_origin(text).text == fold(text)
    assert perf_counter() - start < 2
