"""The page and the drawing say what the data says."""

import contextlib
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from openimr.process.life.arrows import picture_of
from openimr.process.life.page import page
from openimr.process.life.picture import picture
from openimr.programs import load
from openimr.programs.load import DEFAULT

DOCS = Path(__file__).parents[4] / "docs"
DATA = load("life.yaml")


def test_the_page_is_current() -> None:
    text = (DOCS / "life-of-a-case.md").read_text("utf-8")
    assert text == page(), "run: python -m openimr.process.life.page > docs/life-of-a-case.md"


def test_the_drawing_is_current() -> None:
    text = (DOCS / "images" / "life.svg").read_text("utf-8")
    assert text == picture(), "run: python -m openimr.process.life.picture > docs/images/life.svg"


def test_every_state_is_drawn_once_in_a_place_of_its_own() -> None:
    cells = picture_of(DEFAULT).cells
    assert set(cells) == set(DATA["states"])
    assert len(set(cells.values())) == len(cells)
    named = [state for row in load("life_picture.yaml")["rows"] for state in row if state]
    assert len(named) == len(cells)


def test_every_change_of_state_is_drawn_or_written() -> None:
    content = picture_of(DEFAULT)
    shown = {kind for arrow in content.drawn for kind in arrow.events}
    shown |= {
        word.strip(",:") for lines in content.written.values() for line in lines for word in line.split()
    }
    moving = {
        kind for kind, event in DATA["events"].items() for move in event["moves"] if move["to"] != "same"
    }
    assert moving <= shown


def test_the_drawing_is_well_formed_and_has_a_title() -> None:
    root = ET.fromstring(picture())
    assert root.find("{http://www.w3.org/2000/svg}title") is not None


@pytest.mark.parametrize("kind", DATA["events"])
def test_every_event_has_its_section(kind: str) -> None:
    assert f"### {kind}\n" in page()


def test_recalled_rules_are_marked_on_the_page() -> None:
    recalled = sum(
        one["status"] == "recalled" for part in ("events", "guards") for one in DATA[part].values()
    )
    head, _, body = page().partition("## States")
    assert body.count("*recalled*") == recalled > 0
    assert "*recalled*" in head


def test_the_example_on_the_page_prints_what_the_page_says() -> None:
    code, said = re.findall(r"```(?:python|text)\n(.*?)```", page(), re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "page", "exec"), {})
    expected = re.escape(said.strip()).replace(re.escape("..."), ".*")
    assert re.fullmatch(expected, printed.getvalue().strip())
