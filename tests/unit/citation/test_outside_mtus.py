"""What stands beside or outside the MTUS: ODG in its spellings, editions of ACOEM, addresses, free titles."""

import pytest

from openimr.citation import parse

NON = "Decision based on Non-MTUS Citation "
ODG = "Official Disability Guidelines (ODG)"

# words after the formula -> (chapter, topic, updated) of each citation of ODG
ODG_LINES = [
    (f"{ODG}.", [(None, None, None)]),
    (f"{ODG} Low Back, MRI.", [("low_back", "MRI", None)]),
    (f"{ODG}, Low Back.", [("low_back", None, None)]),
    (
        f"{ODG} Neck & Upper Back, Computed tomography (CT).",
        [("neck_upper_back", "Computed tomography (CT)", None)],
    ),
    (f"{ODG} Neck section, Traction.", [("neck_upper_back", "Traction", None)]),
    (f"{ODG} Lower Back section, MRI.", [("low_back", "MRI", None)]),
    (f"{ODG} Low Back - Lumbar & Thoracic (Acute & Chronic), MRIs.", [("low_back", "MRIs", None)]),
    (f"{ODG}, Low Back, Lumbar & Thoracic (Acute & Chronic).", [("low_back", None, None)]),
    (
        "Official Disability Guidelines, Lumbar & Thoracic (Acute & Chronic), Traction.",
        [("low_back", "Traction", None)],
    ),
    ("Official Disability Guidelines: Shoulder - Ultrasound.", [("shoulder", "Ultrasound", None)]),
    ("Official Disability Guidelines - Shoulder chapter - Ultrasound.", [("shoulder", "Ultrasound", None)]),
    (f"{ODG} Knee and Leg Section/Bracing.", [("knee_leg", "Bracing", None)]),
    (f"{ODG} Knee and Leg Chapter Guidelines.", [("knee_leg", None, None)]),
    (f"{ODG} Hips & Pelvis Chapter, X-Ray.", [("hip_pelvis", "X-Ray", None)]),
    (f"{ODG} Forearm, Wrist and Hand, Splints.", [("forearm_wrist_hand", "Splints", None)]),
    (f"{ODG}: Carpal Tunnel Syndrome (Acute & Chronic) Splints.", [("carpal_tunnel", "Splints", None)]),
    (f"{ODG} Pain (Chronic), Music therapy.", [("pain", "Music therapy", None)]),
    (f"{ODG} Pain (Chronic) Music therapy.", [("pain", "Music therapy", None)]),
    (f"{ODG} MRI shoulder.", [("shoulder", "MRI shoulder", None)]),
    (f"{ODG} massage, elbow chapter.", [("elbow", "massage", None)]),
    ("ODG Mental Illness and Stress.", [("mental_stress", None, None)]),
    ("ODG Chiropractic guidelines.", [(None, "Chiropractic guidelines", None)]),
    (f"{ODG} Preface/Massage.", [("preface", "Massage", None)]),
    ("Official Disability Guidelines: Massage Guidelines.", [(None, "Massage Guidelines", None)]),
    (f"{ODG} Low Back (updated 5/6/14) Office Visits", [("low_back", "Office Visits", "2014-05-06")]),
    (
        f"{ODG}, Knee & Leg (updated 11/22/16) Chapter: Walking aids.",
        [("knee_leg", "Walking aids", "2016-11-22")],
    ),
    (
        "Official Disability Guidelines, ODG-TWC, Low Back Procedure Summary, last updated 02/28/2014.",
        [("low_back", None, "2014-02-28")],
    ),
    (
        f"{ODG}, Work Loss Data Institute (17th Annual Edition), 2016, Neck and Upper Back Chapter.",
        [("neck_upper_back", None, None)],
    ),
    (f"{ODG} (web), Knee Chapter (updated October 9, 2016), Canes.", [("knee_leg", "Canes", "2016-10-09")]),
    (f"{ODG} Treatment Index, 14th Edition (web), 2016, Knee, Canes.", [("knee_leg", "Canes", None)]),
    (f"{ODG} (20th annual edition) & ODG Pain, Canes.", [(None, None, None), ("pain", "Canes", None)]),
    (f"{ODG}, Neck and Upper Back; Low Back.", [("neck_upper_back", None, None), ("low_back", None, None)]),
    (
        "Official Disability Guidelines, Shoulder Chapter, Hand Chapter, Massage.",
        [("shoulder", "Massage", None), ("forearm_wrist_hand", "Massage", None)],
    ),
    (
        f"{ODG} Knee/Canes, Low Back Lumbar and Thoracic/Corsets.",
        [("knee_leg", "Canes", None), ("low_back", "Corsets", None)],
    ),
    (
        "Shoulder (Acute & Chronic), Massage, ODG Preface – Massage.",
        [("shoulder", "Massage", None), ("preface", "Massage", None)],
    ),
    (
        "Low Back, Corsets, ODG Preface - Corsets.",
        [("low_back", "Corsets", None), ("preface", "Corsets", None)],
    ),
]


