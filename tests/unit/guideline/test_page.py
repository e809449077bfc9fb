"""The page for readers says what the files say."""

from pathlib import Path

from openimr.guideline import load_all
from openimr.guideline.page import page

PAGE = Path(__file__).parents[3] / "docs" / "guidelines.md"


def test_the_page_is_current():
    assert PAGE.read_text("utf-8") == page(), "run: python -m openimr.guideline.page > docs/guidelines.md"


def test_every_rule_has_its_section():
    text = page()
    assert all(f"### {guideline.code}: " in text for guideline in load_all())


def test_recalled_rules_are_marked_on_the_page():
    lines = [line for line in page().splitlines() if line.startswith("### ")]
    marked = [line for line in lines if line.endswith("*(recalled)*")]
    assert len(marked) == sum(guideline.recalled for guideline in load_all()) > 0
