"""The seven items of the example letters, cell by cell, from header, summary and headings only."""

from pathlib import Path

import pytest
import yaml

from openimr.facts import extract
from openimr.letter import read
from openimr.review import case_of, review

GOLDEN = yaml.safe_load((Path(__file__).parent / "seeds.yaml").read_text("utf-8"))["items"]
CELLS = [(entry, cell) for entry in GOLDEN for cell in entry["cells"]]

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def reviews(shared):
    found = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        letter = read(path)
        case = case_of(letter)
        facts = extract(
            letter.clinical_case_summary or "", document=letter.source, injury=case.date_of_injury
        )
        for item in review(case, facts).items:
            found[path.name[:3], item.item.number] = item
    return found


@pytest.mark.parametrize(
    ("entry", "cell"), CELLS, ids=lambda v: v.get("criterion") or f"{v['seed']}({v['item']})"
)
def test_cell_of_the_worked_table(reviews, entry, cell):
    findings = reviews[entry["seed"], entry["item"]].findings
    states = {node.criterion: node.state for root in findings for node in root.walk()}
    assert states.get(cell["criterion"]) == cell["ours"]


@pytest.mark.parametrize("entry", GOLDEN, ids=lambda e: f"{e['seed']}({e['item']})")
def test_conclusion_and_questions_of_the_item(reviews, entry):
    item = reviews[entry["seed"], entry["item"]]
    assert item.conclusion == entry["conclusion"]
    assert all(any(words in ask for ask in item.asks) for words in entry.get("asks", []))


def test_every_cell_that_differs_from_the_table_says_why():
    assert all(cell["table"] == cell["ours"] or cell.get("why") for _, cell in CELLS)


def test_no_sentence_of_a_draft_stands_without_a_source(reviews):
    for item in reviews.values():
        assert item.draft_rationale
        assert all(sentence.evidence or sentence.citation for sentence in item.draft_rationale)
