"""A quotation is understood by itself: the phrase with the words of its sentence around it."""

import pytest

from openimr.review.passage import LONGEST, passage


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("He is well. Strength is 4/5 on the left. Gait is even.", "Strength", "Strength is 4/5 on the left"),
        ("He\nsaid that the pain\ngrew. He left.", "pain", "He said that the pain grew"),
        ("Muscle Right Left\nDeltoid 5/5 5/5\nBiceps 4/5 5/5", "Biceps", "Biceps 4/5 5/5"),
        ("No fever, no night sweats.", "fever", "No fever, no night sweats"),
        (
            "One two three four five six seven eight nine ten eleven weakness twelve thirteen fourteen.",
            "weakness",
            "... eight nine ten eleven weakness twelve thirteen fourteen",
        ),
    ],
)
def test_the_passage_of(text: str, phrase: str, expected: str) -> None:
    start = text.index(phrase)
    found = passage(text, start, start + len(phrase))
    assert found == expected or (found.startswith("... ") and found.endswith(expected.removeprefix("... ")))
    assert len(found.replace("...", "").split()) <= LONGEST


def test_the_phrase_always_stands_in_its_passage() -> None:
    text = "word " * 200
    assert passage(text, 500, 504) != ""
    assert "word" in passage(text, 500, 504)
