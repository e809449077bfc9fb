"""What a rule may test beyond concept and status."""

from datetime import date

import pytest

from openimr.facts import Fact, extract, person


def the(sentence: str, concept: str, **keywords: object) -> Fact:
    return next(fact for fact in extract(sentence, **keywords) if fact.concept == concept)


@pytest.mark.parametrize(
    ("sentence", "concept", "value"),
    [
        (
            "Strength was 4/5 in the right wrist extensors at C6.",
            "neuro_deficit",
            {"clarity": "unequivocal", "grade": "4/5", "level": "C6"},
        ),
        ("The hand strength was slightly diminished on the left.", "neuro_deficit", {"clarity": "equivocal"}),
        (
            "Exam showed decreased sensation in the L5 dermatome.",
            "neuro_deficit",
            {"clarity": "unequivocal", "level": "L5"},
        ),
        (
            "Exam showed diffuse decreased sensation in the left hand.",
            "neuro_deficit",
            {"clarity": "equivocal"},
        ),
        ("The worker reports increased numbness in the hands.", "symptom", {"trend": "worse"}),
        ("The neck pain has improved and is rated 3/10.", "symptom", {"trend": "better"}),
        ("Treatment included 6 sessions of physical therapy.", "conservative_treatment", {"sessions": 6}),
        (
            "She completed twelve weeks of physical therapy without relief.",
            "conservative_treatment",
            {"weeks": 12, "outcome": "failed"},
        ),
        ("There was some relief from acupuncture.", "conservative_treatment", {"outcome": "partial"}),
        (
            "She underwent a fusion from C4 to C7.",
            "prior_surgery",
            {"procedure": "fusion", "levels": "C4-C7"},
        ),
        (
            "An MRI of the neck was done on 5/6/2015. This showed mild degenerative changes.",
            "prior_imaging",
            {"result": "mild"},
        ),
        ("X-rays of the knee taken 5/6/2015 were normal.", "prior_imaging", {"result": "normal"}),
        ("The MRI of the neck revealed a severe disc extrusion.", "prior_imaging", {"result": "abnormal"}),
        (
            "The MRI was requested to rule out radiculopathy.",
            "request_purpose",
            {"purpose": "rule_out_radiculopathy"},
        ),
        ("No rationale was given for the request.", "request_purpose", {"purpose": "not_stated"}),
    ],
)
def test_value_of_a_fact(sentence: str, concept: str, value: dict[str, object]) -> None:
    fact = the(sentence, concept)
    assert fact.value is not None
    assert {name: fact.value.get(name) for name in value} == value


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "precision"),
    [
        ("5/6/2015", date(2015, 5, 6), date(2015, 5, 6), "day"),
        ("05-06-15", date(2015, 5, 6), date(2015, 5, 6), "day"),
        ("May 6, 2015", date(2015, 5, 6), date(2015, 5, 6), "day"),
        ("2015-05-06", date(2015, 5, 6), date(2015, 5, 6), "day"),
        ("May of 2015", date(2015, 5, 1), date(2015, 5, 31), "month"),
        ("February 2016", date(2016, 2, 1), date(2016, 2, 29), "month"),
    ],
)
def test_dates_are_intervals(written: str, earliest: date, latest: date, precision: str) -> None:
    time = the(f"An MRI of the neck was done on {written} and read.", "prior_imaging").time
    assert time is not None
    assert (time.earliest, time.latest, time.precision) == (earliest, latest, precision)


def test_a_bare_year_is_that_year() -> None:
    time = the("She underwent a lumbar fusion in 2012.", "prior_surgery").time
    assert time is not None
    assert (time.earliest, time.latest) == (date(2012, 1, 1), date(2012, 12, 31))


@pytest.mark.parametrize("written", ["13/40/2015", "2/30/2015"])
def test_no_date_is_made_of_what_is_none(written: str) -> None:
    assert the(f"An MRI of the neck was done on {written} and read.", "prior_imaging").time is None


