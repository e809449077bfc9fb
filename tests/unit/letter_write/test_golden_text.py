"""All words of one fictional letter, so that no change of wording or order goes unseen."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from openimr.letter import DeterminationLetter, write_html, write_pdf
from openimr.letter.source import decode

GOLDEN = Path(__file__).with_name("final_letter.txt")
LINES = {"p", "li", "tr", "h1", "h2", "h3", "title", "dd"}


class _Lines(HTMLParser):
    """The text of a page, one line for each paragraph, title, row or entry."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.styles = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's signature
        self.styles += tag == "style"
        self.lines[-1] += " " if tag in {"td", "th", "br", "dd"} else ""

    def handle_endtag(self, tag: str) -> None:
        self.styles -= tag == "style"
        if tag in LINES:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.styles:
            self.lines[-1] += data


@pytest.fixture(scope="module")
def lines(final: DeterminationLetter) -> list[str]:
    parser = _Lines()
    parser.feed(write_html(final))
    folded = [re.sub(r"\s+", " ", line).strip() for line in parser.lines]
    return [line for line in folded if line]


def test_the_letter_reads_as_agreed(lines: list[str], tmp_path: Path) -> None:
    new = tmp_path / GOLDEN.name
    new.write_text("\n".join(lines) + "\n", "utf-8")
    agreed = GOLDEN.read_text("utf-8").splitlines()
    assert lines == agreed, f"if the new wording is meant, copy {new} over {GOLDEN}"


def test_paper_and_screen_say_the_same(lines: list[str], final: DeterminationLetter) -> None:
    paper = _run_on(decode(write_pdf(final), "letter"))
    assert [line for line in lines[1:] if _run_on(line) not in paper] == []


def _run_on(text: str) -> str:
    return re.sub(r"\s|\ufffe|-", "", text)
