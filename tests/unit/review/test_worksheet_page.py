"""The worksheet links each criterion to the words that decide it, and the words back to the criterion."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from openimr.case import Application, Case, DisputedItem, Service, UtilizationReviewDecision
from openimr.facts import Fact
from openimr.guideline import Finding
from openimr.record import CaseFile, Document, Page, Unreadable
from openimr.review import Determination, ItemReview, Sentence
from openimr.review.worksheet import render
from openimr.text import Span

TEXT = (
    "Fictional. Strength of the left hand is 4/5 <today>. No red flags were found. The hand was weak & numb."
)


def fact(words: str, status: str = "affirmed", concept: str = "neuro_deficit") -> Fact:
    start = TEXT.index(words)
    return Fact(concept, status, Span("note", start, start + len(words), 1), words)  # type: ignore[arg-type]


def finding(criterion: str, state: str, **more: object) -> Finding:
    values: dict[str, object] = {"deciding": False, "recalled": False, **more}
    return Finding("rules-2004", criterion, f"Statement of {criterion}", "indication", state, **values)  # type: ignore[arg-type]


@pytest.fixture
def determination() -> Determination:
    weak = finding("C-2", "met", deciding=True, for_=(fact("Strength of the left hand is 4/5"),))
    flags = finding(
        "C-1", "not_met", against=(fact("red flags", "judged_absence", "red_flag"),), recalled=True
    )
    silent = finding("C-3", "not_documented", missing=("a planned procedure",))
    whole = finding("C", "met", children=(flags, weak, silent))
    item = DisputedItem(1, "MRI of the <cervical> spine", Service("mri", "cervical_spine"))
    case = Case(
        "CM14-0000001",
        "ca_workers_comp",
        date(2014, 1, 2),
        None,
        date(2014, 9, 1),
        Application(date(2014, 8, 1)),
        UtilizationReviewDecision(date(2014, 7, 1)),
        (item,),
    )
    draft = (Sentence("The hand is weak.", (fact("The hand was weak").evidence,), "Chapter 8"),)
    review = ItemReview(item, (whole,), "supported", "C-2 is met.", ("Ask for the plan.",), draft)
    return Determination(case, (), (), (review,), ("Two injury dates.",))


@pytest.fixture
def record() -> CaseFile:
    page = Page(1, 0, len(TEXT), 612, 792)
    document = Document("note", "Progress note", TEXT, (page,))
    return CaseFile((document,), (Unreadable("scan.pdf", 2, "the page has no text"),))


@pytest.fixture
def html(determination: Determination, record: CaseFile) -> str:
    return render(determination, record)


def test_every_link_inside_the_page_has_its_target(html: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_a_phrase_leads_to_its_words_and_the_words_lead_back(html: str) -> None:
    opening = r'<a class="phrase for" href="#(e\d+)">“[^<]*'
    phrase = re.search(rf"{opening}<b>Strength of the left hand is 4/5</b>", html)
    assert phrase is not None
    marked = re.search(rf'id="{phrase[1]}"></span><a class="mark for" href="#([^"]+)"[^>]*>([^<]+)</a>', html)
    assert marked is not None
    assert marked.groups() == ("i1-rules-2004-C-2", "Strength of the left hand is 4/5")


@pytest.mark.parametrize(
    "words",
    [
        "Not documented",
        "The record would have to show: a planned procedure.",
        "recalled",
        "Two injury dates.",
        "scan.pdf, page 2: the page has no text",
        "The physician decides",
        "decides",
    ],
)
def test_the_page_shows(words: str, html: str) -> None:
    assert words in html


def test_text_of_the_record_cannot_become_markup(html: str) -> None:
    assert "&lt;today&gt;" in html
    assert "<today>" not in html
    assert "<cervical>" not in html
    assert "<script" not in html


def test_the_whole_text_of_the_record_stands_in_the_page(html: str) -> None:
    words = re.search(r'<div class="words">(.*?)</div>', html, re.DOTALL)
    assert words is not None
    plain = re.sub(r"<[^>]+>", "", words[1]).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain == TEXT


def test_same_determination_same_page(determination: Determination, record: CaseFile) -> None:
    assert render(determination, record) == render(determination, record)


def test_image_names_are_relative(html: str) -> None:
    assert str(Path.cwd()) not in html


def test_a_criterion_is_not_said_again_as_what_the_record_would_have_to_show(
    determination: Determination, record: CaseFile
) -> None:
    (item,) = determination.items
    silent = finding("C-4", "not_documented", missing=("Statement of C-4",))
    html = render(replace(determination, items=(replace(item, findings=(silent,)),)), record)
    assert html.count("Statement of C-4") == 2  # as the rule set's title and as the criterion
    assert "would have to show" not in html
