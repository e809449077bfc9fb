"""The MTUS part of a guideline line, in the wordings of 2014 and of 2016."""

import pytest

from openimr.citation import parse

MTUS = "Decision based on MTUS "
NECK, BACK = ("acoem-2004", 8), ("acoem-2004", 12)
HAND, KNEE = ("acoem-2004", 11), ("acoem-2004", 13)
PAIN_2016 = "Chronic Pain Medical Treatment 2016, Section(s): "
PAIN = ("mtus-chronic-pain-2016", None)

# words after the formula -> (guideline, chapter, pages, sections) of each citation
LINES = [
    ("ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 178.", [(*NECK, ("178",), ())]),
    ("ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-8.", [(*NECK, ("177-8",), ())]),
    ("ACOEM Chapter 8 Neck & Upper Back Complaints.", [(*NECK, (), ())]),
    ("ACOEM Chapter 12 Low Back Complaints Page(s): 298-99, 305.", [(*BACK, ("298-99", "305"), ())]),
    ("ACOEM Chapter 12 Low Back Complaints Page(s): 303 and 309.", [(*BACK, ("303", "309"), ())]),
    ("ACOEM Practice Guidelines, Chapter 12 Low Back Complaints, page 303.", [(*BACK, ("303",), ())]),
    ("ACOEM Chapter 12, pp. 303-305.", [(*BACK, ("303-305",), ())]),
    ("ACOEM Page(s): 503.", [("acoem-2004", None, ("503",), ())]),
    ("ACOEM.", [("acoem-2004", None, (), ())]),
    (
        "ACOEM Chapter 5 Cornerstones of Disability Prevention and Management Page(s): 92.",
        [("acoem-2004", 5, ("92",), ())],
    ),
    ("ACOEM Chapter 12 Low Back Complaints Imaging Page(s): 303.", [(*BACK, ("303",), ("Imaging",))]),
    (
        "Chronic Pain Treatment Guidelines Topical Analgesics Page(s): 111-113.",
        [("mtus-chronic-pain-2009", None, ("111-113",), ("Topical Analgesics",))],
    ),
    ("Chronic Pain Medical Treatment Guidelines.", [("mtus-chronic-pain-2009", None, (), ())]),
    ("Postsurgical Treatment Guidelines.", [("mtus-postsurgical-2009", None, (), ())]),
    ("Neck and Upper Back Complaints 2004.", [(*NECK, (), ())]),
    (
        "Neck and Upper Back Complaints 2004, Section(s): Special Studies.",
        [(*NECK, (), ("Special Studies",))],
    ),
    (
        "Shoulder Complaints 2004, Section(s): Initial Care, Follow-up Visits.",
        [("acoem-2004", 9, (), ("Initial Care", "Follow-up Visits"))],
    ),
    (
        "Elbow Complaints 2007, Section(s): Recommendations.",
        [("acoem-2007-elbow", 10, (), ("Recommendations",))],
    ),
    ("Elbow Complaints 2004.", [("acoem-2004", 10, (), ())]),
    ("Forearm, Wrist, and Hand Complaints 2004.", [(*HAND, (), ())]),
    ("Forearm, Wrist and Hand Complaints 2004.", [(*HAND, (), ())]),
    (
        "Forewarm, Wrist, and Hand Complaints 2004, Section(s): Physical Methods.",
        [(*HAND, (), ("Physical Methods",))],
    ),
    ("Accupuncture Treatment 2007.", [("mtus-acupuncture-2007", None, (), ())]),
    ("Opiod Treatment 2016.", [("mtus-opioids-2016", None, (), ())]),
    ("Knee Complaints 2004, Section(s): Inital Care.", [(*KNEE, (), ("Inital Care",))]),
    ("Stress Related Conditions 2004.", [("acoem-2004", 15, (), ())]),
    ("Eye 2004.", [("acoem-2004", 16, (), ())]),
    (
        "General Approaches 2004, Section(s): Prevention.",
        [("acoem-2004", "general_approaches", (), ("Prevention",))],
    ),
    (
        "Chronic Pain Medical Treatment 2016, Section(s): Opioids, criteria for use.",
        [(*PAIN, (), ("Opioids, criteria for use",))],
    ),
    (
        "Chronic Pain Medical Treatment 2016, Section(s): Ultrasound, therapeutic, Summary.",
        [(*PAIN, (), ("Ultrasound, therapeutic", "Summary"))],
    ),
    (
        PAIN_2016 + "NSAIDs, GI symptoms & cardiovascular risk, Topical analgesics.",
        [(*PAIN, (), ("NSAIDs, GI symptoms & cardiovascular risk", "Topical analgesics"))],
    ),
    (
        "Chronic Pain Medical Treatment 2016, Section(s): Examplol (Brandol, Brandol DS [otc]), Summary.",
        [(*PAIN, (), ("Examplol (Brandol, Brandol DS [otc])", "Summary"))],
    ),
    (
        "Opioid Treatment 2016, Section(s): 3.3.9 Opioids for Chronic Pain: Maintenance.",
        [("mtus-opioids-2016", None, (), ("3.3.9 Opioids for Chronic Pain: Maintenance",))],
    ),
    (
        "Opioid Treatment 2016, Section(s): 3. Overview: Recommendations.",
        [("mtus-opioids-2016", None, (), ("3. Overview: Recommendations",))],
    ),
    ("Low Back Complaints 2004, and Knee Complaints 2004.", [(*BACK, (), ()), (*KNEE, (), ())]),
    (
        (
            "Low Back Complaints 2004, Section(s): Summary, "
            "and Forearm, Wrist, and Hand Complaints 2004, Section(s): Initial Care."
        ),
        [(*BACK, (), ("Summary",)), (*HAND, (), ("Initial Care",))],
    ),
    (
        (
            "General Approaches 2004, Section(s): Initial Approaches to Treatment, "
            "and Chronic Pain Medical Treatment 2016."
        ),
        [("acoem-2004", "general_approaches", (), ("Initial Approaches to Treatment",)), (*PAIN, (), ())],
    ),
    (
        "ACOEM Chapter 9 Shoulder Complaints Page(s): 207, Chronic Pain Treatment Guidelines.",
        [("acoem-2004", 9, ("207",), ()), ("mtus-chronic-pain-2009", None, (), ())],
    ),
    (
        "Chronic Pain Treatment Guidelines Walking aids Page(s): 12-13; Splints Page(s): 99.",
        [("mtus-chronic-pain-2009", None, ("12-13", "99"), ("Walking aids", "Splints"))],
    ),
    ("ACOEM OMPG (Second Edition, 2004), Chapter 13 Knee Complaints.", [(*KNEE, (), ())]),
    ("Low Back Disorders 2016.", [("acoem-low-back-2016", None, (), ())]),
    ("Low Back Disorders 2020, Section(s): MRI.", [("acoem-low-back-2020", None, (), ("MRI",))]),
    ("Cervical and Thoracic Spine 2019.", [("acoem-cervical-thoracic-2019", None, (), ())]),
    ("Hip and Groin 2011.", [("acoem-hip-groin-2011", None, (), ())]),
    ("Hand, Wrist, and Forearm Disorders 2019.", [("acoem-hand-wrist-forearm-2019", None, (), ())]),
    ("Workplace Mental Health: PTSD and Acute Stress 2018.", [("acoem-ptsd-2018", None, (), ())]),
    ("Coronavirus (COVID-19) 2021.", [("acoem-covid-19-2021", None, (), ())]),
    ("Chronic Pain 2017.", [("acoem-chronic-pain-2017", None, (), ())]),
]


@pytest.mark.parametrize(("words", "expected"), LINES, ids=[words[:60] for words, _ in LINES])
def test_mtus_titles_name_guideline_chapter_and_place(words, expected):
    line = parse(MTUS + words)
    assert line.basis == "mtus"
    assert [(c.guideline, c.chapter, c.pages, c.sections) for c in line.citations] == expected


def test_unknown_title_keeps_its_words_and_no_guideline():
    (citation,) = parse(MTUS + "Invented Complaints of the Tail 2004, Section(s): Summary.").citations
    assert (citation.guideline, citation.title) == (None, "Invented Complaints of the Tail")
    assert (citation.year, citation.sections) == (2004, ("Summary",))


def test_year_that_fits_no_edition_names_no_guideline():
    (citation,) = parse(MTUS + "Low Back Disorders 1999.").citations
    assert (citation.guideline, citation.title, citation.year) == (None, "Low Back Disorders", 1999)


def test_unknown_title_does_not_swallow_the_next_one():
    line = parse(MTUS + "Invented Complaints 2004, Section(s): Summary, and Knee Complaints 2004.")
    assert [c.guideline for c in line.citations] == [None, "acoem-2004"]
