"""A whole guideline line: its basis, its chained parts, its damage."""

import pytest

from openimr.citation import parse

OUTSIDE = "The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines."
OUTSIDE_2014 = "The Claims Administrator did not base their decision on the MTUS."
NONE = "The Claims Administrator did not cite any medical evidence for its decision."
MTUS = "Decision based on MTUS Knee Complaints 2004."
ODG = "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG)."

BASES = [
    (MTUS, "mtus", 1),
    (f"{MTUS} {ODG}", "mtus_and_other", 2),
    (f"{OUTSIDE} {ODG}", "outside_mtus", 1),
    (f"{OUTSIDE_2014} {ODG}", "outside_mtus", 1),
    (OUTSIDE, "outside_mtus", 0),
    (NONE, "none_cited", 0),
    ("The Expert Reviewer did not cite any medical evidence for its decision", "none_cited", 0),
    ("", "outside_mtus", 0),
    (f"{NONE} {ODG}", "outside_mtus", 1),
    ("Knee Complaints 2004, Section(s): Summary", "mtus", 1),
    ("Official Disability Guidelines (ODG)", "outside_mtus", 1),
]


@pytest.mark.parametrize(
    ("text", "basis", "count"), BASES, ids=[text[:60] or "nothing" for text, _, _ in BASES]
)
def test_basis_follows_the_formulas(text, basis, count):
    line = parse(text)
    assert (line.text, line.basis, len(line.citations)) == (text, basis, count)


@pytest.mark.parametrize(
    "formula",
    [
        "Decision based on Non- MTUS Citation ",
        "Decision based on Non-MTUS ",
        "Decision based on Non-MTUS Citation: ",
        "decision based on non-MTUS citations ",
    ],
)
def test_damaged_formula_is_still_read(formula):
    line = parse(f"{MTUS} {formula}ODG Neck, Traction.")
    assert [(c.guideline, c.topic) for c in line.citations] == [("acoem-2004", None), ("odg", "Traction")]


@pytest.mark.parametrize(
    "chain",
    [
        " and Other Medical Treatment Guidelines A Manual of Splints.",
        ". Other Medical Treatment Guideline or Medical Evidence: A Manual of Splints.",
        "\u00ef\u00bf\u00be Other Medical Treatment Guideline or Medical Evidence: A Manual of Splints.",
        "\ufffe Other Medical Treatment Guidelines A Manual of Splints",
    ],
)
def test_chained_part_is_a_citation_of_its_own(chain):
    line = parse(f"{MTUS} Decision based on Non-MTUS Citation ODG Low Back, MRI{chain}")
    assert [(c.guideline, c.topic or c.title) for c in line.citations[1:]] == [
        ("odg", "MRI"),
        (None, "A Manual of Splints"),
    ]


def test_no_word_of_a_line_is_lost():
    text = (
        "Decision based on MTUS Unheard Complaints 2004, Section(s): Odd things, and Knee Complaints 2004. "
        "Decision based on Non-MTUS Citation Somebody's Handbook, 4th printing; Official Disability "
        "Guidelines (ODG) Strange Chapter, Peculiar topic and Other Medical Treatment Guidelines Leaflet 7."
    )
    kept = " ".join(
        " ".join((c.title, *c.sections, c.topic or "", str(c.year or ""))) for c in parse(text).citations
    )
    cited = [w.strip(",;.:") for w in text.split()]
    formula = {
        *["Decision", "based", "on", "MTUS", "Non-MTUS", "Citation"],
        "Section(s)",
        "and",
        "Other",
        "Medical",
    }
    formula |= {"Treatment", "Guidelines"}
    assert [w for w in cited if w not in formula and w not in kept] == []
