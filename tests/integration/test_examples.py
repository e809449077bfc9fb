"""The example cases build into case folders that the record can read, and hold no real person."""

import re

import pytest
from click.testing import CliRunner

from openimr.case import read_case
from openimr.cli import main
from openimr.examples import build_case, list_cases
from openimr.record import find_boxes, read_case_file

SLUGS = list(list_cases())
SCANS = {("therapy-modified-and-lumbar-xray", "04-therapy-notes.pdf", 2)}


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    return {slug: build_case(slug, folder) for slug in SLUGS}


@pytest.fixture(scope="session")
def case_files(built):
    return {slug: read_case_file(folder) for slug, folder in built.items()}


def test_there_are_six_cases_and_twenty_pages_at_least(case_files):
    pages = [
        page
        for case_file in case_files.values()
        for document in case_file.documents
        for page in document.pages
    ]
    assert len(SLUGS) >= 6
    assert len(pages) >= 20


@pytest.mark.parametrize("slug", SLUGS)
def test_the_case_is_valid_and_its_documents_carry_title_and_date(slug, built, case_files):
    case = read_case((built[slug] / "case.yaml").read_text("utf-8"), where="case.yaml")
    assert case.number.startswith("CM1")
    assert 2014 <= case.decision_date.year <= 2017
    for document in case_files[slug].documents:
        assert document.title.lower() not in {document.name, ""}
        if "undated" not in document.name:
            assert document.date is not None
            assert document.date <= case.application.received


def test_every_page_is_readable_except_the_scan(case_files):
    gaps = {
        (slug, gap.document, gap.page)
        for slug, case_file in case_files.items()
        for gap in case_file.unreadable
    }
    assert gaps == SCANS


@pytest.mark.parametrize("slug", SLUGS)
def test_words_lie_on_their_page_and_equal_their_slice(slug, case_files):
    for document in case_files[slug].documents:
        for page in document.pages:
            printed = document.text[page.start : page.end].split()
            assert [document.text[word.start : word.end] for word in page.words] == printed
            for word in page.words:
                assert 0 <= word.box.left < word.box.right <= page.width
                assert 0 <= word.box.top < word.box.bottom <= page.height


@pytest.mark.parametrize("slug", SLUGS)
def test_the_boxes_of_a_span_cover_its_words(slug, case_files):
    for document in case_files[slug].documents:
        words = [(page.number, word) for page in document.pages for word in page.words]
        for first in range(0, len(words) - 12, 12):
            run = words[first : first + 12]
            boxes = find_boxes(document, document.span(run[0][1].start, run[-1][1].end))
            for number, word in run:
                left, top, right, bottom = word.box
                assert any(
                    number == page
                    and box.left <= left
                    and box.top <= top
                    and box.right >= right
                    and box.bottom >= bottom
                    for page, box in boxes
                )


def test_a_second_build_gives_the_same_bytes(built, tmp_path):
    slug = "therapy-modified-and-lumbar-xray"
    again = build_case(slug, tmp_path)
    build_case(slug, tmp_path)
    names = sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(built[slug]) for path in built[slug].rglob("*") if path.is_file())
    for name in names:
        assert (again / name).read_bytes() == (built[slug] / name).read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_says_that_it_is_fiction_and_no_number_or_place_is_real(slug, case_files):
    for document in case_files[slug].documents:
        for page in document.pages:
            text = document.text[page.start : page.end]
            if (slug, document.name, page.number) in SCANS:
                continue
            assert "Fictional example, no real person" in text
            assert all(number.startswith("555-01") for number in re.findall(r"\b\d{3}-\d{4}\b", text))
            assert all(zip_code == "00000" for zip_code in re.findall(r"CA (\d{5})", text))


def test_the_command_lists_and_builds(tmp_path):
    runner = CliRunner()
    listed = runner.invoke(main, ["examples", "list"])
    assert listed.exit_code == 0
    assert all(slug in listed.output for slug in SLUGS)
    result = runner.invoke(main, ["examples", "build", "-o", str(tmp_path), "--only", SLUGS[0]])
    assert result.exit_code == 0
    assert (tmp_path / SLUGS[0] / "case.yaml").is_file()
    wrong = runner.invoke(main, ["examples", "build", "-o", str(tmp_path), "--only", "nothing"])
    assert wrong.exit_code == 2
    assert "no example 'nothing'" in wrong.output
