"""Properties that hold for every line, however damaged."""

from hypothesis import given
from hypothesis import strategies as st

from openimr.citation import catalogue_citation, cite_line, parse

FRAGMENTS = [
    "Decision based on MTUS", "Decision based on Non-MTUS Citation", "Low Back Complaints 2004", "ACOEM",
    "Chapter 8", "Page(s): 177-8, 303", "Section(s):", ", and", "and", ";", "/", " - ", "(Acute & Chronic)",
    "Official Disability Guidelines (ODG)", "ODG", "Neck and Upper Back", "(updated 7/3/14)", ".", "3rd ed.",
    "and Other Medical Treatment Guidelines", "https://example.org/a-", "2007", "\ufffe", "x-", "rays)",
]  # fmt: skip
RARE = ["zebra", "Quagga", "okapi"]
lines = st.lists(st.sampled_from(FRAGMENTS + RARE), min_size=1, max_size=10).map(" ".join)
names = st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){0,2}", fullmatch=True)


@given(lines)
def test_no_rare_word_of_a_line_is_lost(text):
    kept = " ".join(" ".join((c.title, *c.sections, c.topic or "")) for c in parse(text).citations)
    assert [word for word in RARE if word in text and word not in kept] == []


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text):
    assert parse(text).text == text


@given(st.lists(names, min_size=1, max_size=4, unique=True))
def test_any_section_names_survive_the_way_to_words_and_back(sections):
    citation = catalogue_citation("acoem-2004", 12, sections=sections)
    assert parse(cite_line([citation])).citations == (citation,)
