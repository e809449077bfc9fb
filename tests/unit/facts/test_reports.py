"""Reports as they come off the page: titles, tables, letterheads and forms."""

import pytest

from openimr.facts import Fact, extract


def told(text: str, concept: str) -> list[Fact]:
    return [fact for fact in extract(text) if fact.concept == concept]


@pytest.mark.parametrize(
    "text",
    [
        "Casey Sample, MD\nPain Medicine\n",
        "Board certified in Physical Medicine and Rehabilitation.",
        "Hillside Occupational Medicine",
        "Casey Sample, MD\nOrthopaedic Surgery, Spine\n",
        "Department of Surgery\nLakeview Imaging Center\n",
        "Medications\nNone.\n",
        "Imaging\nNot reviewed today.\n",
        "Physical Therapy\nHillside Clinic\n",
        "Fictional example, page 2 of 3",
    ],
)
def test_letterheads_specialties_and_titles_tell_no_fact(text: str) -> None:
    assert extract(text) == ()


def test_the_head_of_a_report_tells_the_injury_alone() -> None:
    head = (
        "Patient: Sample, Casey\nDate of birth: 01/02/1970\nClaim number: 00-1\nEmployer: Example Roofing\n"
        "Date of injury: 03/04/2015\n"
    )
    assert [fact.concept for fact in extract(head)] == ["trauma"]
    assert [fact.concept for fact in extract("Date of injury\n03/04/2015\n")] == ["trauma"]


TABLE = """Motor examination
Muscle (root) Right Left
Quadriceps (L3-4) 5/5 5/5
Tibialis anterior (L4-5) 5/5 4+/5
Extensor hallucis longus (L5) 5/5 3/5
Hoffmann's sign Absent Absent
"""


def test_a_table_of_strength_tells_the_weaker_side_level_and_grade() -> None:
    rows = [f for f in told(TABLE, "neuro_deficit") if f.kind == "motor"]
    assert [(f.quote, f.status, f.side, dict(f.value or {})) for f in rows] == [
        ("Quadriceps", "exam_negative", "bilateral", {"grade": "5/5", "level": "L3-4"}),
        ("Tibialis anterior", "affirmed", "left", {"grade": "4/5", "level": "L4-5", "clarity": "equivocal"}),
        (
            "Extensor hallucis longus",
            "affirmed",
            "left",
            {"grade": "3/5", "level": "L5", "clarity": "unequivocal"},
        ),
    ]
    assert [f.status for f in told(TABLE, "neuro_deficit") if f.kind == "reflex"] == ["exam_negative"]


def test_the_head_of_a_table_may_put_the_left_side_first() -> None:
    rows = told("Muscle Left Right\nDeltoid 4/5 5/5\n", "neuro_deficit")
    assert [(f.side, f.status) for f in rows] == [("left", "affirmed")]


def test_after_its_own_side_a_row_tells_later_visits() -> None:
    rows = told("January February March\nLeft great toe extension 5/5 4/5 3/5\n", "neuro_deficit")
    assert [(f.side, (f.value or {})["grade"]) for f in rows] == [("left", "3/5")]


PLAN = """Plan
1. Continue naproxen.
2. Physical therapy, twelve visits.
3. X-ray of the left knee.
Examination
X-rays of the right wrist were normal.
"""


def test_what_stands_under_the_title_of_a_plan_is_planned() -> None:
    assert [f.status for f in told(PLAN, "conservative_treatment")] == ["affirmed", "conditional"]
    assert [(f.region, f.status) for f in told(PLAN, "prior_imaging")] == [
        ("knee", "conditional"),
        ("wrist_hand", "affirmed"),
    ]


FORM = """Requested treatment
Diagnosis Service Frequency, quantity
Status post cervical fusion MRI of the cervical spine without contrast 1
"""


def test_a_request_form_tells_the_operation_done_and_the_study_asked_for() -> None:
    assert [f.status for f in told(FORM, "prior_surgery")] == ["affirmed"]
    assert [f.status for f in told(FORM, "prior_imaging")] == ["conditional"]
    assert not told(FORM, "procedure_planned")


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Physical therapy gave no lasting relief.", "failed"),
        ("Twelve visits of physical therapy have not helped.", "failed"),
        ("She completed acupuncture without benefit.", "failed"),
        ("Acupuncture gave good relief.", "improved"),
        ("Ibuprofen has not helped but acupuncture gave good relief.", "failed"),
    ],
)
def test_a_treatment_that_did_not_help_has_failed(sentence: str, outcome: str) -> None:
    assert (told(sentence, "conservative_treatment")[0].value or {})["outcome"] == outcome


def test_each_treatment_of_a_sentence_has_its_own_outcome() -> None:
    facts = told("Ibuprofen has not helped but acupuncture gave good relief.", "conservative_treatment")
    assert [(f.value or {})["outcome"] for f in facts] == ["failed", "improved"]


def test_how_long_a_relief_lasted_is_no_length_of_treatment() -> None:
    assert "weeks" not in (
        told("The injection lasted for 6 months.", "conservative_treatment")[0].value or {}
    )
    assert (told("She had six weeks of acupuncture.", "conservative_treatment")[0].value or {})["weeks"] == 6


@pytest.mark.parametrize(
    ("sentence", "clarity", "level"),
    [
        ("Pinprick is clearly reduced over the left foot in the L5 dermatome.", "unequivocal", "L5"),
        ("Heel walking is not possible on the left.", "unequivocal", "L5"),
        ("Left triceps strength is 3/5.", "unequivocal", None),
        ("Left triceps strength is 4+/5.", "equivocal", None),
    ],
)
def test_a_placed_or_clearly_graded_finding_is_unequivocal(
    sentence: str, clarity: str, level: str | None
) -> None:
    value = told(sentence, "neuro_deficit")[0].value or {}
    assert (value["clarity"], value.get("level")) == (clarity, level)