def test_a_study_before_the_injury_is_historical() -> None:
    sentence = "An MRI of the neck was done on 5/6/2015 and read."
    assert the(sentence, "prior_imaging", injury=date(2016, 1, 1)).status == "historical"
    assert the(sentence, "prior_imaging", injury=date(2015, 1, 1)).status == "affirmed"


def test_a_study_in_dispute_is_no_earlier_study() -> None:
    text = "The plan was for an MRI of the left knee. Utilization review denied the MRI of the left knee."
    assert not [fact for fact in extract(text) if fact.concept == "prior_imaging"]


def test_a_planned_study_that_is_not_in_dispute_is_conditional() -> None:
    text = "An MRI of the left shoulder is recommended. Utilization review denied the lumbar MRI."
    studies = [fact for fact in extract(text) if fact.concept == "prior_imaging"]
    assert [(fact.region, fact.status) for fact in studies] == [("shoulder", "conditional")]


def test_planned_surgery_is_a_plan_and_not_an_operation_done() -> None:
    concepts = {fact.concept for fact in extract("A cervical fusion was requested.")}
    assert "procedure_planned" in concepts
    assert "prior_surgery" not in concepts


def test_the_cue_that_set_the_status_is_kept() -> None:
    text = "There is no documentation of physical therapy."
    fact = the(text, "conservative_treatment")
    assert fact.cue is not None
    assert "no documentation" in text[fact.cue.start : fact.cue.end]
    assert fact.found_by.startswith("facts.conservative_treatment/")


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("A 58-year-old gentleman with neck pain was seen.", 58, "male"),
        ("The worker is a 31 year old female.", 31, "female"),
        ("The worker was seen.", None, None),
    ],
)
def test_person(text: str, age: int | None, sex: str | None) -> None:
    assert person(text) == {"age": age, "sex": sex}


NOTE = """PROGRESS REPORT
SUBJECTIVE: Patient complains of neck pain radiating to the left arm. Numbness: left thumb.
OBJECTIVE: Cervical spine: ROM limited. Strength 4/5 left wrist extensors. Gait normal.
IMAGING: X-rays cervical spine 01/15/2016: no fracture, normal alignment.
DIAGNOSES:
1. Cervical radiculopathy
2. Cervical strain
PLAN:
1. MRI cervical spine without contrast
2. Physical therapy 2 x 6
"""


def test_a_progress_note_of_lines_and_labels() -> None:
    found = {(f.concept, f.kind, f.status, f.region) for f in extract(NOTE)}
    assert {
        ("symptom", "pain", "affirmed", "cervical_spine"),
        ("radicular_symptom", None, "affirmed", "upper_extremity"),
        ("symptom", "numbness", "affirmed", "wrist_hand"),
        ("exam_finding", "range_of_motion", "affirmed", "cervical_spine"),
        ("neuro_deficit", "motor", "affirmed", "wrist_hand"),
        ("neuro_deficit", "gait", "exam_negative", None),
        ("prior_imaging", "xray", "affirmed", "cervical_spine"),
        ("diagnosis", "radiculopathy", "affirmed", "cervical_spine"),
        ("diagnosis", "strain_sprain", "affirmed", "cervical_spine"),
        ("prior_imaging", "mri", "conditional", "cervical_spine"),
        ("conservative_treatment", "physical_therapy", "conditional", None),
    } <= found


def test_films_without_a_finding_are_normal() -> None:
    assert the(NOTE, "prior_imaging").value == {"result": "normal"}


@pytest.mark.parametrize(
    "words", ["the past 3-4 weeks", "the last two to four (2-4) weeks", "the last 4 weeks"]
)
def test_weeks_past_count_back_from_the_document(words: str) -> None:
    sentence = f"The worker reports knee pain over {words}."
    assert the(sentence, "symptom").time is None
    time = the(sentence, "symptom", written=date(2016, 3, 29)).time
    assert time is not None
    assert (time.earliest, time.latest) == (date(2016, 3, 1), date(2016, 3, 29))
