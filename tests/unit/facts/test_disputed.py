"""A service under review is no earlier study; one of its kind that was made is."""

import pytest

from openimr.case import Service
from openimr.facts import extract

DISPUTED = (Service("mri", "knee"),)


def studies(text: str) -> list[tuple[str, str]]:
    return [(f.quote, f.status) for f in extract(text, disputed=DISPUTED) if f.concept == "prior_imaging"]


@pytest.mark.parametrize(
    "text",
    [
        "The MRI is medically necessary.",
        "There is no documentation of locking to warrant an MRI of the knee.",
        "There are no red flags to support an imaging study.",
    ],
)
def test_service_under_review_is_no_earlier_study(text: str) -> None:
    assert studies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An MRI of the knee on 3/4/2015 showed a tear.", [("MRI of the knee", "affirmed")]),
        ("There is no documentation of a prior MRI of the knee.", [("MRI of the knee", "record_silence")]),
        ("An MRI of the lumbar spine is pending.", [("MRI of the lumbar spine", "conditional")]),
    ],
)
def test_study_made_or_of_another_part_is_kept(text: str, expected: list[tuple[str, str]]) -> None:
    assert studies(text) == expected


def test_operation_dated_before_the_injury_is_historical() -> None:
    from datetime import date

    (fact,) = extract("He underwent lumbar fusion on 03/14/2011.", injury=date(2014, 1, 2))
    assert (fact.concept, fact.status) == ("prior_surgery", "historical")


def test_rule_makes_disc_bulges_findings_of_images() -> None:
    facts = extract("The guidelines state that false-positive findings such as disc bulges mislead.")
    assert [(f.concept, f.status) for f in facts] == [("imaging_finding", "guideline_restatement")]
