"""What holds for every text: spans address it, rules are no facts, nothing raises."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openimr.facts import extract

PIECES = st.sampled_from(
    [
        "The worker reports neck pain",
        "no tenderness over the left knee",
        "MRI of the lumbar\nspine on 5/6/2015",
        "denies numb-\nness, tingling",
        "electro\ufffemyography",
        "strength 4/5",
        "\f",
        "\r\n\r\n",
        ". ",
        "; ",
        ", and ",
        "There is no documentation of physical therapy",
        "1. Thoracic strain. 2. Lumbar strain.",
        "July of 2014",
        "C5-6/C6-7.",
        "  ",
        "\u00ef\u00bf\u00be",
        "rule out tear",
        "was not submitted",
        "( )",
        "by , the patient",
        "\u0130stanbul",
        "37/45/2013",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=200)
RULES = (
    " The guidelines recommend imaging for red flags such as tumor, infection or fracture.",
    " Imaging is recommended when there is nerve compromise in patients who would consider surgery.",
    " ODG states that a repeat study asks for a significant change in the symptoms.",
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(TEXTS)
def test_every_span_lies_in_the_text_and_its_folded_words_are_the_quote(text: str) -> None:
    for fact in extract(text):
        span = fact.evidence
        assert 0 <= span.start < span.end <= len(text)
        assert bare(text[span.start : span.end]) == bare(fact.quote)


def bare(words: str) -> str:
    """Words without what folding mends: white space, hyphens and line-end marks."""
    return re.sub(r"[\s\u200b\-\u00ad\u2010\ufffe]|\u00ef\u00bf\u00be", "", words)


@QUICK
@given(TEXTS, st.sampled_from(RULES))
def test_a_restated_rule_adds_nothing_for_or_against(text: str, rule: str) -> None:
    whole = f"{text}.{rule}"
    for fact in extract(whole):
        if fact.evidence.start >= len(text) + 1:
            assert fact.counts == "none", fact


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_never_raises_on_any_text(text: str) -> None:
    extract(text)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("pain in the cer-\nvical spine", "pain in the cer-vical spine"),
        ("MRI of the\r\n\r\nlumbar   spine was done", "MRI of the lumbar spine"),
        ("straight\ufffeleg raise was positive", "straight-leg raise"),
    ],
)
def test_spans_survive_line_ends(raw: str, words: str) -> None:
    facts = extract(raw)
    assert words in {fact.quote for fact in facts} or raw[facts[0].evidence.start] == words[0]


def test_pages_follow_offsets() -> None:
    text = "The worker reports neck pain.\fThe MRI showed disc space narrowing."
    pages = [
        fact.evidence.page
        for fact in extract(text, document="a.pdf", page_of=lambda at: 1 + text.count("\f", 0, at))
    ]
    assert pages[0] == 1
    assert pages[-1] == 2
    assert {fact.evidence.document for fact in extract(text, document="a.pdf")} == {"a.pdf"}
