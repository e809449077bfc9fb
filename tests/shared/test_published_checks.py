"""The linter over published letters: the defects that we know are found, and the rest is quiet."""

from collections import Counter

import pytest

from openimr.check import check
from openimr.letter import NotALetterError, read_text

pytestmark = pytest.mark.shared

# The defects listed for the five seeds in the process reference, 7.9, with words of the message.
KNOWN = [
    ("001", "IMR104", "injury of 2006-10-03"),
    ("001", "IMR105", "single day"),
    ("000", "IMR301", "Low Back Complaints (chapter 12), about lumbar spine, for thoracic spine"),
    ("000", "IMR303", "never part of the MTUS"),
    ("000", "IMR401", "broken characters"),
    ("002", "IMR304", "claims administrator cites ACOEM without chapter"),
    ("002", "IMR306", "Office Visits"),
    ("000", "IMR507", "test of choice"),
    ("003", "IMR506", "strengthening programme"),
    ("003", "IMR107", "report of 2012-03-14"),
    ("003", "IMR501", "cervical spine, the item is of the thoracic spine"),
    ("004", "IMR402", "spine spine"),
    ("000", "IMR101", "header table is absent"),
    ("002", "IMR101", "header table is absent"),
    ("003", "IMR101", "header table is absent"),
    ("004", "IMR101", "header table is absent"),
]


@pytest.mark.parametrize(("seed", "code", "words"), KNOWN)
def test_known_defect_of_a_seed_is_found(seed, code, words, seeds):
    found = [d for letter, text in seeds if letter.source.startswith(seed) for d in check(letter, text)]
    assert any(d.code == code and words in d.message for d in found)


def test_hits_stand_at_their_words_in_the_text_as_read(seeds):
    for letter, text in seeds:
        placed = [d for d in check(letter, text) if d.code == "IMR402"]
        assert all(text[d.start : d.end].split() == ["spine", "spine"] for d in placed)


def test_published_letters_do_not_drown_the_reader(published):
    found = [check(letter, text) for letter, text in published]
    count = Counter(defect.code for defects in found for defect in defects)
    print(*(f"{n:4d} {code}" for code, n in sorted(count.items())), sep="\n")  # noqa: T201 - the report
    quiet = sum(not any(d.severity != "note" for d in defects) for defects in found)
    print(f"{quiet} of {len(found)} letters without error or warning")  # noqa: T201
    assert quiet > len(found) / 2
    assert max(len(defects) for defects in found) < 15


def test_cut_letters_are_checked_and_their_hits_lie_in_the_text(seeds, published):
    checked = 0
    for _, text in seeds + published[::4]:
        for tenth in range(3, 10):
            cut = text[: len(text) * tenth // 10]
            try:
                letter = read_text(cut)
            except NotALetterError:
                continue
            checked += 1
            places = [(d.start, d.end) for d in check(letter, cut) if d.start is not None]
            assert all(0 <= start < end <= len(cut) for start, end in places)
    assert checked > 50
