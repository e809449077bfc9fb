"""Every row of the table of deadlines against dates worked by hand."""

from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from openimr.process.clock import deadline, explain, rules
from openimr.programs.load import DEFAULT

TABLE = yaml.safe_load(Path(__file__).with_name("deadlines.yaml").read_text("utf-8"))


def moment(value):
    return datetime.fromisoformat(value) if isinstance(value, str) else value


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['rule']}-{row['trigger']}")
def test_due(row):
    found = deadline(
        row["rule"],
        moment(row["trigger"]),
        service=row.get("service", "personal"),
        priority=row.get("priority", "standard"),
    )
    assert found.due == moment(row["due"]), row["why"]
    assert found.recalled == row.get("recalled", False)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['rule']}-{row['trigger']}")
@pytest.mark.parametrize(("language", "mark"), [("en", "recalled"), ("es", "de memoria")])
def test_recalled_rules_say_so_in_every_language(row, language, mark):
    found = deadline(row["rule"], moment(row["trigger"]), service=row.get("service", "personal"))
    told = explain(found, language)
    assert found.recalled == (mark in told)
    if isinstance(found.due, date):
        assert found.due.strftime("%m/%d/%Y") in told


def test_every_rule_has_two_worked_dates():
    for number in rules(DEFAULT):
        assert sum(row["rule"] == number for row in TABLE) >= 2, number
