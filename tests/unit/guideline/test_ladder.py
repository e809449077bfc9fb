"""The ladder of evidence by the day of the decision."""

from datetime import date

import pytest

from openimr.case import Service
from openimr.guideline import GuidelineError, gap, ladder, standard


@pytest.mark.parametrize(
    ("day", "tiers"),
    [
        (date(2014, 9, 11), ["mtus", "odg", "other_guideline", "study"]),
        (date(2016, 12, 9), ["mtus", "acoem_current", "odg", "other_guideline", "study"]),
    ],
)
def test_the_schedule_comes_first_and_the_rest_as_the_regulation_of_the_day_says(day, tiers):
    assert [tier.id for tier in ladder(day)] == tiers
    assert all(tier.reference for tier in ladder(day))


@pytest.mark.parametrize(
    ("day", "rule", "recalled"),
    [
        (date(2017, 12, 31), "strict_order", False),
        (date(2018, 1, 1), "as_set_forth_in_the_mtus", True),
    ],
)
def test_the_labor_code_orders_the_standards_until_2017(day, rule, recalled):
    assert (standard(day).rule, standard(day).recalled) == (rule, recalled)


def test_a_day_before_the_first_rule_is_an_error_that_names_the_first_day():
    with pytest.raises(GuidelineError, match="2009-07-18"):
        ladder(date(2001, 1, 1))


def test_a_stronger_source_that_the_data_lack_is_known():
    mri = Service("mri", "head")
    assert gap(mri, "mtus", date(2018, 5, 1))
    assert gap(mri, "mtus", date(2016, 5, 1)) is None
