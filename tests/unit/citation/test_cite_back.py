"""Typed citations to words and back."""

import pytest

from openimr.citation import catalogue_citation, cite, cite_line, page_range, parse
from openimr.citation.catalogue import editions

PLACES = [
    {},
    {"sections": ("Special Studies", "Ultrasound, therapeutic")},
    {"pages": ("177-8", "303")},
    {"sections": ("Summary",), "pages": ("12",)},
]


def catalogue_citations():
    for edition in editions().values():
        chapters = [c.id for c in edition.chapters]
        if edition.family == "odg":
            yield from (catalogue_citation("odg", c, topic="MRI (imaging)") for c in [None, *chapters])
            continue
        for chapter in chapters or [None]:
            yield from (catalogue_citation(edition.id, chapter, **place) for place in PLACES)


@pytest.mark.parametrize("citation", list(catalogue_citations()), ids=lambda c: cite(c)[:80])
def test_parse_reads_back_what_cite_writes(citation):
    assert parse(cite(citation)).citations == (citation,)
    assert parse(cite_line([citation])).citations == (citation,)


def test_line_of_several_citations_reads_back_in_order():
    cited = (
        catalogue_citation("acoem-2004", 11, sections=("Initial Care",)),
        catalogue_citation("mtus-chronic-pain-2016", sections=("Summary",)),
        catalogue_citation("odg", "low_back", topic="MRI"),
        catalogue_citation("acoem-2011", "low_back", pages=("607",)),
    )
    line = parse(cite_line(cited))
    assert (line.basis, line.citations) == ("mtus_and_other", cited)


def test_nothing_cited_is_said_in_the_formula():
    assert parse(cite_line([])).basis == "none_cited"


def test_date_of_update_survives():
    cited = parse("Decision based on Non-MTUS Citation ODG, Low Back (updated 12/20/16), MRI.").citations
    assert parse(cite_line(cited)).citations == cited


def test_chapter_that_the_edition_does_not_have_is_refused():
    with pytest.raises(KeyError, match="no chapter 99"):
        catalogue_citation("acoem-2004", 99)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("178", (178, 178)),
        ("177-8", (177, 178)),
        ("289-90", (289, 290)),
        ("303–309", (303, 309)),
        ("99-101", (99, 101)),
    ],
)
def test_short_last_page_borrows_leading_digits(page, expected):
    assert page_range(page) == expected
