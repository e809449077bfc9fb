"""``openimr review``: from case folders and published letters to the four results of the contract."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from openimr.letter import read
from openimr.record import read_case_file

from .reviewing import PUBLISHED, RESULTS, determination, run_review, write_case, write_letter

FOLDERS = ("lumbar-mri-l5-weakness", "thoracic-xray-and-mri", "published")
CONCLUSIONS = {
    "supported",
    "not_supported",
    "not_supported_on_this_record",
    "needs_resolution",
    "no_guideline",
}
STATES = {"met", "not_met", "not_documented", "contradicted", "not_applicable"}


@pytest.fixture(params=FOLDERS)
def found(request, reviewed):
    return determination(reviewed / request.param)


def spans(node):
    """Every span in a determination, wherever it stands."""
    if isinstance(node, dict):
        if {"document", "start", "end"} <= node.keys():
            yield node
        else:
            for value in node.values():
                yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


# What is written


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_case_gets_the_four_results_in_a_folder_of_its_own(reviewed, folder):
    assert {path.name for path in (reviewed / folder).iterdir()} >= RESULTS
    assert (reviewed / folder / "letter.pdf").read_bytes().startswith(b"%PDF-")
    assert not list(reviewed.rglob("*.part*"))


def test_a_page_lists_all_cases(reviewed):
    index = (reviewed / "index.html").read_text("utf-8")
    for folder in FOLDERS:
        assert f'href="{folder}/worksheet.html"' in index


def test_the_determination_has_the_keys_of_the_contract(found):
    assert {"case_number", "decision_date", "items"} <= found.keys()
    for item in found["items"]:
        wanted = {
            "number",
            "heading",
            "service",
            "conclusion",
            "findings",
            "draft_rationale",
            "published_outcome",
        }
        assert wanted <= item.keys()
        assert item["conclusion"] in CONCLUSIONS
        for finding in item["findings"]:
            keys = {"guideline", "criterion", "kind", "state", "deciding", "for", "against", "missing"}
            assert keys <= finding.keys()
            assert finding["state"] in STATES
            assert isinstance(finding["deciding"], bool)


def test_every_sentence_of_a_draft_has_words_of_the_record_or_a_citation(found):
    sentences = [*found["summary"], *(s for item in found["items"] for s in item["draft_rationale"])]
    assert sentences
    assert [s["text"] for s in sentences if not (s["evidence"] or s["citation"])] == []


def record_texts(reviewed, folder):
    if folder == "published":
        summary = read(reviewed.parent / "published.txt").clinical_case_summary
        return {"clinical-case-summary": summary}
    return {d.name: d.text for d in read_case_file(reviewed.parent / "cases" / folder).documents}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_span_cuts_the_words_that_are_quoted(reviewed, folder):
    texts, found = record_texts(reviewed, folder), determination(reviewed / folder)
    assert found["facts"]
    for fact in found["facts"]:
        for span in spans(fact):
            words = texts[span["document"]][span["start"] : span["end"]]
            assert " ".join(words.split()) == " ".join(fact["quote"].split())
    quoted = {(s["document"], s["start"], s["end"]) for fact in found["facts"] for s in spans(fact)}
    places = {(s["document"], s["start"], s["end"]) for s in spans(found["items"])}
    assert places
    assert places <= quoted


def test_the_letter_and_the_terminal_never_approve_or_deny(tmp_path):
    result = run_review(write_case(tmp_path / "neck"), "-o", tmp_path / "out")
    html = (tmp_path / "out" / "letter.html").read_text("utf-8")
    words = re.sub(r"<[^>]+>|UR Denial Date", " ", html) + result.output
    assert re.findall(r"(?i)\b(?:approv\w+|den(?:y|ies|ied|ial))\b", words) == []


def test_a_draft_decides_nothing(found, reviewed):
    assert found["status"] == "draft"
    for folder in FOLDERS:
        html = (reviewed / folder / "letter.html").read_text("utf-8")
        assert "Not decided" in html
        assert "not issued" in html


# A published letter


def test_the_published_outcome_stands_beside_the_review(reviewed):
    found = determination(reviewed / "published")
    assert [item["published_outcome"] for item in found["items"]] == ["upheld", "overturned"]
    assert "Published outcome" in (reviewed / "published" / "worksheet.html").read_text("utf-8")


def test_rationale_and_outcome_of_a_published_letter_influence_nothing(tmp_path):
    turned = tuple(
        replace(
            item,
            outcome="Overturned" if item.outcome == "Upheld" else "Upheld",
            administrator="Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee.",
            reviewer="Decision based on MTUS Knee Complaints 2004, Section(s): Surgical Considerations.",
            rationale="A cauda equina syndrome with fever and cancer was found by MRI on 01/02/2016.",
        )
        for item in PUBLISHED.items
    )
    first = write_letter(tmp_path / "a" / "letter.txt")
    second = write_letter(tmp_path / "b" / "letter.txt", PUBLISHED.but(items=turned))
    assert run_review(first, "-o", tmp_path / "1").exit_code == 0
    assert run_review(second, "-o", tmp_path / "2").exit_code == 0
    one, other = determination(tmp_path / "1"), determination(tmp_path / "2")
    published = [
        [item.pop("published_outcome") for item in case["items"]]  # type: ignore[attr-defined]
        for case in (one, other)
    ]
    assert published == [["upheld", "overturned"], ["overturned", "upheld"]]
    assert one == other
    letters = [(tmp_path / n / "letter.html").read_text("utf-8") for n in "12"]
    assert letters[0] == letters[1]


def test_no_result_names_a_place_on_this_machine(reviewed):
    for path in reviewed.rglob("*"):
        if path.suffix in {".html", ".json", ".pdf"}:
            assert str(Path.home()).encode() + b"/" not in path.read_bytes()
            assert str(reviewed.parent).encode() not in path.read_bytes()


def test_papers_of_the_parties_give_no_fact(reviewed):
    """8 CCR 9792.10.6(b)(2): no determination on the text of the utilization review alone."""
    path = reviewed / "lumbar-mri-l5-weakness" / "determination.json"
    facts = json.loads(path.read_text("utf-8"))["facts"]
    documents = {fact["evidence"]["document"] for fact in facts}
    assert documents
    assert not documents & {"01-application.pdf", "02-utilization-review.pdf"}
