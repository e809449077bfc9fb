"""Every guideline line of the published letters is read."""

import json

import pytest

from openimr.citation import parse

pytestmark = pytest.mark.shared


def gold_lines(shared):
    letters = (
        json.loads(line) for line in (shared / "gold" / "letters.jsonl").read_text("utf-8").splitlines()
    )
    items = [item for letter in letters for item in letter["items"]]
    return [
        item[party] for item in items for party in ("claims_administrator_guideline", "maximus_guideline")
    ]


def test_guideline_lines_of_published_letters_name_known_editions(shared):
    lines = [parse(text) for text in gold_lines(shared)]
    unrecognised = [c for line in lines for c in line.citations if c.guideline is None]
    share = sum(all(c.guideline for c in line.citations) for line in lines) / len(lines)
    print(f"{share:.1%} of {len(lines)} lines without an unrecognised title:")  # noqa: T201 - the test's report
    print(*(f"  {c.title}" for c in unrecognised), sep="\n")  # noqa: T201
    assert all(line.citations or line.basis == "none_cited" for line in lines)
    assert share > 0.97


def test_mtus_formula_always_names_an_edition(shared):
    lines = [parse(text) for text in gold_lines(shared) if "Decision based on MTUS" in text]
    assert all(line.basis in {"mtus", "mtus_and_other"} and line.citations[0].guideline for line in lines)
