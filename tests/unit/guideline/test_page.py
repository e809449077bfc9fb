"""The pages for readers say what the files say."""

from pathlib import Path

from openimr.guideline import load_all
from openimr.guideline.page import pages

DOCS = Path(__file__).parents[3] / "docs"


def test_the_pages_are_current():
    stale = [name for name, text in pages().items() if (DOCS / name).read_text("utf-8") != text]
    assert stale == [], "run: openimr guideline pages -o docs"


def test_no_page_is_left_of_a_guideline_that_is_gone():
    assert {f"guidelines/{path.name}" for path in (DOCS / "guidelines").glob("*.md")} <= pages().keys()


def test_every_rule_has_its_section_and_says_when_it_is_recalled():
    text = pages()
    for rule in load_all():
        flag = " *(recalled)*" if rule.recalled else ""
        assert f"## {rule.code}: {rule.kind.replace('_', ' ')}{flag}\n" in text[f"guidelines/{rule.file}.md"]


def test_the_index_links_every_page():
    text = pages()
    assert all(f"({name})" in text["guidelines.md"] for name in text if name != "guidelines.md")
