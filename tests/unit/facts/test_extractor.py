"""The check on a model's answer: what does not stand in the text, or is no code of ours, is dropped."""

import json

import pytest

from openimr.facts.extractor import checked, instructions

TEXT = "He has knee pain. An x-ray was normal. He has knee pain again."


def told(**changes: object) -> str:
    entry = {"concept": "prior_imaging", "kind": "xray", "status": "affirmed", "quote": "x-ray"} | changes
    return json.dumps([entry])


def kept(answer: str) -> list[tuple[str, str | None, int]]:
    return [(f.quote, f.kind, f.evidence.start) for f in checked(answer, TEXT, found_by="model.test")]


def test_literal_quote_is_kept_with_its_place() -> None:
    assert kept(told()) == [("x-ray", "xray", 21)]


@pytest.mark.parametrize(
    "answer",
    [
        told(quote="X-ray"),
        told(quote="xray"),
        told(quote=""),
        told(quote=None),
        told(concept="fever"),
        told(status="maybe"),
        told(quote="knee pain", concept="symptom"),  # stands twice, and nothing tells which
        "no JSON at all",
        "[[[",
        '{"facts": 3}',
        "[1, null]",
    ],
)
def test_what_cannot_be_shown_in_the_text_is_dropped(answer: str) -> None:
    assert kept(answer) == []


def test_sentence_tells_which_of_two_places_is_meant() -> None:
    answer = told(concept="symptom", kind="pain", quote="knee pain", sentence="He has knee pain again.")
    assert kept(answer) == [("knee pain", "pain", 46)]


def test_fenced_answer_and_unknown_kind_are_read() -> None:
    assert kept(f"```json\n{told(kind='hologram')}\n```") == [("x-ray", None, 21)]


def test_instructions_name_every_status_of_the_vocabulary() -> None:
    assert all(word in instructions() for word in ("record_silence", "guideline_restatement", "red_flag"))
