"""The worker's timeline: plain words, both languages, nothing from inside the organization."""

import re
from datetime import date

import pytest
from tests.lives import TO_DRAFT, TO_ISSUE, Life, event

from openimr.process.errors import ProcessError
from openimr.process.life import event_from_json, event_to_json, replay, timeline
from openimr.programs import load

DATA = load("life.yaml")
LABELS = {
    language: [
        one[language] for part in ("states", "events") for one in DATA[part].values() if language in one
    ]
    for language in ("en", "es")
}


def test_it_tells_what_happened_where_it_stands_and_what_comes() -> None:
    life = Life("found_unique", "found_eligible", "noarfi_sent")
    entries = timeline(life.events, life.case)
    assert [(one.kind, one.key) for one in entries] == [
        ("happened", "application_received"),
        ("happened", "found_eligible"),
        ("happened", "noarfi_sent"),
        ("now", "records_requested"),
        ("coming", "D8"),
        ("coming", "D12"),
    ]
    assert entries[-1].label == "Please send your own papers by 11/21/2016."
    assert entries[-1].recalled


def test_it_speaks_spanish() -> None:
    life = Life(*TO_ISSUE)
    entries = timeline(life.events, life.case, "es")
    assert entries[-1].day == date(2016, 12, 19)
    assert entries[-1].label == "Usted puede apelar hasta el 19 de diciembre de 2016."


def test_it_shows_neither_the_reviewer_nor_the_draft() -> None:
    life = Life(*TO_DRAFT, "draft_submitted", "draft_returned")
    shown = " ".join(f"{one.label} {one.key}" for one in timeline(life.events, life.case))
    assert not re.search(r"r1|s1|upheld|overturned|draft_returned|reviewer_assigned", shown)


def test_a_met_clock_is_not_coming_any_more() -> None:
    life = Life(*TO_DRAFT)
    coming = {one.key for one in timeline(life.events, life.case) if one.kind == "coming"}
    assert coming == {"D14"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_labels_are_short_sentences(language: str) -> None:
    sentences = [piece for label in LABELS[language] for piece in re.split(r"(?<=\.)\s", label)]
    assert max(len(sentence.split()) for sentence in sentences) <= 16


def test_english_labels_read_at_grade_six_or_below() -> None:
    """Flesch-Kincaid over all labels, syllables counted as groups of vowels."""
    text = " ".join(LABELS["en"])
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    grade = 0.39 * len(words) / text.count(".") + 11.8 * syllables / len(words) - 15.59
    assert grade <= 6


def test_events_come_back_from_json_and_fold_to_the_same_case() -> None:
    life = Life(*TO_ISSUE)
    again = [event_from_json(event_to_json(one)) for one in life.events]
    assert replay(again, number="CM16-0000001", items=[1, 2]) == life.case


def test_the_first_event_may_carry_number_and_items() -> None:
    items = [1, {"number": 2, "retrospective": True}]
    filed = event("application_received", number="CM16-0000001", items=items)
    case = replay([filed, event("found_unique")])
    assert (case.number, case.state, case.items[1].retrospective) == (
        "CM16-0000001",
        "eligibility_review",
        True,
    )


@pytest.mark.parametrize("items", [["1"], [0], [{"number": True}], [{"number": 1, "retrospective": "no"}]])
def test_an_item_of_another_shape_is_refused(items: list[object]) -> None:
    with pytest.raises(ProcessError, match="is no disputed item"):
        replay([event("application_received", number="CM16-0000001", items=items)])


def test_nothing_is_folded_from_nothing() -> None:
    with pytest.raises(ProcessError, match="no event"):
        replay([])
    with pytest.raises(ProcessError, match="number of the case"):
        replay(Life().events)
