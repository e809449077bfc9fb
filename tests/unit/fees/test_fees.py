"""The fee table by its key, what is not known said so, and the penalty ledger of late records."""

from datetime import date
from itertools import pairwise

import pytest
from click.testing import CliRunner

from openimr.cli.fees import command
from openimr.process.errors import ProcessError
from openimr.process.fees import FeeKey, fee, records_penalty
from openimr.programs.load import load

IN_2013, IN_2014, IN_2016, IN_2021 = (date(year, 6, 1) for year in (2013, 2014, 2016, 2021))


@pytest.mark.parametrize(
    ("key", "amount", "recalled"),
    [
        (FeeKey(IN_2013), 560, False),
        (FeeKey(IN_2013, reviewers=2), 760, False),
        (FeeKey(IN_2013, degree="other"), 495, False),
        (FeeKey(IN_2013, degree="other", reviewers=2), 655, False),
        (FeeKey(IN_2013, "expedited"), 685, False),
        (FeeKey(IN_2013, "expedited", reviewers=2), 850, False),
        (FeeKey(IN_2013, "expedited", "other"), 595, False),
        (FeeKey(IN_2013, stage="ended_before_reviewer"), 215, True),
        (FeeKey(date(2014, 3, 31)), 560, False),
        (FeeKey(date(2014, 4, 1)), 420, False),
        (FeeKey(IN_2014, pharmacy_only=True), 390, False),
        (FeeKey(IN_2014, "expedited"), 515, False),
        (FeeKey(IN_2014, stage="ended_before_reviewer"), 160, False),
        (FeeKey(IN_2014, stage="ended_after_reviewer"), 420, False),
        (FeeKey(IN_2016), 390, True),
        (FeeKey(date(2019, 12, 31), "expedited"), 515, True),
        (FeeKey(date(2020, 1, 1)), 345, False),
        (FeeKey(IN_2021, "expedited"), 345, False),
        (FeeKey(IN_2021, pharmacy_only=True), 345, False),
        (FeeKey(IN_2021, stage="ended_before_reviewer"), 115, False),
        (FeeKey(IN_2021, stage="ended_after_reviewer"), 345, True),
    ],
)
def test_fee_by_its_key(key, amount, recalled):
    found = fee(key)
    assert (found.amount, found.recalled) == (amount, recalled)
    assert found.source in found.explanation
    assert ("recalled" in found.explanation) is recalled


def test_years_known_only_roughly_give_a_range():
    assert fee(FeeKey(IN_2016)).least == 345
    assert fee(FeeKey(IN_2016)).notes


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (FeeKey(date(2026, 4, 1)), "rewritten for April 2026"),
        (FeeKey(date(2012, 12, 31)), "began in 2013"),
        (FeeKey(IN_2013, "expedited", "other", 2), "is not known in 2013"),
        (FeeKey(IN_2021, reviewers=2), "is not known"),
    ],
)
def test_what_is_not_known_is_never_invented(key, said):
    with pytest.raises(ProcessError, match=said):
        fee(key)


def test_consolidated_applications_pay_one_fee_as_recalled():
    found = fee(FeeKey(IN_2014, applications=3))
    assert (found.amount, found.recalled) == (420, True)


def test_the_day_that_chooses_the_table_is_a_parameter():
    key = FeeKey(date(2020, 1, 3), submitted=date(2019, 12, 20))
    assert fee(key).period == "from 2020"
    assert fee(key, keyed_on="submitted").period == "2015 to 2019"
    with pytest.raises(ProcessError, match="submission is not given"):
        fee(FeeKey(IN_2021), keyed_on="submitted")


def test_the_periods_leave_no_gap():
    periods = load("fees.yaml")["periods"]
    for earlier, later in pairwise(periods):
        assert (later["since"] - earlier["to"]).days == 1
    assert (load("fees.yaml")["unknown"]["since"] - periods[-1]["to"]).days == 1


@pytest.mark.parametrize(
    ("until", "days", "amount", "capped"),
    [
        (date(2014, 11, 1), 0, 0, False),
        (date(2014, 11, 3), 0, 0, False),
        (date(2014, 11, 4), 1, 500, False),
        (date(2014, 11, 13), 10, 5000, False),
        (date(2014, 11, 14), 11, 5000, True),
    ],
)
def test_late_records_cost_five_hundred_a_day_up_to_five_thousand(until, days, amount, capped):
    penalty = records_penalty(date(2014, 11, 3), until)
    assert (penalty.days, penalty.amount, penalty.capped) == (days, amount, capped)


def test_command():
    done = CliRunner().invoke(command, ["--assigned", "2014-05-01", "--pharmacy-only", "--json"])
    assert done.exit_code == 0
    assert '"amount": 390' in done.output
    assert CliRunner().invoke(command, ["--assigned", "2026-05-01"]).exit_code == 1
    assert (
        CliRunner().invoke(command, ["--assigned", "2014-05-01", "--records-due", "2014-06-01"]).exit_code
        == 2
    )
