"""The published letters are read as their fields were written down by hand."""

import json
import re

import pytest

from openimr.letter import read_text
from openimr.text import fold, read_us_date

pytestmark = pytest.mark.shared

DATES = ("date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "application_received")


def _same(words):
    """Words as they are compared: one kind of space and none behind a hyphen, where a line may have ended."""
    return re.sub(r"-\s+", "-", re.sub(r"\s+", " ", words)).strip()


@pytest.fixture(scope="module")
def answers(shared):
    lines = (shared / "gold" / "letters.jsonl").read_text("utf-8").splitlines()
    return {row["case_number"]: row for row in map(json.loads, lines)}


@pytest.fixture(scope="module")
def pairs(published, answers):
    """Each letter as read beside its answers."""
    found = [(letter, answers[letter.source.removesuffix(".pdf")]) for letter, _ in published]
    assert len(found) == len(answers)
    return found


@pytest.fixture(scope="module")
def items(pairs):
    """Each item as read beside its answer."""
    return [both for letter, answer in pairs for both in zip(letter.items, answer["items"], strict=True)]


def test_every_header_is_exact(pairs):
    for letter, answer in pairs:
        assert letter.case_number == answer["case_number"]
        assert letter.priority == answer["priority"].lower()
        assert [getattr(letter, name) for name in DATES] == [read_us_date(answer[name]) for name in DATES]


def test_every_reviewer_is_exact(pairs):
    for letter, answer in pairs:
        assert list(letter.reviewer.states_of_licensure) == answer["states_of_licensure"]
        assert list(letter.reviewer.specialties) == answer["specialties"]


def test_every_item_is_found_with_its_outcome(pairs):
    for letter, answer in pairs:
        assert [item.outcome for item in letter.items] == [
            item["decision"].lower() for item in answer["items"]
        ]


def test_no_letter_is_read_with_a_warning_on_its_layout(pairs):
    told = [(letter.source, warning) for letter, _ in pairs for warning in letter.warnings]
    assert all("do not reconcile" in warning for _, warning in told), told


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ("heading", "item"),
        ("claims_administrator_guideline", "claims_administrator_guideline"),
        ("reviewer_guideline", "maximus_guideline"),
        ("rationale", "rationale"),
    ],
)
def test_words_of_the_items_are_exact(items, part, key):
    wrong = [
        answer["item_no"]
        for item, answer in items
        if _same(getattr(getattr(item, part), "text", getattr(item, part)) or "") != _same(answer[key])
    ]
    print(f"{part}: {len(items) - len(wrong)} of {len(items)}")  # noqa: T201 - the test's report
    assert len(wrong) <= 0.005 * len(items)


def test_seeds_are_read_with_no_warning_but_the_missing_header(seeds):
    for letter, _ in seeds:
        assert letter.items
        assert letter.clinical_case_summary
        assert letter.reviewer.specialties
        assert all(warning.startswith("no header") for warning in letter.warnings)


@pytest.mark.parametrize(
    "reshape",
    [
        lambda text: text.replace("\r\n", "\n").replace("\n", "\n\n"),
        lambda text: text.replace("\r\n", " \n"),
        fold,
    ],
    ids=["doubled line ends", "spaces at line ends", "one line"],
)
def test_other_line_ends_give_the_same_letter(published, reshape):
    for letter, text in published:
        assert read_text(reshape(text), source=letter.source) == letter
