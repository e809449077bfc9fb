"""Any template over plain data: words stay words, the day is the page's own, the bytes repeat."""

from datetime import date
from pathlib import Path

import jinja2
import pypdfium2
import pytest

from openimr import typeset

TYP = """#let page-data = json(bytes(sys.inputs.page))
#set document(title: page-data.title, date: if page-data.date == none { none } else {
  datetime(year: page-data.date.at(0), month: page-data.date.at(1), day: page-data.date.at(2)) })
#set text(font: "Libertinus Serif", lang: "en")
= #page-data.title
#page-data.words
"""
HTML = (
    "<title>{{ page.title }}</title>"
    "<style>p { content: {{ page.title | css_string }} }</style>{{ page.words }}"
)
PAGE = {"title": "A notice", "words": "#panic(1) {{ 7 * 7 }} <b>\x07"}


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "note.typ").write_text(TYP, "utf-8")
    (tmp_path / "note.html.j2").write_text(HTML, "utf-8")
    return tmp_path


def text_and_facts(pdf: bytes) -> tuple[str, dict[str, str]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].get_textpage().get_text_bounded(), document.get_metadata_dict()
    finally:
        document.close()


def test_words_of_the_data_stay_words_and_a_control_character_shows_its_number(templates: Path) -> None:
    text, _ = text_and_facts(typeset.pdf(templates, "note", PAGE, date(2026, 3, 2)))
    assert "#panic(1) {{ 7 * 7 }} <b>[U+0007]" in text
    assert "#panic(1) {{ 7 * 7 }} &lt;b&gt;[U+0007]" in typeset.html(templates, "note", PAGE)


def test_the_document_bears_the_day_of_the_page_and_the_same_bytes_come_again(templates: Path) -> None:
    first = typeset.pdf(templates, "note", PAGE, date(2026, 3, 2))
    assert text_and_facts(first)[1]["CreationDate"].startswith("D:20260302")
    assert typeset.pdf(templates, "note", PAGE, date(2026, 3, 2)) == first
    assert typeset.pdf(templates, "note", PAGE, date(2026, 3, 3)) != first


def test_a_page_without_a_day_is_set_too(templates: Path) -> None:
    assert text_and_facts(typeset.pdf(templates, "note", PAGE, None))[1]["Title"] == "A notice"


def test_a_title_cannot_end_its_style_element(templates: Path) -> None:
    page = {**PAGE, "title": '"; } </style><script>'}
    assert "<script" not in typeset.html(templates, "note", page)


def test_a_name_that_the_page_lacks_is_an_error_not_a_gap(templates: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="words"):
        typeset.html(templates, "note", {"title": "A notice"})