@pytest.mark.parametrize(("words", "expected"), ODG_LINES, ids=[words[:70] for words, _ in ODG_LINES])
def test_odg_is_read_in_every_spelling(words, expected):
    citations = parse(NON + words).citations
    assert {c.guideline for c in citations} == {"odg"}
    assert [(c.chapter, c.topic, c.updated) for c in citations] == expected


# words -> (guideline, chapter, year, pages)
ACOEM_LINES = [
    (
        "ACOEM Occupational Medicine Practice Guidelines, 3rd ed., Knee Disorders, pg. 41.",
        ("acoem-2011", "knee", None, ("41",)),
    ),
    (
        (
            "American College of Occupational and Environmental Medicine (ACOEM), "
            "2nd Edition revised (2007), Chapter 12, page(s) 51-55."
        ),
        ("acoem-2007-low-back", 12, 2007, ("51-55",)),
    ),
    ("ACOEM 2004, Chapter 9 Shoulder Complaints, page 208.", ("acoem-2004", 9, 2004, ("208",))),
    ("ACOEM Low Back Disorders 2020.", ("acoem-low-back-2020", None, 2020, ())),
    ("ACOEM, 3rd Edition, (2011) Chapter 12 Low back page 5.", ("acoem-2011", "low_back", 2011, ("5",))),
    ("ACOEM 9th edition, Chapter 88.", (None, 88, None, ())),
]


@pytest.mark.parametrize(("words", "expected"), ACOEM_LINES, ids=[words[:70] for words, _ in ACOEM_LINES])
def test_other_editions_of_acoem_are_told_apart(words, expected):
    (citation,) = parse(NON + words).citations
    assert (citation.guideline, citation.chapter, citation.year, citation.pages) == expected


def test_address_broken_by_a_line_end_is_mended_and_its_words_stay():
    words = "https://example.org/rules-and- notes/page.pdf"
    (citation,) = parse(f"{NON}{words}.").citations
    assert citation.guideline is None
    assert citation.title == words
    assert citation.url == "https://example.org/rules-and-notes/page.pdf"


def test_hyphen_after_an_address_joins_no_plain_word():
    (citation,) = parse(f"{NON}https://example.org/rules- accessed yesterday.").citations
    assert citation.url == "https://example.org/rules-"


def test_free_title_is_kept_word_for_word():
    (citation,) = parse(f"{NON}A Handbook of Splints; Chapter 3-Casts; 4.1- Definition.").citations
    assert citation.title == "A Handbook of Splints; Chapter 3-Casts; 4.1- Definition"


def test_mention_of_a_region_in_a_free_title_makes_it_no_odg_chapter():
    (citation,) = parse(f"{NON}Shoulder surgery: a textbook.").citations
    assert citation.guideline is None
